import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ModelName, ModelVersion } from "../contract.ts";

export interface VersionRow {
  readonly model: ModelName;
  readonly version: number;
  readonly body: string;
  readonly origin: ModelVersion["origin"];
  readonly saved_by: string;
  readonly saved_at: Date;
  readonly why: string;
}

/** The version in force: the highest. */
export async function findNewest(tx: Handle, model: ModelName): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select * from model_version where model = ${model} order by version desc limit 1`.execute(tx);
  return rows[0];
}

export async function findVersion(tx: Handle, model: ModelName, version: number): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select * from model_version where model = ${model} and version = ${version}`.execute(tx);
  return rows[0];
}

/** All versions without their texts, the newest first. */
export async function findVersions(tx: Handle, model: ModelName): Promise<Omit<VersionRow, "body">[]> {
  const { rows } = await sql<Omit<VersionRow, "body">>`
    select model, version, origin, saved_by, saved_at, why from model_version
    where model = ${model} order by version desc`.execute(tx);
  return rows;
}

/** Adds a version; undefined if it is not the one after the highest. */
export async function addVersion(tx: Handle, row: VersionRow): Promise<VersionRow | undefined> {
  const { model, version, body, origin, saved_by, saved_at, why } = row;
  const { rows } = await sql<VersionRow>`
    insert into model_version (model, version, body, origin, saved_by, saved_at, why)
    select ${model}, ${version}::integer, ${body}, ${origin}, ${saved_by}, ${saved_at}, ${why}
    where ${version} = 1 + coalesce((select max(version) from model_version where model = ${model}), 0)
    on conflict (model, version) do nothing returning *`.execute(tx);
  return rows[0];
}
