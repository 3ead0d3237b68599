import { Failure } from "@firsthand/kernel/errors";
import type { Delivered, Position, SourceRecord } from "@firsthand/connect/records";

import { FIELDS, type Layout, type ReaderContext, type Table } from "../contract.ts";
import { dateFormatNamed, dateParser } from "../dates/date-format.ts";
import { momentReader } from "../dates/moment.ts";
import { columnsUsed, mappedFields, nativeField, nativeFields, type Cell } from "../layouts/bound-fields.ts";
import { mailReader } from "../layouts/mail/read-mail.ts";
import { recordOfFields } from "../layouts/record-of-fields.ts";
import type { LayoutSettings, Understand } from "../layouts/row.ts";
import { tweetId, TWITTER_COLUMNS, twitterSupport } from "../layouts/twitter-support.ts";
import { ticketRecord, type ZendeskPerson } from "../layouts/zendesk/ticket.ts";
import { Unreadable } from "../unreadable.ts";
import { cellsOf, checkCells, refuseLargeCells, CELL_LIMIT } from "./cells.ts";
import { jsonRow } from "./json-row.ts";
import { bytesOf, type RawRecord } from "./raw-records.ts";
import { textReader } from "./text-of.ts";

/** Understands one raw record; what it cannot understand it rejects with the reason, never throws. */
export type ReadRecord = (raw: RawRecord, position: Position) => Delivered | Promise<Delivered>;

/**
 * The reader that a context describes; `now` (milliseconds since 1970) bounds the dates that can be true. Of `people` the
 * names and addresses are known that a record names by number.
 */
export function readerOf(context: ReaderContext, now: number, people: People = new Map()): ReadRecord {
  if (context.format === "mbox" || context.format === "eml") return mailReader(context, now);
  const understand: FromText =
    context.layout === "zendesk" ? (text) => ticketRecord(text, { people, now }) : recordReader(context, now);
  const textOf = textReader(context.encoding);
  return (raw, position) => {
    try {
      if (raw.trouble) throw new Unreadable(raw.trouble.code, raw.trouble.message);
      return { status: "understood", position, record: understand(textOf(raw)) };
    } catch (error) {
      if (error instanceof Unreadable) return rejected(raw, position, error);
      throw error;
    }
  };
}

/** A rejected record; its bytes are copied, so that they do not keep the stretch that they stand in. */
function rejected(raw: RawRecord, position: Position, error: Unreadable): Delivered {
  const { code, message, externalId } = error;
  const named = externalId ? { externalId } : {};
  return { status: "rejected", position, reason: { code, message }, ...named, raw: Buffer.from(bytesOf(raw)) };
}

type People = ReadonlyMap<string, ZendeskPerson>;

/** From the text of a record to what it says. */
type FromText = (text: string) => SourceRecord;

function recordReader(context: ReaderContext, now: number): FromText {
  const table = tableOf(context);
  const parse = dateParser(dateFormatNamed(context.dateFormat ?? "iso"), context.timeZone);
  const columns = context.format === "jsonl" ? columnsKnown(context) : table.header;
  const { understand, idOf } = understanding(context, {
    header: columns,
    readDate: momentReader(parse, now),
    channel: context.channel,
  });
  const identified: Understand = (cells, more) => {
    try {
      return understand(cells, more);
    } catch (error) {
      if (error instanceof Unreadable) error.externalId = idOf(cells).trim();
      throw error;
    }
  };
  return context.format === "jsonl" ? jsonReader(columns, context.layout, identified) : tableReader(table, identified);
}

function tableOf(context: ReaderContext): Table {
  if (context.table) return context.table;
  throw new Failure({
    code: "incomplete_context",
    status: 500,
    message: `The description of the file says nothing of its columns, which ${context.format} needs.`,
  });
}

/** In JSON lines any line may bring a column that the sample did not have; these have a meaning. */
function columnsKnown({ layout, mapping }: ReaderContext): readonly string[] {
  if (layout === "twitter-support") return TWITTER_COLUMNS;
  return layout === "mapping" && mapping ? columnsUsed(mapping) : FIELDS;
}

interface Understanding {
  readonly understand: Understand;
  /** The id in a record that could not be understood. */
  readonly idOf: Cell;
}

function understanding(context: ReaderContext, settings: LayoutSettings): Understanding {
  const { layout, mapping } = context;
  if (layout === "twitter-support") return { understand: twitterSupport(settings), idOf: tweetId(settings.header) };
  const bound =
    layout === "mapping" && mapping ? mappedFields(settings.header, mapping) : nativeFields(settings.header);
  return { understand: recordOfFields(bound, settings), idOf: bound.fields.get("id") ?? (() => "") };
}

function tableReader({ header, delimiter }: Table, understand: Understand): FromText {
  return (text) => {
    const cells = cellsOf(text, delimiter);
    checkCells(cells, header, text.length);
    return understand(cells);
  };
}

function jsonReader(columns: readonly string[], layout: Layout, understand: Understand): FromText {
  const placeOf = places(columns, layout);
  return (text) => {
    const cells = columns.map(() => "");
    const more = new Map<string, string>();
    for (const [key, value] of jsonRow(text)) {
      const { index, name } = placeOf(key);
      if (index !== -1) cells[index] = value;
      else if (value !== "") more.set(name, value);
    }
    if (text.length > CELL_LIMIT) refuseLargeCells([...cells, ...more.values()], [...columns, ...more.keys()]);
    return understand(cells, more);
  };
}

interface Place {
  /** The column; -1 for what has none. */
  readonly index: number;
  readonly name: string;
}

/** Which column the keys of JSON objects mean, worked out once for each. */
function places(columns: readonly string[], layout: Layout): (key: string) => Place {
  const known = new Map<string, Place>();
  return (key) => {
    const found = known.get(key);
    if (found) return found;
    const name = layout === "native" ? (nativeField(key) ?? key.replace(/^extra\./, "")) : key;
    const place = { index: columns.indexOf(name), name };
    // Objects may have ids for keys.
    if (known.size < 10_000) known.set(key, place);
    return place;
  };
}
