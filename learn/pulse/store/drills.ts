import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export type DrillRow = {
  drill_id: string;
  watch_id: string;
  name: string;
  unit: string | null;
  state: "running" | "found" | "missed" | "stopped";
  times: number;
  usual: number;
  began_at: Date;
  ends_at: Date;
  alert_at: Date | null;
  acknowledged_at: Date | null;
  incident_id: string | null;
  by_name: string;
  by_id: string;
};

type Tables = { pulse_drill: DrillRow };
const tables = (tx: Handle) => tx.$extendTables<Tables>();

export async function addDrill(tx: Handle, row: DrillRow): Promise<void> {
  await tables(tx).insertInto("pulse_drill").values(row).execute();
}

export async function updateDrill(tx: Handle, id: string, change: Partial<Omit<DrillRow, "drill_id">>): Promise<void> {
  await tables(tx).updateTable("pulse_drill").set(change).where("drill_id", "=", id).execute();
}

/** A drill, held until the transaction ends. */
export async function holdDrill(tx: Handle, id: string): Promise<DrillRow | undefined> {
  const { rows } = await sql<DrillRow>`select * from pulse_drill where drill_id = ${id} for update`.execute(tx);
  return rows[0];
}

/** The drill that runs on a watch, if one does. */
export async function findRunning(tx: Handle, watchId: string): Promise<DrillRow | undefined> {
  const { rows } = await sql<DrillRow>`
    select * from pulse_drill where watch_id = ${watchId} and state = 'running' for update`.execute(tx);
  return rows[0];
}

/** The last drills, the newest first. */
export async function findDrills(tx: Handle, limit: number): Promise<DrillRow[]> {
  return await tables(tx).selectFrom("pulse_drill").selectAll().orderBy("began_at", "desc").limit(limit).execute();
}

/** Ends what drills showed before a moment; gives how many. */
export async function endOldDrills(
  tx: Handle,
  { before, now }: { readonly before: Date; readonly now: Date },
): Promise<number> {
  const done = await sql`
    update pulse_incident set ended_at = ${now}
    where drill_id is not null and ended_at is null and alerted_at < ${before}`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

export async function findDrill(tx: Handle, id: string): Promise<DrillRow | undefined> {
  return await tables(tx).selectFrom("pulse_drill").selectAll().where("drill_id", "=", id).executeTakeFirst();
}
