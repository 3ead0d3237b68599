import type { MessageFilter } from "@firsthand/learn/filters";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Told, WatchKind, WatchStep } from "../contract/watch.ts";

export type WatchRow = {
  watch_id: string;
  version: number;
  origin: "shipped" | "made";
  shipped_as: string | null;
  name: string;
  filter: MessageFilter;
  kind: WatchKind;
  step: WatchStep;
  sensitivity: number;
  told: readonly Told[];
  enabled: boolean;
  made_by: string;
  made_at: Date;
  changed_by: string;
  changed_at: Date;
  alerts_from: Date;
  learning_until: Date | null;
  detector: string | null;
  settled_until: Date | null;
  evaluated_until: Date | null;
  learnt_at: Date | null;
  counted_at: Date | null;
  compared_at: Date | null;
};

/** A watch as it begins. */
export type NewWatchRow = Omit<WatchRow, "counted_at" | "compared_at">;

type Tables = { pulse_watch: Omit<WatchRow, "filter" | "told"> & { filter: unknown; told: unknown } };
const tables = (tx: Handle) => tx.$extendTables<Tables>();

const asWritten = <W extends Partial<WatchRow>>({ filter, told, ...row }: W) => ({
  ...row,
  ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
  ...(told === undefined ? {} : { told: JSON.stringify(told) }),
});

/** All watches by name, those that come with the product first. */
export async function findWatches(tx: Handle): Promise<WatchRow[]> {
  const { rows } = await sql<WatchRow>`
    select * from pulse_watch order by origin desc, lower(name), watch_id`.execute(tx);
  return rows;
}

export async function findWatch(tx: Handle, id: string): Promise<WatchRow | undefined> {
  const { rows } = await sql<WatchRow>`select * from pulse_watch where watch_id = ${id}`.execute(tx);
  return rows[0];
}

/** The watch, held until the transaction ends; undefined when it is gone or somebody else holds it. */
export async function holdWatch(tx: Handle, id: string, or: "wait" | "skip"): Promise<WatchRow | undefined> {
  const { rows } = await sql<WatchRow>`
    select * from pulse_watch where watch_id = ${id} for update ${or === "skip" ? sql`skip locked` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

/** Adds a watch; one that comes with the product only once. */
export async function addWatch(tx: Handle, row: NewWatchRow): Promise<boolean> {
  const { filter, told } = row;
  const added = await tables(tx)
    .insertInto("pulse_watch")
    .values({ ...row, counted_at: null, compared_at: null, filter: JSON.stringify(filter), told: JSON.stringify(told) })
    .onConflict((conflict) => conflict.column("shipped_as").doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateWatch(tx: Handle, id: string, change: Partial<Omit<WatchRow, "watch_id">>): Promise<void> {
  await tables(tx).updateTable("pulse_watch").set(asWritten(change)).where("watch_id", "=", id).execute();
}

/** Takes a watch and its steps away; incidents stay. */
export async function removeWatch(tx: Handle, id: string): Promise<void> {
  await sql`delete from pulse_watch where watch_id = ${id}`.execute(tx);
  await sql`delete from pulse_point where watch_id = ${id}`.execute(tx);
}

/** Which of the watches that come with the product are here. */
export async function findShipped(tx: Handle): Promise<string[]> {
  const { rows } = await sql<{ shipped_as: string }>`
    select shipped_as from pulse_watch where shipped_as is not null`.execute(tx);
  return rows.map((row) => row.shipped_as);
}
