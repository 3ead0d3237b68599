import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { EntryKind, StatementState } from "../contract/incident.ts";

export type EntryRow = {
  entry_id: string;
  incident_id: string;
  at: Date;
  by_name: string | null;
  kind: EntryKind;
  text: string;
  conversation_id: string | null;
};

export type StatementRow = {
  statement_id: string;
  incident_id: string;
  version: number;
  state: StatementState;
  text: string;
  audience: string;
  drafted_by: string;
  drafted_at: Date;
  approved_by: string | null;
  approved_at: Date | null;
  published_by: string | null;
  published_at: Date | null;
};

export type TaskRow = {
  task_id: string;
  incident_id: string;
  version: number;
  title: string;
  owner_id: string | null;
  owner_name: string | null;
  due_at: Date | null;
  made_by: string;
  made_at: Date;
  done_by: string | null;
  done_at: Date | null;
};

type Tables = { pulse_entry: EntryRow; pulse_statement: StatementRow; pulse_task: TaskRow };
const tables = (tx: Handle) => tx.$extendTables<Tables>();

export async function addEntry(tx: Handle, row: EntryRow): Promise<void> {
  await tables(tx).insertInto("pulse_entry").values(row).execute();
}

/** The timeline of an incident, oldest first. */
export async function findEntries(tx: Handle, incidentId: string): Promise<EntryRow[]> {
  return await tables(tx)
    .selectFrom("pulse_entry")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("at")
    .orderBy("entry_id")
    .execute();
}

export async function addStatement(tx: Handle, row: StatementRow): Promise<void> {
  await tables(tx).insertInto("pulse_statement").values(row).execute();
}

export async function updateStatement(
  tx: Handle,
  id: string,
  change: Partial<Omit<StatementRow, "statement_id">>,
): Promise<void> {
  await tables(tx).updateTable("pulse_statement").set(change).where("statement_id", "=", id).execute();
}

/** A statement, held until the transaction ends. */
export async function holdStatement(tx: Handle, id: string): Promise<StatementRow | undefined> {
  const { rows } = await sql<StatementRow>`
    select * from pulse_statement where statement_id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Statements of an incident in the order in which they were drafted. */
export async function findStatements(tx: Handle, incidentId: string): Promise<StatementRow[]> {
  return await tables(tx)
    .selectFrom("pulse_statement")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("drafted_at")
    .orderBy("statement_id")
    .execute();
}

export async function addTask(tx: Handle, row: TaskRow): Promise<void> {
  await tables(tx).insertInto("pulse_task").values(row).execute();
}

export async function updateTask(tx: Handle, id: string, change: Partial<Omit<TaskRow, "task_id">>): Promise<void> {
  await tables(tx).updateTable("pulse_task").set(change).where("task_id", "=", id).execute();
}

/** A task, held until the transaction ends. */
export async function holdTask(tx: Handle, id: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`select * from pulse_task where task_id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Tasks of an incident in the order in which they were made. */
export async function findTasks(tx: Handle, incidentId: string): Promise<TaskRow[]> {
  return await tables(tx)
    .selectFrom("pulse_task")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .orderBy("made_at")
    .orderBy("task_id")
    .execute();
}
