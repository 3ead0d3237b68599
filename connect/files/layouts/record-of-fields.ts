import type { SourceRecord } from "@firsthand/connect/records";

import type { Field } from "../contract.ts";
import type { BoundFields, Cell } from "./bound-fields.ts";
import { copiedIn, partyReader } from "./parties.ts";
import { ratingReader } from "./ratings.ts";
import type { LayoutSettings, Understand } from "./row.ts";
import { flagIn, missing, nameIn, numberIn, wordIn } from "./values.ts";
import { shown, Unreadable } from "../unreadable.ts";

const DIRECTIONS = new Map<string, SourceRecord["direction"]>([
  ["in", "in"],
  ["out", "out"],
  ["inbound", "in"],
  ["outbound", "out"],
  ["incoming", "in"],
  ["outgoing", "out"],
]);
const KINDS = new Map(
  (["message", "post", "review", "survey_answer", "call", "order", "event"] as const).map((kind) => [
    kind as string,
    kind,
  ]),
);
const SUBJECT_LIMIT = 10_000;
const PARENTS_LIMIT = 1000;

/** Puts one field into the record. */
type Fill = (record: SourceRecord, cells: readonly string[]) => void;

/** The understanding of records whose fields are bound to columns: the native layout, and mapping files. */
export function recordOfFields({ fields, rest }: BoundFields, settings: LayoutSettings): Understand {
  const empty: Cell = () => "";
  const cell = (field: Field) => fields.get(field) ?? empty;
  const at = cell("at");
  const direction = cell("direction");
  const channel = cell("channel");
  const fills = fillsOf(fields);
  return (cells, more) => {
    const record: SourceRecord = {
      version: 0,
      deleted: false,
      at: settings.readDate(at(cells)),
      direction: wordIn(direction(cells), "direction", DIRECTIONS) ?? none("direction"),
      kind: "message",
      channel: nameIn(channel(cells), "channel") ?? settings.channel,
      parents: [],
      broadcast: false,
      text: "",
      extra: Object.fromEntries(more ?? []),
    };
    for (const fill of fills) fill(record, cells);
    for (const { name, index } of rest) {
      const value = cells[index];
      if (value) record.extra[name] = value;
    }
    return record;
  };
}

function none(field: string): never {
  throw missing(field);
}

function fillsOf(fields: BoundFields["fields"]): readonly Fill[] {
  const fills: Fill[] = [];
  const when = (field: Field, fill: (record: SourceRecord, cell: string) => void) => {
    const cell = fields.get(field);
    if (cell) fills.push((record, cells) => fill(record, cell(cells)));
  };
  const named = (field: Field, set: (record: SourceRecord, name: string) => void) =>
    when(field, (record, cell) => {
      const name = nameIn(cell, field);
      if (name !== undefined) set(record, name);
    });
  when("text", (record, cell) => (record.text = cell));
  named("id", (record, id) => (record.externalId = id));
  named("thread", (record, thread) => (record.thread = thread));
  named("unit", (record, unit) => (record.unit = unit));
  when("version", (record, cell) => (record.version = versionIn(cell)));
  when("deleted", (record, cell) => (record.deleted = flagIn(cell, "deleted") ?? false));
  when("broadcast", (record, cell) => (record.broadcast = flagIn(cell, "broadcast") ?? false));
  when("kind", (record, cell) => (record.kind = wordIn(cell, "kind", KINDS) ?? "message"));
  when("parents", (record, cell) => (record.parents = parentsIn(cell)));
  when("subject", fillSubject);
  when("handling_seconds", fillHandling);
  when("copied", (record, cell) => {
    const copied = copiedIn(cell);
    if (copied.length > 0) record.copied = copied;
  });
  const author = partyReader("author", fields);
  if (author) fills.push((record, cells) => assignParty(record, "author", author(cells)));
  const recipient = partyReader("recipient", fields);
  if (recipient) fills.push((record, cells) => assignParty(record, "recipient", recipient(cells)));
  const rating = ratingReader(fields);
  if (rating) fills.push((record, cells) => assignRating(record, rating(cells)));
  return fills;
}

function assignParty(record: SourceRecord, who: "author" | "recipient", party: SourceRecord["author"]): void {
  if (party) record[who] = party;
}

function assignRating(record: SourceRecord, rating: SourceRecord["rating"]): void {
  if (rating) record.rating = rating;
}

function fillSubject(record: SourceRecord, cell: string): void {
  if (cell.length > SUBJECT_LIMIT) {
    throw new Unreadable(
      "value_too_long",
      `The subject has ${cell.length} characters, at most ${SUBJECT_LIMIT} are allowed.`,
    );
  }
  if (cell !== "") record.subject = cell;
}

function fillHandling(record: SourceRecord, cell: string): void {
  const seconds = numberIn(cell, "handling_seconds");
  if (seconds === undefined) return;
  if (seconds < 0) throw new Unreadable("bad_value", `handling_seconds is ${shown(cell)}; it cannot be below 0.`);
  record.handlingSeconds = seconds;
}

function versionIn(cell: string): number {
  const version = numberIn(cell, "version") ?? 0;
  if (Number.isSafeInteger(version) && version >= 0) return version;
  throw new Unreadable("bad_value", `version is ${shown(cell)}; it must be a whole number from 0.`);
}

/** Ids separated by spaces, or a JSON list of them. */
function parentsIn(cell: string): string[] {
  const ids = cell.trimStart().startsWith("[") ? idsInJson(cell) : cell.split(/\s+/);
  const parents = [...new Set(ids.flatMap((id) => nameIn(id, "parents") ?? []))];
  if (parents.length <= PARENTS_LIMIT) return parents;
  throw new Unreadable("bad_value", `A record may have ${PARENTS_LIMIT} parents, this one has ${parents.length}.`);
}

function idsInJson(cell: string): string[] {
  try {
    const list: unknown = JSON.parse(cell);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // An id may begin with a bracket.
  }
  return cell.split(/\s+/);
}
