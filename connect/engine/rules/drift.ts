import type { Drift } from "../../streams/index.ts";

/** Which fields records have, as far as they were seen; kept with the cursor. */
export interface KnownFields {
  /** Records that were looked at to learn it. */
  readonly records: number;
  /** Fields of any record. */
  readonly any: readonly string[];
  /** Fields that every record had; those that were told as missing are gone from here. */
  readonly every: readonly string[];
}

/** The fields of the records of one page, each with the number of records that have it. */
export interface PageFields {
  readonly records: number;
  readonly fields: Readonly<Record<string, number>>;
}

export const NO_FIELDS: KnownFields = { records: 0, any: [], every: [] };

/** From so many records on it is known what is usual; before, nothing is new. */
const LEARNT_FROM = 50;
/** A page of fewer records proves nothing about what is missing. */
const TELLING = 5;
/** Objects whose keys are data (ids, dates) would fill the cursor. */
const MOST_FIELDS = 300;

/**
 * What changed in the shape of records: fields that nobody saw before, and fields that every record had and that no
 * record of a page has; `required` ones are missing as soon as one record is without them. Each is told once.
 */
export function compareFields(
  known: KnownFields,
  page: PageFields,
  required: readonly string[],
): { readonly known: KnownFields; readonly drift: readonly Drift[] } {
  if (page.records === 0) return { known, drift: [] };
  const seen = new Set(known.any);
  const learnt = known.records >= LEARNT_FROM;
  const fresh = Object.keys(page.fields).filter((field) => !seen.has(field));
  const room = Math.max(0, MOST_FIELDS - known.any.length);
  const full = known.any.length >= MOST_FIELDS;
  const added = learnt && !full ? fresh.filter((field) => !fresh.some((other) => field.startsWith(`${other}.`))) : [];
  const count = (field: string) => page.fields[field] ?? 0;
  const gone = learnt && page.records >= TELLING ? known.every.filter((field) => count(field) === 0) : [];
  const wanting = required.filter((field) => count(field) < page.records && !known.any.includes(`!${field}`));
  const outermost = gone.filter((field) => !gone.some((other) => field.startsWith(`${other}.`)));
  const missing = [...new Set([...outermost, ...wanting])];
  const every =
    known.records === 0
      ? Object.keys(page.fields).filter((field) => count(field) === page.records)
      : known.every.filter((field) => !gone.includes(field) && (learnt || count(field) === page.records));
  return {
    known: {
      records: known.records + page.records,
      any: [...known.any, ...wanting.map((field) => `!${field}`), ...fresh.slice(0, room)],
      every: every.slice(0, MOST_FIELDS),
    },
    drift: [
      ...added.slice(0, 20).map((field) => ({ field, change: "new" as const })),
      ...missing.map((field) => ({ field, change: "missing" as const })),
    ],
  };
}
