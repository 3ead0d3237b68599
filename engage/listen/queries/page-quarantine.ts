import type { Handle } from "@firsthand/platform/storage";

import { unknownQuarantined } from "../errors.ts";
import {
  countLike,
  countQuarantined,
  findOneQuarantined,
  findRaw,
  pageQuarantined,
  type BegunRow,
} from "../store/quarantine.ts";

const COUNTED = 1000;
const SHOWN_BYTES = 400;

/** One thing in quarantine with its first bytes as text. */
export interface ShownInQuarantine extends Omit<BegunRow, "start" | "encoding"> {
  readonly text: string;
  readonly start: Uint8Array;
}

export interface QuarantinePage {
  readonly rows: readonly ShownInQuarantine[];
  readonly count: { readonly value: number; readonly capped: boolean };
  readonly bySource: readonly { readonly source: string; readonly count: number }[];
}

/** What is in quarantine, newest first, with how much there is: counted up to 1,000, and of each source in full. */
export async function pageQuarantine(
  tx: Handle,
  filter: Omit<Parameters<typeof pageQuarantined>[1], "bytes">,
): Promise<QuarantinePage> {
  const rows = await pageQuarantined(tx, { ...filter, bytes: SHOWN_BYTES });
  const { source, importId } = filter;
  const value = await countLike(tx, { source, importId, most: COUNTED + 1 });
  const bySource = new Map<string, number>();
  for (const { source: of, count } of await countQuarantined(tx)) bySource.set(of, (bySource.get(of) ?? 0) + count);
  return {
    rows: rows.map(shownOf),
    count: { value: Math.min(value, COUNTED), capped: value > COUNTED },
    bySource: [...bySource].map(([name, count]) => ({ source: name, count })),
  };
}

/** One of them, with the first 64 KiB of its bytes. */
export async function openQuarantined(tx: Handle, id: string): Promise<ShownInQuarantine> {
  const row = await findOneQuarantined(tx, id);
  if (!row || row.delivery_id !== id.toLowerCase()) throw unknownQuarantined(id);
  return shownOf(row);
}

/** All bytes of one, as they came. */
export async function readRaw(tx: Handle, id: string): Promise<Uint8Array> {
  const raw = await findRaw(tx, id);
  if (!raw) throw unknownQuarantined(id);
  return raw;
}

function shownOf({ encoding, ...row }: BegunRow): ShownInQuarantine {
  return { ...row, text: decoderOf(encoding).decode(row.start) };
}

/** Mail has an encoding a message; whatever is not known is shown as UTF-8. */
function decoderOf(encoding: string | null) {
  try {
    return new TextDecoder(encoding ?? "utf-8");
  } catch {
    return new TextDecoder();
  }
}
