import { openQuarantined, pageQuarantine, type ShownInQuarantine } from "../../listen/index.ts";
import type { QuarantinedRow } from "../contract.ts";
import { badCursor } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { cursorOf, placeOf } from "../rules.ts";

const START_CHARACTERS = 200;

/** What is in quarantine, newest first, with how much of what source. Throws `bad_cursor`. */
export async function listQuarantined(
  { db }: ImportsGround,
  query: {
    readonly source?: string | undefined;
    readonly importId?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
) {
  const { source, importId, after, limit } = query;
  const before = after === undefined ? undefined : placeOf(after);
  if (after !== undefined && !before) throw badCursor();
  const { rows: found, count, bySource } = await pageQuarantine(db, { source, importId, before, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const next = found.length > limit && last ? cursorOf(last.received_at, last.delivery_id) : null;
  return { rows: rows.map(quarantinedRow), next, count: { ...count }, bySource: [...bySource] };
}

/** One thing in quarantine with the beginning of its bytes. Throws `unknown_quarantined`. */
export async function showQuarantined({ db }: ImportsGround, id: string) {
  const found = await openQuarantined(db, id);
  return {
    ...quarantinedRow(found),
    raw: Buffer.from(found.start).toString("base64"),
    rawText: found.text,
    truncated: found.start.byteLength < found.bytes,
  };
}

function quarantinedRow(row: ShownInQuarantine): QuarantinedRow {
  return {
    id: row.delivery_id,
    importId: row.import_id,
    source: row.source,
    fileName: row.file_name,
    record: row.record_number,
    line: row.line_number,
    reasonCode: row.reason_code,
    reason: row.reason,
    receivedAt: row.received_at.toISOString(),
    bytes: row.bytes,
    start: row.text.slice(0, START_CHARACTERS).toWellFormed(),
  };
}
