import type { Outcome } from "@firsthand/platform/trace";
import { type Handle, bulkInsert } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Json } from "../rules/canonical.ts";

/** A line as it is written. */
export interface LineRow {
  readonly line_id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly operation: string;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly unit: string | null;
  readonly outcome: Outcome;
  readonly code: string | null;
  readonly request_id: string | null;
  readonly about: readonly string[];
  readonly content: Json;
  readonly content_salt: Buffer | null;
  readonly content_hash: Buffer;
  readonly line_hash: Buffer;
}

/** A line as it stands. */
export interface StoredLine extends LineRow {
  /** Whether `content` is there, be it as the JSON value null. */
  readonly has_content: boolean;
  readonly erased_at: Date | null;
  readonly erased_by: string | null;
  readonly erasure: Buffer | null;
  readonly seal_number: number | null;
}

const columns = {
  line_id: "uuid",
  at: "timestamptz",
  actor_kind: "text",
  actor_id: "text",
  operation: "text",
  subject_kind: "text",
  subject_id: "text",
  unit: "text",
  outcome: "text",
  code: "text",
  request_id: "text",
  about: "text[]",
  content: "jsonb",
  content_salt: "bytea",
  content_hash: "bytea",
  line_hash: "bytea",
};

/** Adds a line, `always` or only if the transaction has changed anything so far; tells whether it did. */
export async function insertLine(tx: Handle, row: LineRow, { always }: { always: boolean }): Promise<boolean> {
  const { rows } = await sql`
    insert into audit_line (line_id, at, actor_kind, actor_id, operation, subject_kind, subject_id, unit, outcome, code,
      request_id, about, content, content_salt, content_hash, line_hash)
    select ${row.line_id}::uuid, ${row.at}::timestamptz, ${row.actor_kind}, ${row.actor_id}, ${row.operation},
      ${row.subject_kind}, ${row.subject_id}, ${row.unit}, ${row.outcome}, ${row.code}, ${row.request_id},
      ${row.about}::text[], ${JSON.stringify(row.content)}::jsonb, ${row.content_salt}::bytea,
      ${row.content_hash}::bytea, ${row.line_hash}::bytea
    where ${always} or pg_current_xact_id_if_assigned() is not null
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Adds several; those that are there already are left. */
export async function insertLines(tx: Handle, rows: readonly LineRow[]): Promise<void> {
  await bulkInsert(tx, { table: "audit_line", columns, rows: rows.map((row) => ({ ...row })), conflict: "nothing" });
}

/** Lets this transaction change lines and seals, which are otherwise only added to. */
export async function openRecord(tx: Handle, why: "seal" | "erase" | "prune"): Promise<void> {
  await sql`select set_config('firsthand.audit', ${why}, true)`.execute(tx);
}

/** Lines that no seal closes off yet, in the order of their ids. */
export async function findUnsealed(
  tx: Handle,
  limit: number,
): Promise<readonly Pick<StoredLine, "line_id" | "at" | "line_hash">[]> {
  const { rows } = await sql<Pick<StoredLine, "line_id" | "at" | "line_hash">>`
    select line_id, at, line_hash from audit_line where seal_number is null order by line_id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function countUnsealed(tx: Handle): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_line where seal_number is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function markSealed(tx: Handle, lineIds: readonly string[], sealNumber: number): Promise<void> {
  await sql`update audit_line set seal_number = ${sealNumber} where line_id = any(${[...lineIds]}::uuid[])`.execute(tx);
}

const stored = sql`*, content is not null as has_content`;

/** Lines of seals up to a number, after one of them, by seal and id. */
export async function findSealedAfter(
  tx: Handle,
  page: { readonly after: { readonly seal: number; readonly id: string }; readonly to: number; readonly limit: number },
): Promise<readonly StoredLine[]> {
  const { after, to, limit } = page;
  const { rows } = await sql<StoredLine>`
    select ${stored} from audit_line
    where (seal_number, line_id) > (${after.seal}::bigint, ${after.id}::uuid) and seal_number <= ${to}
    order by seal_number, line_id limit ${limit}`.execute(tx);
  return rows;
}

/** Lines that say that no seal closes them off, after an id; and those of seals that there are not. */
export async function findOutsideSeals(
  tx: Handle,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly StoredLine[]> {
  const { rows } = await sql<StoredLine>`
    select ${stored} from audit_line l
    where (${after}::uuid is null or line_id > ${after}::uuid)
      and (seal_number is null or not exists (select 1 from audit_seal s where s.seal_number = l.seal_number))
    order by line_id limit ${limit}`.execute(tx);
  return rows;
}

/** Lines with content that are about any of these; held until the transaction ends. */
export async function findAbout(
  tx: Handle,
  ids: readonly string[],
): Promise<readonly Pick<StoredLine, "line_id" | "line_hash">[]> {
  const { rows } = await sql<Pick<StoredLine, "line_id" | "line_hash">>`
    select line_id, line_hash from audit_line
    where about && ${[...ids]}::text[] and content is not null order by line_id for update`.execute(tx);
  return rows;
}

export interface ErasedLine {
  readonly line_id: string;
  readonly erased_at: Date;
  readonly erased_by: string;
  readonly erasure: Buffer;
}

export async function clearContent(tx: Handle, lines: readonly ErasedLine[]): Promise<void> {
  for (const { line_id, erased_at, erased_by, erasure } of lines) {
    await sql`
      update audit_line set content = null, content_salt = null, erased_at = ${erased_at}, erased_by = ${erased_by},
        erasure = ${erasure}
      where line_id = ${line_id}`.execute(tx);
  }
}

export async function deleteOfSeal(tx: Handle, sealNumber: number): Promise<void> {
  await sql`delete from audit_line where seal_number = ${sealNumber}`.execute(tx);
}
