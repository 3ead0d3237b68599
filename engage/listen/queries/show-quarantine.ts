import type { Handle } from "@firsthand/platform/storage";

import { ambiguousQuarantined, unknownQuarantined } from "../errors.ts";
import {
  countQuarantined,
  listQuarantined,
  findQuarantinedById,
  type ListedRow,
  type QuarantineFilter,
} from "../store/quarantine.ts";

/** One thing that could not be understood, with the reason and where it stood. */
export interface Listed {
  readonly id: string;
  readonly source: string;
  readonly reason: { readonly code: string; readonly message: string };
  readonly file: string | null;
  readonly record: number;
  readonly line: number;
  readonly receivedAt: Date;
  readonly importId: string | null;
  readonly bytes: number;
}

/** The same, with its bytes as they came. */
export interface Quarantined extends Listed {
  readonly raw: Uint8Array;
}

/** What is in quarantine, at most `limit`, with how much there is by source and reason. */
export async function listQuarantine(
  tx: Handle,
  filter: QuarantineFilter,
): Promise<{ items: Listed[]; counts: { source: string; reason: string; count: number }[] }> {
  const rows = await listQuarantined(tx, filter);
  return { items: rows.map(listedOf), counts: await countQuarantined(tx) };
}

/** One of them, by its id or the beginning of it. */
export async function showQuarantined(tx: Handle, id: string): Promise<Quarantined> {
  const [row, second] = await findQuarantinedById(tx, id);
  if (!row) throw unknownQuarantined(id);
  if (second) throw ambiguousQuarantined(id);
  return { ...listedOf(row), raw: row.raw };
}

function listedOf(row: ListedRow): Listed {
  return {
    id: row.delivery_id,
    source: row.source,
    reason: { code: row.reason_code, message: row.reason },
    file: row.file_name,
    record: row.record_number,
    line: row.line_number,
    receivedAt: row.received_at,
    importId: row.import_id,
    bytes: row.bytes,
  };
}
