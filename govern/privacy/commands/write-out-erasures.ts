import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { appendErasure, readErasures } from "../store/erasure-list.ts";
import { findErasures } from "../store/erasures.ts";

/**
 * Writes the erasures that only the database knows to the list beside it, before another database takes its place. The
 * database may be of a time before there were any. Returns how many were missing in the list.
 */
export async function writeOutErasures(db: Handle, dataDirectory: string): Promise<number> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('public.erasure') is not null as there`.execute(db);
  if (rows[0]?.there !== true) return 0;
  const listed = new Set((await readErasures(dataDirectory)).map(({ erasureId }) => erasureId));
  const missing = (await findErasures(db)).filter(({ erasureId }) => !listed.has(erasureId));
  for (const erasure of missing) await appendErasure(dataDirectory, erasure);
  return missing.length;
}
