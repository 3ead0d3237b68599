import { openQuarantined, pageQuarantine, type ShownInQuarantine } from "../../listen/index.ts";
import type { QuarantinedRow } from "../contract.ts";
import { badCursor } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { maskedRecord } from "../rules/masked.ts";
import { cursorOf, placeOf } from "../rules/places.ts";

const START_CHARACTERS = 200;

/** Where bytes were cut, so much of their end is left out before masking it: half a number is not known as one. */
const CUT_CHARACTERS = 64;

/** What is in quarantine, newest first, with how much of what source. Throws `bad_cursor`. */
export async function listQuarantined(
  { db }: ImportsGround,
  query: {
    readonly source?: string | undefined;
    readonly importId?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
    /** Whether personal data are shown; else they are masked. */
    readonly clear: boolean;
  },
) {
  const { source, importId, after, limit, clear } = query;
  const before = after === undefined ? undefined : placeOf(after);
  if (after !== undefined && !before) throw badCursor();
  const { rows: found, count, bySource } = await pageQuarantine(db, { source, importId, before, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const next = found.length > limit && last ? cursorOf(last.received_at, last.delivery_id) : null;
  return { rows: rows.map((row) => quarantinedRow(row, clear)), next, count: { ...count }, bySource: [...bySource] };
}

/** One thing in quarantine with the beginning of its bytes, unless personal data are masked. Throws `unknown_quarantined`. */
export async function showQuarantined({ db }: ImportsGround, id: string, { clear }: { readonly clear: boolean }) {
  const found = await openQuarantined(db, id);
  return {
    ...quarantinedRow(found, clear),
    raw: clear ? Buffer.from(found.start).toString("base64") : null,
    rawText: textOf(found, clear),
    masked: !clear,
    truncated: found.start.byteLength < found.bytes,
  };
}

function textOf({ text, start, bytes }: ShownInQuarantine, clear: boolean): string {
  if (clear) return text;
  return maskedRecord(start.byteLength < bytes ? text.slice(0, -CUT_CHARACTERS) : text);
}

function quarantinedRow(row: ShownInQuarantine, clear: boolean): QuarantinedRow {
  return {
    id: row.delivery_id,
    importId: row.import_id,
    source: row.source,
    fileName: row.file_name,
    record: row.record_number,
    line: row.line_number,
    reasonCode: row.reason_code,
    reason: clear ? row.reason : maskedRecord(row.reason),
    receivedAt: row.received_at.toISOString(),
    bytes: row.bytes,
    start: textOf(row, clear).slice(0, START_CHARACTERS).toWellFormed(),
  };
}
