import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Tally } from "../ground.ts";

export interface HourRow {
  readonly connection_id: string;
  readonly hour: Date;
  readonly records: number;
  readonly failures: number;
}

/** What came of connections since a moment, hour by hour, the oldest first. */
export async function findHours(tx: Handle, since: Date): Promise<HourRow[]> {
  const { rows } = await sql<HourRow>`
    select connection_id, hour, sum(records)::float8 as records, sum(failures)::float8 as failures
    from connection_hour where hour >= ${since} group by connection_id, hour order by connection_id, hour`.execute(tx);
  return rows;
}

/** What came of connections since a moment, in all. */
export async function sumSince(tx: Handle, since: Date): Promise<Map<string, Tally>> {
  const { rows } = await sql<Tally & { connection_id: string }>`
    select connection_id, sum(records)::float8 as records, sum(accepted)::float8 as accepted,
      sum(repeated)::float8 as repeated, sum(revised)::float8 as revised, sum(quarantined)::float8 as quarantined
    from connection_hour where hour >= ${since} group by connection_id`.execute(tx);
  return new Map(rows.map(({ connection_id, ...tally }) => [connection_id, tally]));
}

export interface DriftRow {
  readonly connection_id: string;
  readonly stream: string;
  readonly field: string;
  readonly change: "new" | "missing";
  readonly first_at: Date;
  readonly last_at: Date;
}

export async function findDrift(tx: Handle): Promise<DriftRow[]> {
  const { rows } = await sql<DriftRow>`select * from connection_drift order by last_at desc, field limit 1000`.execute(
    tx,
  );
  return rows;
}
