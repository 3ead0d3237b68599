import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface Attempts {
  readonly attempts: number;
  /** When the first of them was made. */
  readonly since: Date;
}

/** Counts one more attempt; those of a window that began before `windowStart` are forgotten. */
export async function countAttempt(
  tx: Handle,
  { bucket, now, windowStart }: { bucket: string; now: Date; windowStart: Date },
): Promise<Attempts> {
  await sql`delete from account_attempt where since <= ${windowStart}`.execute(tx);
  const { rows } = await sql<Attempts>`
    insert into account_attempt as a (bucket, attempts, since) values (${bucket}, 1, ${now})
    on conflict (bucket) do update set attempts = a.attempts + 1
    returning attempts, since`.execute(tx);
  return rows[0] ?? { attempts: 1, since: now };
}

/** Takes back attempts that were no guess. */
export async function forgiveAttempts(tx: Handle, buckets: readonly string[]): Promise<void> {
  await sql`
    update account_attempt set attempts = greatest(attempts - 1, 0) where bucket = any (${[...buckets]})`.execute(tx);
}
