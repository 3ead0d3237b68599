import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Act } from "../rules/standing.ts";

/** A file as it was uploaded. */
export interface StoredProof {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** Any number that nobody else uses. */
const LOCK = 4_600_012;

/** Lets one transaction at a time store, use or remove files; it ends with the transaction. */
export async function lockProofs(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
}

/** Which files somebody knows of: those that they gave, and those of answers for these units; undefined: all. */
export interface SeenProofs {
  readonly by: string;
  readonly units: readonly string[] | undefined;
}

function isSeen({ by, units }: SeenProofs) {
  if (units === undefined) return sql<boolean>`true`;
  return sql<boolean>`(p.by_id = ${by} or exists (
    select from attestation a where a.proof_id = p.proof_id and a.unit = any(${[...units]}::text[])))`;
}

export async function findProof(tx: Handle, id: string, seen: SeenProofs): Promise<StoredProof | undefined> {
  const { rows } = await sql<StoredProof>`
    select p.proof_id as id, p.name, octet_length(f.bytes) as bytes
    from attestation_proof p join attestation_file f using (sha256)
    where p.proof_id = ${id} and ${isSeen(seen)}`.execute(tx);
  return rows[0];
}

/** A file with its bytes, if who asks knows of it. */
export async function readProof(
  tx: Handle,
  id: string,
  seen: SeenProofs,
): Promise<{ name: string; content: Buffer } | undefined> {
  const { rows } = await sql<{ name: string; content: Buffer }>`
    select p.name, f.bytes as content
    from attestation_proof p join attestation_file f using (sha256)
    where p.proof_id = ${id} and ${isSeen(seen)}`.execute(tx);
  return rows[0];
}

/** A file that comes in. */
export interface NewProof extends Act {
  readonly id: string;
  readonly name: string;
  readonly sha256: Buffer;
  readonly content: Buffer;
}

/** The bytes are kept once, however often they come. */
export async function insertProof(tx: Handle, { id, name, sha256, content, by, at }: NewProof): Promise<void> {
  await sql`
    insert into attestation_file (sha256, bytes) values (${sha256}, ${content}) on conflict do nothing`.execute(tx);
  await sql`
    insert into attestation_proof (proof_id, sha256, name, by_id, by_name, at)
    values (${id}, ${sha256}, ${name}, ${by.id}, ${by.name}, ${at})`.execute(tx);
}

/** Removes what was uploaded before a moment and is used by no answer. */
export async function deleteUnusedProofs(tx: Handle, before: Date): Promise<void> {
  await sql`
    delete from attestation_proof p
    where p.at < ${before} and not exists (select from attestation a where a.proof_id = p.proof_id)`.execute(tx);
  await sql`
    delete from attestation_file f
    where not exists (select from attestation_proof p where p.sha256 = f.sha256)`.execute(tx);
}
