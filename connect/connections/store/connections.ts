import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Settings } from "../../streams/index.ts";

export interface ConnectionRow {
  readonly connection_id: string;
  readonly connector: string;
  readonly name: string;
  readonly settings: Settings;
  readonly secrets: string | null;
  readonly allowed_hosts: readonly string[];
  readonly since: Date;
  readonly state: "on" | "paused";
  readonly version: number;
  readonly by_name: string;
  readonly made_at: Date;
  /** When the other side last sent something by itself. */
  readonly event_at: Date | null;
}

/** What the secrets of a connection are sealed for. */
export function purposeOf(connectionId: string): string {
  return `secrets of connection ${connectionId}`;
}

export async function findConnections(tx: Handle): Promise<ConnectionRow[]> {
  const { rows } = await sql<ConnectionRow & { version: string }>`
    select * from connection order by name, connection_id`.execute(tx);
  return rows.map(typed);
}

export async function findConnection(tx: Handle, id: string): Promise<ConnectionRow | undefined> {
  const { rows } = await sql<ConnectionRow & { version: string }>`
    select * from connection where connection_id = ${id}`.execute(tx);
  return rows.map(typed)[0];
}

/** The row, until the transaction ends nobody else changes it. */
export async function lockConnection(tx: Handle, id: string): Promise<ConnectionRow | undefined> {
  const { rows } = await sql<ConnectionRow & { version: string }>`
    select * from connection where connection_id = ${id} for update`.execute(tx);
  return rows.map(typed)[0];
}

/** False if there is one of that name. */
export async function insertConnection(tx: Handle, row: ConnectionRow): Promise<boolean> {
  const { rows } = await sql`
    insert into connection (connection_id, connector, name, settings, secrets, allowed_hosts, since, state, version,
      by_name, made_at)
    values (${row.connection_id}, ${row.connector}, ${row.name}, ${JSON.stringify(row.settings)}::jsonb, ${row.secrets},
      ${[...row.allowed_hosts]}::text[], ${row.since}, ${row.state}, ${row.version}, ${row.by_name}, ${row.made_at})
    on conflict (name) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Writes what can change of one; its version rises. */
export async function updateConnection(
  tx: Handle,
  { connection_id, settings, secrets, allowed_hosts, since, state }: ConnectionRow,
): Promise<void> {
  await sql`
    update connection set settings = ${JSON.stringify(settings)}::jsonb, secrets = ${secrets},
      allowed_hosts = ${[...allowed_hosts]}::text[], since = ${since}, state = ${state}, version = version + 1
    where connection_id = ${connection_id}`.execute(tx);
}

/** Takes out a connection with all that is known of how it went. */
export async function deleteConnection(tx: Handle, id: string): Promise<void> {
  for (const table of ["connection_drift", "connection_hour", "connection_stream", "connection"])
    await sql`delete from ${sql.table(table)} where connection_id = ${id}`.execute(tx);
}

function typed(row: ConnectionRow & { version: string | number }): ConnectionRow {
  return { ...row, version: Number(row.version) };
}

/** The sealed tokens of a connection. */
export async function findTokens(tx: Handle, id: string): Promise<string | null> {
  const { rows } = await sql<{ tokens: string | null }>`
    select tokens from connection where connection_id = ${id}`.execute(tx);
  return rows[0]?.tokens ?? null;
}

/** Until the transaction ends nobody else renews the tokens of this connection. */
export async function lockRenewing(tx: Handle, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(4715441, hashtext(${id}))`.execute(tx);
}

export async function writeTokens(tx: Handle, id: string, sealed: string | null): Promise<void> {
  await sql`update connection set tokens = ${sealed} where connection_id = ${id}`.execute(tx);
}

/** Notes when the other side last sent something, exact to ten seconds. */
export async function touchEvents(tx: Handle, id: string, now: Date): Promise<void> {
  await sql`
    update connection set event_at = ${now}
    where connection_id = ${id} and (event_at is null or event_at < ${new Date(now.getTime() - 10_000)})`.execute(tx);
}
