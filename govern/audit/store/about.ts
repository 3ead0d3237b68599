import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** How many lines with content are about any of these. */
export async function countAbout(tx: Handle, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from audit_line
    where about && ${[...ids]}::text[] and content is not null`.execute(tx);
  return rows[0]?.count ?? 0;
}
