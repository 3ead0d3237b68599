import type { Handle } from "@firsthand/platform/storage";

import { endsOfLog } from "../store/span.ts";

/** The moments of the first and of the last message of the log, each found in one step; null where it is empty. */
export async function showEnds(tx: Handle): Promise<{ readonly first: string | null; readonly last: string | null }> {
  const { first, last } = await endsOfLog(tx);
  return { first: first?.toISOString() ?? null, last: last?.toISOString() ?? null };
}
