import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface OwnConnectorRow {
  readonly connector_id: string;
  /** Its YAML. */
  readonly manifest: string;
  readonly version: number;
  readonly by_name: string;
  readonly changed_at: Date;
}

type Stored = OwnConnectorRow & { version: string | number };

export async function findOwnConnectors(tx: Handle): Promise<OwnConnectorRow[]> {
  const { rows } = await sql<Stored>`select * from own_connector order by connector_id`.execute(tx);
  return rows.map(typed);
}

/** The version of each, by id. */
export async function findOwnVersions(tx: Handle): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ connector_id: string; version: string }>`
    select connector_id, version from own_connector`.execute(tx);
  return new Map(rows.map(({ connector_id, version }) => [connector_id, Number(version)]));
}

export async function findOwnConnector(tx: Handle, id: string): Promise<OwnConnectorRow | undefined> {
  const { rows } = await sql<Stored>`select * from own_connector where connector_id = ${id}`.execute(tx);
  return rows.map(typed)[0];
}

/** Until the transaction ends nobody else keeps or removes a connector, or makes a connection of one. */
export async function lockOwnConnectors(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(4715442)`.execute(tx);
}

/** Writes it in place of the one that stands under its id. */
export async function putOwnConnector(tx: Handle, row: OwnConnectorRow): Promise<void> {
  await sql`
    insert into own_connector (connector_id, manifest, version, by_name, changed_at)
    values (${row.connector_id}, ${row.manifest}, ${row.version}, ${row.by_name}, ${row.changed_at})
    on conflict (connector_id) do update set manifest = excluded.manifest, version = excluded.version,
      by_name = excluded.by_name, changed_at = excluded.changed_at`.execute(tx);
}

export async function deleteOwnConnector(tx: Handle, id: string): Promise<void> {
  await sql`delete from own_connector where connector_id = ${id}`.execute(tx);
}

function typed(row: Stored): OwnConnectorRow {
  return { ...row, version: Number(row.version) };
}
