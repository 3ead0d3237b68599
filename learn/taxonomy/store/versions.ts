import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export type VersionRow = {
  readonly version: number;
  readonly body: string;
  readonly origin: "shipped" | "edited";
  readonly saved_by: string;
  readonly saved_at: Date;
  readonly why: string;
};

/** The version in force: the highest. */
export async function findNewest(tx: Handle): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`select * from taxonomy_version order by version desc limit 1`.execute(tx);
  return rows[0];
}

/** Its number alone; 0 where there is none. */
export async function newestNumber(tx: Handle): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from taxonomy_version`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** All versions without their texts, the newest first. */
export async function findVersions(tx: Handle): Promise<Omit<VersionRow, "body">[]> {
  const { rows } = await sql<Omit<VersionRow, "body">>`
    select version, origin, saved_by, saved_at, why from taxonomy_version order by version desc`.execute(tx);
  return rows;
}

/** Adds a version; false if it is not the one after the highest. */
export async function addVersion(tx: Handle, row: VersionRow): Promise<boolean> {
  const { version, body, origin, saved_by, saved_at, why } = row;
  const { rows } = await sql`
    insert into taxonomy_version (version, body, origin, saved_by, saved_at, why)
    select ${version}::integer, ${body}, ${origin}, ${saved_by}, ${saved_at}, ${why}
    where ${version} = 1 + coalesce((select max(version) from taxonomy_version), 0)
    on conflict (version) do nothing returning version`.execute(tx);
  return rows.length > 0;
}

export async function findVersion(tx: Handle, version: number): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`select * from taxonomy_version where version = ${version}`.execute(tx);
  return rows[0];
}

/** Writes a version without what is taken out of it; it keeps its number, who saved it and when. */
export async function rewriteVersion(
  tx: Handle,
  { version, body, why }: Pick<VersionRow, "version" | "body" | "why">,
): Promise<void> {
  await sql`update taxonomy_version set body = ${body}, why = ${why} where version = ${version}`.execute(tx);
}
