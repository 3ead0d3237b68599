import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** By what something comes in that is no connection. */
export type Way = "key" | "hook" | "chat";

/** How much came of one source by one way. */
export interface FlowCount {
  readonly way: Way;
  readonly wayId: string;
  /** As people know it. */
  readonly wayName: string;
  /** Empty: of what was refused before its source was known. */
  readonly source: string;
  readonly records: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly quarantined: number;
  /** Not stored. */
  readonly refused: number;
}

/** Adds to what came in an hour; always in the same order, so that nobody waits for each other. */
export async function addFlow(
  tx: Handle,
  { hour, now, counts }: { readonly hour: Date; readonly now: Date; readonly counts: readonly FlowCount[] },
): Promise<void> {
  const rows = counts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const { way, wayId, wayName, source, ...count } of rows) {
    const { records, accepted, repeated, revised, quarantined, refused } = count;
    await sql`
      insert into flow_hour as f (way, way_id, source, hour, way_name, records, accepted, repeated, revised, quarantined,
        refused, last_at, refused_at)
      values (${way}, ${wayId}, ${source}, ${hour}, ${wayName}, ${records}, ${accepted}, ${repeated}, ${revised},
        ${quarantined}, ${refused}, ${now}, ${refused > 0 ? now : null})
      on conflict (way, way_id, source, hour) do update set way_name = excluded.way_name,
        records = f.records + excluded.records, accepted = f.accepted + excluded.accepted,
        repeated = f.repeated + excluded.repeated, revised = f.revised + excluded.revised,
        quarantined = f.quarantined + excluded.quarantined, refused = f.refused + excluded.refused,
        last_at = greatest(f.last_at, excluded.last_at),
        refused_at = coalesce(excluded.refused_at, f.refused_at)`.execute(tx);
  }
}

/** What one and the same row counts. */
export function keyOf({ way, wayId, source }: Pick<FlowCount, "way" | "wayId" | "source">): string {
  return JSON.stringify([way, wayId, source]);
}

/** What came by one way since a moment, from all of its sources. */
export interface FlowRow {
  readonly way: Way;
  readonly way_id: string;
  /** The newest. */
  readonly way_name: string;
  readonly sources: readonly string[];
  readonly records: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly quarantined: number;
  readonly refused: number;
  /** When something of it was last stored; null: never. */
  readonly last_at: Date | null;
  readonly refused_at: Date | null;
}

/** What came by each way since a moment. */
export async function findFlow(tx: Handle, since: Date): Promise<FlowRow[]> {
  const { rows } = await sql<FlowRow>`
    select way, way_id, (array_agg(way_name order by last_at desc))[1] as way_name,
      coalesce(array_agg(distinct source) filter (where source <> ''), '{}') as sources,
      sum(records)::float8 as records, sum(accepted)::float8 as accepted, sum(repeated)::float8 as repeated,
      sum(revised)::float8 as revised, sum(quarantined)::float8 as quarantined, sum(refused)::float8 as refused,
      max(last_at) filter (where records > refused) as last_at, max(refused_at) as refused_at
    from flow_hour where hour >= ${since} group by way, way_id order by way, way_id`.execute(tx);
  return rows;
}

export interface FlowHour {
  readonly way: Way;
  readonly way_id: string;
  readonly hour: Date;
  readonly records: number;
  readonly refused: number;
}

/** The same hour by hour, the oldest first. */
export async function findFlowHours(tx: Handle, since: Date): Promise<FlowHour[]> {
  const { rows } = await sql<FlowHour>`
    select way, way_id, hour, sum(records - refused)::float8 as records, sum(refused)::float8 as refused
    from flow_hour where hour >= ${since} group by way, way_id, hour order by way, way_id, hour`.execute(tx);
  return rows;
}

/** Forgets what came before a moment. */
export async function forgetFlow(tx: Handle, before: Date): Promise<void> {
  await sql`delete from flow_hour where hour < ${before}`.execute(tx);
}
