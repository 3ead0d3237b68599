import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ImportFailure, ImportState, Tally } from "./imports.ts";

/** What imports brought of one source. */
export interface ImportsOfSource extends Tally {
  readonly source: string;
  /** Of the newest one. */
  readonly state: ImportState;
  readonly failure: ImportFailure | null;
  /** When something last came. */
  readonly last_at: Date;
}

/** Of each source that files were imported of: the newest import, and what came since a moment. */
export async function findImportsBySource(tx: Handle, since: Date): Promise<ImportsOfSource[]> {
  const { rows } = await sql<ImportsOfSource>`
    select distinct on (source) source, state, failure,
      max(coalesce(finished_at, active_at, started_at)) over w as last_at,
      coalesce(sum(records) filter (where started_at >= ${since}) over w, 0)::float8 as records,
      coalesce(sum(accepted) filter (where started_at >= ${since}) over w, 0)::float8 as accepted,
      coalesce(sum(repeated) filter (where started_at >= ${since}) over w, 0)::float8 as repeated,
      coalesce(sum(revised) filter (where started_at >= ${since}) over w, 0)::float8 as revised,
      coalesce(sum(quarantined) filter (where started_at >= ${since}) over w, 0)::float8 as quarantined
    from import_run window w as (partition by source)
    order by source, import_id desc`.execute(tx);
  return rows;
}

/** What imports brought since a moment, by source and the hour in which they last went on. */
export async function findImportHours(
  tx: Handle,
  since: Date,
): Promise<{ source: string; hour: Date; records: number; failures: number }[]> {
  const { rows } = await sql<{ source: string; hour: Date; records: number; failures: number }>`
    select source, date_trunc('hour', at, 'UTC') as hour, sum(records)::float8 as records,
      (count(*) filter (where state = 'failed'))::float8 as failures
    from (select *, coalesce(active_at, finished_at, started_at) as at from import_run) as run
    where at >= ${since} group by 1, 2`.execute(tx);
  return rows;
}
