import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Why these sources do not hold everything that was said, in their own words. */
export async function selectionReasons(tx: Handle, sources: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (sources.length === 0) return new Map();
  const found = await sql<{ source: string; reason: string | null }>`
    select source, (select selection from conversation_fact c where c.source = wanted.source and c.selected limit 1) as reason
    from unnest(${sources}::text[]) as wanted (source)`.execute(tx);
  return new Map(found.rows.map(({ source, reason }) => [source, reason ?? "it says so without a reason"]));
}
