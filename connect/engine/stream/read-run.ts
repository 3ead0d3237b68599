import type { StreamManifest, Values } from "../../manifest/index.ts";
import type { Delivery } from "../../records/index.ts";
import type { Drift, StreamPage } from "../../streams/index.ts";
import { AnswerFailure } from "../exchange/judge.ts";
import { readySettings } from "../exchange/ready-settings.ts";
import { noDetails } from "../failures.ts";
import type { MappedRecord } from "../mapping/messages.ts";
import { parseJson } from "../mapping/parse.ts";
import { cursorOf, type Place, type StoredCursor } from "../rules/cursor.ts";
import { compareFields, NO_FIELDS, type PageFields } from "../rules/drift.ts";
import { startPlace } from "../rules/paging.ts";
import type { Reading } from "./ask-page.ts";
import { deliveredOf } from "./delivered.ts";
import { valuesOfRecord, walk, type WalkedPage } from "./walk.ts";

/** What one run is asked for. */
export interface Run {
  readonly stream: StreamManifest;
  readonly cursor: unknown;
  readonly since: Date;
}

/** One page with each record beside what came of it. */
export interface RunPage {
  readonly records: readonly { readonly raw: string; readonly items: readonly Delivery[] }[];
  readonly cursor: StoredCursor;
  readonly answer: StreamPage["answer"];
  readonly drift: readonly Drift[];
}

/** Answers to a place that they do not know (any more). */
const STALE = new Set([400, 404, 410, 422]);

/**
 * Reads a stream from where it was left to its end. What is asked for (`since`) stays the same for the whole run, and
 * only its end moves it on, so a run that is cut goes on in its pages and loses nothing, in whatever order they come.
 */
export async function* readRun(given: Reading, { stream, cursor: kept, since: wanted }: Run): AsyncGenerator<RunPage> {
  const reading: Reading = { ...given, settings: readySettings(given.manifest, given.settings) };
  const { ground } = reading;
  const oldest = oldestOf(stream, wanted, ground.now());
  const known = cursorOf(kept);
  const since = later(known ? new Date(known.since) : oldest, oldest);
  const begun = known?.place && known.asked !== null ? new Date(known.asked) : null;
  const asked = begun ?? later(new Date(since.getTime() - stream.overlap_seconds * 1000), oldest);
  const start = startPlace(stream.paging, asked);
  let cursor: StoredCursor = {
    ...(known ?? { since: since.toISOString(), newest: null, place: null, fields: NO_FIELDS }),
    asked: asked.toISOString(),
  };
  const again = async function* (place: Place): AsyncGenerator<RunPage> {
    for await (const page of walk(reading, walkOf(stream, asked), place)) {
      const settled = stream.order === "newest_first" && isAllKnown(page.records, asked);
      const { records, fields } = await withDetails(reading, { stream, page, asked, oldest });
      const { known: learnt, drift } = compareFields(cursor.fields, fields, stream.required);
      const newest = newestOf(cursor.newest, page.records, ground.now());
      // Windows were read up to their end, whatever was in them.
      const reached = stream.paging.kind === "time_window" ? page.until.toISOString() : newest;
      const ends = page.next.kind === "end" || settled;
      cursor = ends
        ? {
            since: reached === null ? cursor.since : later(new Date(reached), since).toISOString(),
            asked: null,
            newest: null,
            place: page.next.kind === "end" ? page.next.keep : null,
            fields: learnt,
          }
        : { ...cursor, newest, place: page.next.kind === "next" ? page.next.place : null, fields: learnt };
      const { bytes, milliseconds } = page.answer;
      yield { records, cursor, answer: { bytes, milliseconds }, drift };
      if (ends) return;
    }
  };
  const place = known?.place ?? start;
  let gaveAny = false;
  try {
    for await (const page of again(place)) {
      gaveAny = true;
      yield page;
    }
  } catch (error) {
    // Places in pages do not last for ever; then the run begins anew, and what comes twice counts once.
    const stale = known?.place && !gaveAny && error instanceof AnswerFailure && STALE.has(error.status);
    if (!stale) throw error;
    yield* again(start);
  }
}

/** Persons and documents are wanted however old they are: what they say holds until they say something else. */
function oldestOf({ maps, backfill_days: days }: StreamManifest, wanted: Date, now: Date): Date {
  if (maps === "interactions") return wanted;
  return new Date(days === undefined ? 0 : Math.max(0, now.getTime() - days * DAY_MS));
}

const DAY_MS = 86_400_000;

function walkOf({ request, paging, records, watermark, detail, map }: StreamManifest, since: Date) {
  const nothing: Values = () => undefined;
  return { request, paging, records, watermark, map: detail ? undefined : map, since, values: nothing };
}

interface Detailing {
  readonly stream: StreamManifest;
  readonly page: WalkedPage;
  /** What was asked for, and the oldest that is wanted at all. */
  readonly asked: Date;
  readonly oldest: Date;
}

/** The records of a page with what came of them; where the list does not say everything, each is asked for by itself. */
async function withDetails(
  reading: Reading,
  { stream, page, asked, oldest }: Detailing,
): Promise<{ readonly records: RunPage["records"]; readonly fields: PageFields }> {
  const { detail, map, maps } = stream;
  const outcome = (record: MappedRecord, index: number) => ({
    raw: record.raw,
    items: deliveredOf(record, { record: index + 1, line: 1 }, maps).filter((item) => isWanted(item, oldest)),
  });
  if (!detail) {
    return {
      records: page.records.map(outcome),
      fields: { records: page.head.records, fields: page.head.fields },
    };
  }
  const all: { raw: string; items: readonly Delivery[] }[] = [];
  const fields: Record<string, number> = {};
  const gone = { details: 0 };
  let count = 0;
  for (const [index, parent] of page.records.entries()) {
    if (parent.fault) {
      all.push(outcome(parent, index));
      continue;
    }
    // In a list that begins with the newest, what is known already needs no request of its own.
    if (stream.order === "newest_first" && isKnown(parent, asked)) continue;
    const { request, paging, records } = detail;
    const values = valuesOfRecord(parseJson(parent.raw));
    const inner = { request, paging, records, map, parent: parent.raw, since: asked, values };
    for await (const found of ofOne(walk(reading, inner, startPlace(paging, asked)), gone)) {
      all.push(...found.records.map((record) => outcome(record, index)));
      count += found.head.records;
      for (const [name, times] of Object.entries(found.head.fields)) fields[name] = (fields[name] ?? 0) + times;
    }
  }
  if (gone.details >= MOST_GONE && gone.details === page.records.length) throw noDetails(gone.details);
  return { records: all, fields: { records: count, fields } };
}

/** Where none of so many records is to be found by itself, not they are gone but the address is wrong. */
const MOST_GONE = 5;

/** The pages of one detail; a record that went between list and detail has none. */
async function* ofOne(pages: AsyncGenerator<WalkedPage>, gone: { details: number }): AsyncGenerator<WalkedPage> {
  try {
    yield* pages;
  } catch (error) {
    if (!(error instanceof AnswerFailure && (error.status === 404 || error.status === 410))) throw error;
    gone.details++;
  }
}

function isWanted(item: Delivery, oldest: Date): boolean {
  return item.status !== "understood" || Date.parse(item.record.at) >= oldest.getTime();
}

function isKnown({ watermark }: MappedRecord, asked: Date): boolean {
  return watermark !== null && Date.parse(watermark) < asked.getTime();
}

function isAllKnown(records: readonly MappedRecord[], asked: Date): boolean {
  return records.length > 0 && records.every((record) => isKnown(record, asked));
}

/** The newest change; one that lies in the future counts as now, else nothing would be read until then. */
function newestOf(before: string | null, records: readonly MappedRecord[], now: Date): string | null {
  const times = [before, ...records.map(({ watermark }) => watermark)]
    .map((text) => (text === null ? Number.NaN : Date.parse(text)))
    .filter((time) => !Number.isNaN(time));
  return times.length === 0 ? null : new Date(Math.min(now.getTime(), Math.max(...times))).toISOString();
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
