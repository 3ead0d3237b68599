import type { Format, Mapping, ReaderContext, Table } from "../contract.ts";
import { channelOf } from "./channel-of.ts";
import { encodingNamed, encodingOfHead, encodingOfPieces } from "./detect-encoding.ts";
import { checkMail, detectFormat, notWhatItSays } from "./detect-format.ts";
import { detectLayout } from "./detect-layout.ts";
import { detectTable } from "./detect-table.ts";
import { findDateFormat } from "./find-date-format.ts";
import { jsonHeader } from "./json-header.ts";
import { refuseBinary, refuseControls } from "./refuse-binary.ts";
import type { Sample } from "./sample.ts";
import { isTicket, looksLikeTickets, peopleFileOf } from "../layouts/zendesk/detect-tickets.ts";
import { ZENDESK_SOURCE } from "../layouts/zendesk/ticket.ts";

/** The structure is looked for in this much of the beginning. */
const STRUCTURE = 512 * 1024;

/** What somebody says of a file, read. */
export interface Told {
  readonly format: Format | undefined;
  readonly mapping: Mapping | undefined;
  /** Where the file lies, if somebody named it there: then a file beside it may belong to it. */
  readonly path?: string | undefined;
}

/** A context with what was decided on the way to it, in sentences. */
export interface Found {
  readonly context: ReaderContext;
  readonly notes: readonly string[];
}

/** How a table is written, before it is known what its columns mean. */
export interface TableFacts {
  readonly format: Format;
  readonly mapping: Mapping | undefined;
  readonly encoding: string;
  readonly table: Table;
  /** The beginning, in whole lines. */
  readonly text: string;
  readonly notes: readonly string[];
}

/** Mail and tickets, of which nothing more needs to be found out, or a table. */
export type Structure = ({ readonly kind: "known" } & Found) | { readonly kind: "table"; readonly facts: TableFacts };

/** Finds out how a file is written; `name` is for messages. Throws Failures for what is no text or not what it says. */
export async function structureOf(name: string, sample: Sample, told: Told): Promise<Structure> {
  refuseBinary(name, sample.head);
  const asBytes = sample.head.toString("latin1", 0, STRUCTURE).replace(/^\u{ef}\u{bb}\u{bf}/u, "");
  const ofHead = encodingOfHead(sample.head);
  if (!ofHead || ofHead.encoding === "utf-8") {
    refuseControls(name, sample.head);
    const format = told.format ?? detectFormat(name, asBytes);
    checkMail(name, format, asBytes);
    if (format === "mbox" || format === "eml") return { kind: "known", ...mailContext(format, told.mapping) };
    if (format === "json" || (format === "jsonl" && !told.mapping && isTicket(firstLine(asBytes)))) {
      if (format === "json" && !looksLikeTickets(asBytes)) throw notWhatItSays(name, format);
      return { kind: "known", ...(await ticketContext(format, asBytes, told)) };
    }
  }
  const { encoding, note } = await encodingOf(sample, ofHead, told.mapping);
  const text = textOf(sample, encoding);
  const format = told.format ?? detectFormat(name, text);
  const table = tableOf(text, format, told.mapping);
  if (format === "jsonl" && table.header.length === 0) throw notWhatItSays(name, format);
  const notes = note === undefined ? [] : [note];
  return { kind: "table", facts: { format, mapping: told.mapping, encoding, table, text, notes } };
}

const firstLine = (text: string): string => text.slice(0, text.indexOf("\n") === -1 ? undefined : text.indexOf("\n"));

async function ticketContext(format: Format, text: string, { path, mapping }: Told): Promise<Found> {
  const people = format === "json" ? await peopleFileOf(text, path) : undefined;
  const told = {
    inside: "Who wrote a ticket is taken from the users in the file.",
    beside: "Who wrote a ticket is taken from users.json beside it.",
    nowhere: "Who wrote a ticket is known by number only; with users.json beside the file also by name and address.",
  }[people?.kind ?? "nowhere"];
  const facts = { format, encoding: "utf-8", layout: "zendesk", timeZone: "UTC" } as const;
  const channel = mapping?.source?.channel ?? ZENDESK_SOURCE.channel;
  const notes = [told, "Comments on tickets are not read from a file, so nothing is said of answers."];
  return { context: { ...facts, channel, ...(people ? { people } : {}), ...(mapping ? { mapping } : {}) }, notes };
}

function mailContext(format: Format, mapping: Mapping | undefined): Found {
  const notes = mapping?.organisation
    ? []
    : [
        "Which addresses are yours is not known (organisation in a mapping file), so every mail is read as one from outside.",
      ];
  const facts = { format, encoding: "per-message", layout: "mail", timeZone: mapping?.time_zone ?? "UTC" } as const;
  const channel = mapping?.source?.channel ?? "email";
  return { context: { ...facts, channel, ...(mapping ? { mapping } : {}) }, notes };
}

async function encodingOf(sample: Sample, ofHead: ReturnType<typeof encodingOfHead>, mapping: Mapping | undefined) {
  if (mapping?.encoding !== undefined) return { encoding: encodingNamed(mapping.encoding), note: undefined };
  return ofHead ?? encodingOfPieces(sample.pieces());
}

/** The beginning as text, up to the end of a line. */
function textOf({ head, complete }: Sample, encoding: string): string {
  const whole = complete && head.length <= STRUCTURE;
  const text = new TextDecoder(encoding).decode(head.subarray(0, STRUCTURE));
  const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return whole || end === -1 ? text : text.slice(0, end + 1);
}

function tableOf(text: string, format: Format, mapping: Mapping | undefined): Table {
  if (format === "jsonl") return { delimiter: "", newline: "\n", header: jsonHeader(text), recordsBefore: 0 };
  return detectTable(text, { format, mapping });
}

/** What the columns of a table mean; its dates are not known yet. Throws Failures `unknown_layout`, `unknown_column`. */
export function undatedContext(name: string, facts: TableFacts): ReaderContext {
  const { mapping, encoding, table, text } = facts;
  const layout = detectLayout(name, table.header, mapping);
  const format = facts.format === "csv" && table.delimiter === "\t" ? "tsv" : facts.format;
  const timeZone = mapping?.time_zone ?? "UTC";
  const bare = { format, encoding, layout, table, timeZone, ...(mapping ? { mapping } : {}) };
  return { ...bare, channel: mapping?.source?.channel ?? channelOf(text, bare) };
}

/** The same with the form of its dates. Throws Failures `ambiguous_dates`, `unknown_date_format`. */
export async function datedContext(
  name: string,
  sample: Sample,
  { text, context }: { readonly text: string; readonly context: ReaderContext },
): Promise<Found> {
  const dates = await findDateFormat(name, sample, { text, context });
  return { context: { ...context, dateFormat: dates.format }, notes: dates.notes };
}
