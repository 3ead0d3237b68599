import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { HeadScore } from "../contract.ts";

export type ClassifierRow = {
  readonly version: number;
  readonly taxonomy_version: number;
  readonly state: "in_force" | "kept" | "refused";
  readonly body: Buffer;
  readonly trained_at: Date;
  readonly trained_by: string;
  readonly why: string;
  readonly seconds: number;
  readonly examples: number;
  readonly corrections: number;
  readonly heads: readonly HeadScore[];
};

/** So many versions are kept, and the one in force. */
const KEPT = 10;

/** The version in force without its bytes, and how it stands beside what it was made of. */
export async function findInForce(tx: Handle): Promise<Omit<ClassifierRow, "body"> | undefined> {
  return (await findListed(tx)).find(({ state }) => state === "in_force");
}

/** All versions without their bytes, the newest first; `size` is how many bytes there are. */
export async function findListed(tx: Handle): Promise<(Omit<ClassifierRow, "body"> & { readonly size: number })[]> {
  const { rows } = await sql<Omit<ClassifierRow, "body"> & { size: number }>`
    select version, taxonomy_version, state, trained_at, trained_by, why, seconds, examples, corrections, heads,
      length(body) as size
    from taxonomy_classifier order by version desc`.execute(tx);
  return rows;
}

/** The bytes of a version; undefined where they are gone. */
export async function findBody(tx: Handle, version: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ body: Buffer }>`
    select body from taxonomy_classifier where version = ${version}`.execute(tx);
  return rows[0]?.body;
}

/** Adds a version after the highest and gives its number; versions far behind it go, but the one in force. */
export async function addClassifier(tx: Handle, row: Omit<ClassifierRow, "version">): Promise<number> {
  if (row.state === "in_force") await retireInForce(tx);
  const { rows } = await sql<{ version: number }>`
    insert into taxonomy_classifier (version, taxonomy_version, state, body, trained_at, trained_by, why, seconds, examples,
      corrections, heads)
    select 1 + coalesce(max(version), 0), ${row.taxonomy_version}, ${row.state}, ${row.body}, ${row.trained_at},
      ${row.trained_by}, ${row.why}, ${row.seconds}, ${row.examples}, ${row.corrections}, ${JSON.stringify(row.heads)}::jsonb
    from taxonomy_classifier returning version`.execute(tx);
  const version = rows[0]?.version ?? 0;
  await sql`delete from taxonomy_classifier where version <= ${version - KEPT} and state <> 'in_force'`.execute(tx);
  return version;
}

/** Puts a version in force in place of the one that is; false where there is no such version. */
export async function putInForce(tx: Handle, version: number): Promise<boolean> {
  const { rows } = await sql`select from taxonomy_classifier where version = ${version} for update`.execute(tx);
  if (rows.length === 0) return false;
  await retireInForce(tx);
  await sql`update taxonomy_classifier set state = 'in_force' where version = ${version}`.execute(tx);
  return true;
}

async function retireInForce(tx: Handle): Promise<void> {
  await sql`update taxonomy_classifier set state = 'kept' where state = 'in_force'`.execute(tx);
}
