import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Part } from "../contract/incident.ts";
import type { Told, WatchKind, WatchStep } from "../contract/watch.ts";

export type IncidentRow = {
  incident_id: string;
  watch_id: string;
  name: string;
  unit: string | null;
  kind: WatchKind;
  step: WatchStep;
  drill_id: string | null;
  onset: Date;
  detected_at: Date;
  alerted_at: Date;
  ended_at: Date | null;
  peak_at: Date;
  peak: number;
  severity: number;
  excess: number;
  told_severity: number;
  acknowledged_by: string | null;
  acknowledged_at: Date | null;
  false_alarm_by: string | null;
  false_alarm_at: Date | null;
  parts: readonly Part[];
  learnt: string;
  reviewed_by: string | null;
  reviewed_at: Date | null;
  version: number;
};

type Tables = { pulse_incident: Omit<IncidentRow, "parts"> & { parts: unknown } };
const tables = (tx: Handle) => tx.$extendTables<Tables>();

export async function addIncident(tx: Handle, row: IncidentRow): Promise<void> {
  await tables(tx)
    .insertInto("pulse_incident")
    .values({ ...row, parts: JSON.stringify(row.parts) })
    .execute();
}

export async function updateIncident(
  tx: Handle,
  id: string,
  { parts, ...change }: Partial<Omit<IncidentRow, "incident_id">>,
): Promise<void> {
  await tables(tx)
    .updateTable("pulse_incident")
    .set({ ...change, ...(parts === undefined ? {} : { parts: JSON.stringify(parts) }) })
    .where("incident_id", "=", id)
    .execute();
}

/** The incident, held until the transaction ends. */
export async function holdIncident(tx: Handle, id: string): Promise<IncidentRow | undefined> {
  const { rows } = await sql<IncidentRow>`
    select * from pulse_incident where incident_id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function findIncident(tx: Handle, id: string): Promise<IncidentRow | undefined> {
  const { rows } = await sql<IncidentRow>`select * from pulse_incident where incident_id = ${id}`.execute(tx);
  return rows[0];
}

/** Those of a watch that are open or ended since then, invented ones left out; the newest first. */
export async function findRecent(tx: Handle, watchId: string, since: Date): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    select * from pulse_incident
    where watch_id = ${watchId} and drill_id is null and (ended_at is null or ended_at >= ${since})
    order by onset desc`.execute(tx);
  return rows;
}

/** Those that people were told of since then, invented ones left out. */
export async function findIncidentsSince(tx: Handle, since: Date): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    select * from pulse_incident where alerted_at >= ${since} and drill_id is null order by alerted_at`.execute(tx);
  return rows;
}

/** Takes an incident out, with its timeline, statements and tasks. */
export async function removeIncident(tx: Handle, id: string): Promise<void> {
  await sql`delete from pulse_entry where incident_id = ${id}`.execute(tx);
  await sql`delete from pulse_statement where incident_id = ${id}`.execute(tx);
  await sql`delete from pulse_task where incident_id = ${id}`.execute(tx);
  await sql`delete from pulse_incident where incident_id = ${id}`.execute(tx);
}

/** Of these units; null: all. */
export type Units = readonly string[] | null;

const ofUnits = (units: Units) => (units === null ? sql`true` : sql`unit = any(${[...units]}::text[])`);

/** Open ones by severity, then the last that are over. */
export async function findIncidents(
  tx: Handle,
  { past, units }: { readonly past: number; readonly units: Units },
): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    (select * from pulse_incident where ended_at is null and ${ofUnits(units)}
      order by severity desc, onset desc limit 200)
    union all
    (select * from pulse_incident where ended_at is not null and ${ofUnits(units)}
      order by alerted_at desc limit ${past})`.execute(tx);
  return rows;
}

/** What nobody has taken on, the newest first: what is open, and what ended since then. */
export async function findUnanswered(
  tx: Handle,
  since: Date,
  units: Units,
): Promise<(IncidentRow & { told: readonly Told[] | null })[]> {
  const { rows } = await sql<IncidentRow & { told: readonly Told[] | null }>`
    select i.*, w.told from pulse_incident i left join pulse_watch w using (watch_id)
    where i.acknowledged_at is null and i.false_alarm_at is null and i.reviewed_at is null
      and (i.ended_at is null or greatest(i.ended_at, i.alerted_at) >= ${since})
      and ${ofUnits(units)}
    order by i.alerted_at desc limit 20`.execute(tx);
  return rows;
}

/** How many alerts each watch gave since then, and how many were called false; invented ones left out. */
export async function countAlerts(
  tx: Handle,
  since: Date,
): Promise<ReadonlyMap<string, { readonly alerts: number; readonly wrong: number }>> {
  const { rows } = await sql<{ watch_id: string; alerts: number; wrong: number }>`
    select watch_id, count(*)::int as alerts, count(false_alarm_at)::int as wrong from pulse_incident
    where alerted_at >= ${since} and drill_id is null group by watch_id`.execute(tx);
  return new Map(rows.map((row) => [row.watch_id, row]));
}
