import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface MappingRow {
  readonly name: string;
  readonly body: string;
  readonly version: number;
  readonly saved_by: string | null;
  readonly saved_at: Date;
}

export async function findMappings(tx: Handle): Promise<MappingRow[]> {
  const { rows } = await sql<MappingRow>`select * from mapping_file order by lower(name), name`.execute(tx);
  return rows;
}

export async function findMapping(tx: Handle, name: string): Promise<MappingRow | undefined> {
  const { rows } = await sql<MappingRow>`select * from mapping_file where name = ${name}`.execute(tx);
  return rows[0];
}

/** Saves the next version; undefined if the one that stands is not `row.version - 1` (0: there is none). */
export async function saveMapping(tx: Handle, row: MappingRow): Promise<MappingRow | undefined> {
  const { name, body, version, saved_by, saved_at } = row;
  const { rows } = await (
    version === 1
      ? sql<MappingRow>`
          insert into mapping_file (name, body, version, saved_by, saved_at)
          values (${name}, ${body}, 1, ${saved_by}, ${saved_at}) on conflict (name) do nothing returning *`
      : sql<MappingRow>`
          update mapping_file set body = ${body}, version = ${version}, saved_by = ${saved_by}, saved_at = ${saved_at}
          where name = ${name} and version = ${version - 1} returning *`
  ).execute(tx);
  return rows[0];
}

export async function deleteMapping(tx: Handle, name: string): Promise<boolean> {
  const result = await sql`delete from mapping_file where name = ${name}`.execute(tx);
  return result.numAffectedRows === 1n;
}
