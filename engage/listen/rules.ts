import { sourceRecord, type Delivered, type SourceRecord } from "@firsthand/connect/records";
import { stableId } from "@firsthand/kernel/ids";

/** A revision of a delivery as the log ranks it. */
export interface Revision {
  readonly sourceVersion: number;
  readonly contentHash: string;
}

/** Whether `a` stands above `b`: the higher version of the source wins, then the greater hash of the content. */
export function outranks(a: Revision, b: Revision): boolean {
  return a.sourceVersion === b.sourceVersion ? a.contentHash > b.contentHash : a.sourceVersion > b.sourceVersion;
}

/** One text for equal contents, whatever the order of their keys; undefined values are as good as absent. */
export function canonicalText(value: unknown): string {
  return isInOrder(value) ? (JSON.stringify(value) ?? "null") : sortedText(value);
}

/** Whether JSON itself writes something so: its keys stand in order, and each has a value. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = "";
  for (const key in value) {
    const field: unknown = Reflect.get(value, key);
    if (key <= before || field === undefined || (typeof field === "object" && !isInOrder(field))) return false;
    before = key;
  }
  return !("toJSON" in value);
}

function sortedText(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  let text = "";
  for (const key of Object.keys(value).toSorted()) {
    const field: unknown = Reflect.get(value, key);
    if (field !== undefined) text += `${text === "" ? "{" : ","}${JSON.stringify(key)}:${canonicalText(field)}`;
  }
  return text === "" ? "{}" : `${text}}`;
}

/** What came, as the log can hold it, with the hash of its content. */
export interface Admitted {
  readonly item: Delivered;
  readonly hash: string;
}

/**
 * Brings what came into a form that the log can hold, whoever sent it: NUL and halves of characters become U+FFFD
 * (`raw` then keeps what was there), and a date or a number that no column holds makes it a rejected one.
 */
export function admit(item: Delivered): Admitted {
  const admitted = known.get(item) ?? weigh(item);
  known.set(item, admitted);
  return admitted;
}

/** What was weighed already: while one batch is being written, the next is weighed ahead. */
const known = new WeakMap<Delivered, Admitted>();

function weigh(item: Delivered): Admitted {
  if (item.status === "rejected") return { item: withCleanReason(item), hash: hashOfRaw(item.raw) };
  const text = canonicalText(item.record);
  const refused = unstorable(item.record);
  if (!refused && !(text.includes("\\u") && UNSTORABLE.test(text))) return { item, hash: stableId("content", text) };
  const raw = item.raw ?? Buffer.from(text);
  if (refused) return { item: { ...item, status: "rejected", reason: refused, raw }, hash: hashOfRaw(raw) };
  const record = sourceRecord.parse(JSON.parse(text, (_, value: unknown) => cleaned(value)));
  return { item: { ...item, record, raw }, hash: stableId("content", canonicalText(record)) };
}

/** JSON writes NUL and halves of characters as escapes. */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/;

/** The keys of objects are texts as well. */
function cleaned(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "\uFFFD");
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [cleaned(key), field] as const));
}

function withCleanReason(item: Extract<Delivered, { status: "rejected" }>): Delivered {
  const { code, message } = item.reason;
  return { ...item, reason: { code, message: message.toWellFormed().replaceAll("\0", "\uFFFD") } };
}

function hashOfRaw(raw: Uint8Array): string {
  return stableId("raw", Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("base64"));
}

const FIRST_MOMENT = Date.parse("0001-01-01T00:00:00Z");
const LAST_MOMENT = Date.parse("9999-12-31T23:59:59.999Z");

/** Why no column holds what a record says, if one does not. */
function unstorable({ at, rating, handlingSeconds }: SourceRecord): { code: string; message: string } | undefined {
  const moment = Date.parse(at);
  if (!(moment >= FIRST_MOMENT && moment <= LAST_MOMENT))
    return { code: "impossible_date", message: "Its date lies outside of the years 1 to 9999." };
  const numbers = [rating?.value, rating?.lowest, rating?.highest, handlingSeconds];
  if (!numbers.every((number) => number === undefined || fitsReal(number)))
    return {
      code: "number_out_of_range",
      message: "A rating or a handling time is too large or too small to be true.",
    };
  return undefined;
}

/** Whether PostgreSQL takes a number for a `real`: neither too large for it nor so small that it would become 0. */
function fitsReal(number: number): boolean {
  const rounded = Math.fround(number);
  return Number.isFinite(rounded) && (rounded !== 0 || number === 0);
}

/**
 * Numbers equal things: the n-th of a content that was met `met` times before gets the number met + n, from 1. So rows
 * without an id of their own keep their number when the same file comes again.
 */
export function numberEquals(
  hashes: readonly string[],
  met: ReadonlyMap<string, number>,
): { numbers: number[]; counts: Map<string, number> } {
  const counts = new Map<string, number>();
  const numbers = hashes.map((hash) => {
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return (met.get(hash) ?? 0) + count;
  });
  return { numbers, counts };
}
