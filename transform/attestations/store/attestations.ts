import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Somebody } from "../contract.ts";
import type { Act, Answer, ShownProof } from "../rules/standing.ts";

interface AttestationRow {
  readonly attestation_id: string;
  readonly criterion: string;
  readonly unit: string;
  readonly version: number;
  readonly met: boolean;
  readonly words: string | null;
  readonly link: string | null;
  readonly proof_id: string | null;
  readonly proof_name: string | null;
  readonly proof_bytes: number | null;
  readonly by_id: string;
  readonly by_name: string;
  readonly at: Date;
  readonly expires_at: Date;
  readonly signed_by_id: string | null;
  readonly signed_by_name: string | null;
  readonly signed_at: Date | null;
  readonly checked_by_id: string | null;
  readonly checked_by_name: string | null;
  readonly checked_at: Date | null;
  readonly withdrawn_by_id: string | null;
  readonly withdrawn_by_name: string | null;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_why: string | null;
}

const SELECT = sql`
  select a.*, p.name as proof_name, octet_length(f.bytes) as proof_bytes
  from attestation a left join attestation_proof p using (proof_id) left join attestation_file f using (sha256)`;

/** All answers for the whole organisation, and those of a unit if one is given. */
export async function findAnswersFor(tx: Handle, unit: string | null): Promise<Answer[]> {
  const { rows } = await sql<AttestationRow>`${SELECT} where a.unit in ('', ${unit ?? ""})`.execute(tx);
  return rows.map(answerOf);
}

/** All answers of all units. */
export async function findAllAnswers(tx: Handle): Promise<Answer[]> {
  const { rows } = await sql<AttestationRow>`${SELECT}`.execute(tx);
  return rows.map(answerOf);
}

/** The answers of exactly this unit to a criterion, the newest first. */
export async function findAnswersTo(tx: Handle, { criterion, unit }: Asked): Promise<Answer[]> {
  const { rows } = await sql<AttestationRow>`
    ${SELECT} where a.criterion = ${criterion} and a.unit = ${unit ?? ""} order by a.version desc`.execute(tx);
  return rows.map(answerOf);
}

export async function findAnswer(tx: Handle, id: string): Promise<Answer | undefined> {
  const { rows } = await sql<AttestationRow>`${SELECT} where a.attestation_id = ${id}`.execute(tx);
  return rows[0] && answerOf(rows[0]);
}

/** What is answered, and for whom. */
export interface Asked {
  readonly criterion: string;
  readonly unit: string | null;
}

/** Lets one transaction at a time change what is answered to a criterion for a unit; it ends with the transaction. */
export async function lockAnswers(tx: Handle, { criterion, unit }: Asked): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`attestation ${criterion} ${unit ?? ""}`}, 0))`.execute(tx);
}

/** A new answer, as the one after `version - 1`. */
export type NewAnswer = Omit<Answer, "signed" | "checked" | "withdrawn">;

export async function insertAnswer(tx: Handle, answer: NewAnswer): Promise<void> {
  const { id, criterion, unit, version, met, words, proof, by, at, expiresAt } = answer;
  await sql`
    insert into attestation
      (attestation_id, criterion, unit, version, met, words, link, proof_id, by_id, by_name, at, expires_at)
    values (${id}, ${criterion}, ${unit ?? ""}, ${version}, ${met}, ${words},
      ${proof?.kind === "link" ? proof.url : null}, ${proof?.kind === "file" ? proof.id : null},
      ${by.id}, ${by.name}, ${at}, ${expiresAt})`.execute(tx);
}

export async function updateSigned(tx: Handle, id: string, { by, at }: Act): Promise<void> {
  await sql`
    update attestation set signed_by_id = ${by.id}, signed_by_name = ${by.name}, signed_at = ${at}
    where attestation_id = ${id} and signed_at is null`.execute(tx);
}

export async function updateChecked(tx: Handle, id: string, { by, at }: Act): Promise<void> {
  await sql`
    update attestation set checked_by_id = ${by.id}, checked_by_name = ${by.name}, checked_at = ${at}
    where attestation_id = ${id} and checked_at is null`.execute(tx);
}

export async function updateWithdrawn(tx: Handle, id: string, { by, at, why }: Act & { why: string }): Promise<void> {
  await sql`
    update attestation set withdrawn_by_id = ${by.id}, withdrawn_by_name = ${by.name}, withdrawn_at = ${at},
      withdrawn_why = ${why}
    where attestation_id = ${id} and withdrawn_at is null`.execute(tx);
}

/** Removes the answers of everybody whose id begins so. */
export async function deleteAnswersOf(tx: Handle, idPrefix: string): Promise<void> {
  await sql`delete from attestation where starts_with(by_id, ${idPrefix})`.execute(tx);
}

function answerOf(row: AttestationRow): Answer {
  const withdrawn = actOf(row.withdrawn_by_id, row.withdrawn_by_name, row.withdrawn_at);
  return {
    id: row.attestation_id,
    criterion: row.criterion,
    unit: row.unit === "" ? null : row.unit,
    version: row.version,
    met: row.met,
    words: row.words,
    proof: proofOf(row),
    by: { id: row.by_id, name: row.by_name },
    at: row.at,
    expiresAt: row.expires_at,
    signed: actOf(row.signed_by_id, row.signed_by_name, row.signed_at),
    checked: actOf(row.checked_by_id, row.checked_by_name, row.checked_at),
    withdrawn: withdrawn && { ...withdrawn, why: row.withdrawn_why ?? "" },
  };
}

function proofOf({ link, proof_id, proof_name, proof_bytes }: AttestationRow): ShownProof | null {
  if (link !== null) return { kind: "link", url: link };
  return proof_id === null ? null : { kind: "file", id: proof_id, name: proof_name ?? "", bytes: proof_bytes ?? 0 };
}

function actOf(id: string | null, name: string | null, at: Date | null): Act | null {
  const by: Somebody | null = id === null || name === null ? null : { id, name };
  return by === null || at === null ? null : { by, at };
}
