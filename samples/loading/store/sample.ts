import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface SampleRow {
  readonly state: "loading" | "loaded" | "removing";
  /** The day of loading, as 2026-03-31. */
  readonly anchor: string;
  readonly done: number;
  readonly total: number;
  readonly begun_at: Date;
}

const COLUMNS = sql`state, anchor::text as anchor, done, total, begun_at`;

export async function findSample(tx: Handle): Promise<SampleRow | undefined> {
  const { rows } = await sql<SampleRow>`select ${COLUMNS} from sample`.execute(tx);
  return rows[0];
}

/** The same, for one writer at a time until the transaction ends. */
export async function lockSample(tx: Handle): Promise<SampleRow | undefined> {
  const { rows } = await sql<SampleRow>`select ${COLUMNS} from sample for update`.execute(tx);
  return rows[0];
}

/** The same, which stays as it is until the transaction ends. */
export async function holdSampleRow(tx: Handle): Promise<SampleRow | undefined> {
  const { rows } = await sql<SampleRow>`select ${COLUMNS} from sample for share`.execute(tx);
  return rows[0];
}

/** Writes the row if there is none. */
export async function insertSample(tx: Handle, row: Omit<SampleRow, "state" | "done">): Promise<void> {
  await sql`
    insert into sample (state, anchor, done, total, begun_at)
    values ('loading', ${row.anchor}::date, 0, ${row.total}, ${row.begun_at}) on conflict do nothing`.execute(tx);
  await tellMoved(tx);
}

export async function moveSample(tx: Handle, now: Pick<SampleRow, "state" | "done">): Promise<void> {
  await sql`update sample set state = ${now.state}, done = ${now.done}`.execute(tx);
  await tellMoved(tx);
}

export async function deleteSample(tx: Handle): Promise<void> {
  await sql`delete from sample`.execute(tx);
  await tellMoved(tx);
}

async function tellMoved(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["imports"] }));
}
