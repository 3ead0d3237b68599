import { homeOf } from "@firsthand/kernel/ids";
import type { SubjectKey } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { IdentityRow } from "./identities.ts";

const keys = (ids: readonly string[]) =>
  sql`unnest(${ids.map(homeOf)}::smallint[], ${ids}::uuid[]) as u(home, identity_id)`;

/** These identities; those that are gone are passed over. */
export async function findIdentities(tx: Handle, ids: readonly string[]): Promise<IdentityRow[]> {
  const { rows } = await sql<IdentityRow>`
    select i.* from ${keys(ids)} join identity i using (home, identity_id) order by i.kind, i.identity_id`.execute(tx);
  return rows;
}

/** The hashed keys that lead to these identities. */
export async function findKeysTo(tx: Handle, ids: readonly string[]): Promise<SubjectKey[]> {
  const { rows } = await sql<SubjectKey>`
    select home, kind, key from identity_key where identity_id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** The identities that these keys lead to. */
export async function findByKeys(tx: Handle, wanted: readonly SubjectKey[]): Promise<string[]> {
  const { rows } = await sql<{ identity_id: string }>`
    select distinct k.identity_id
    from unnest(${wanted.map(({ home }) => home)}::smallint[], ${wanted.map(({ kind }) => kind)}::text[],
      ${wanted.map(({ key }) => key)}::uuid[]) as u(home, kind, key)
    join identity_key k using (home, kind, key)`.execute(tx);
  return rows.map((row) => row.identity_id);
}

/** When those were erased last who were known by these keys, by key; of the others nothing. */
export async function findErasedKeys(tx: Handle, wanted: readonly SubjectKey[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ key: string; at: Date }>`
    select e.key, max(e.erased_at) as at
    from unnest(${wanted.map(({ home }) => home)}::smallint[], ${wanted.map(({ kind }) => kind)}::text[],
      ${wanted.map(({ key }) => key)}::uuid[]) as u(home, kind, key)
    join erased_key_fact e using (home, kind, key) group by e.key`.execute(tx);
  return new Map(rows.map(({ key, at }) => [key, at]));
}

/** Links that begin or end in one of these identities, active and undone. */
export async function countLinks(tx: Handle, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from identity_link
    where from_id = any(${ids}::uuid[]) or to_id = any(${ids}::uuid[])`.execute(tx);
  return rows[0]?.count ?? 0;
}

/**
 * Takes away who these identities are: value, name, keys, and what people wrote about their links. That there was
 * somebody with a mail address or an account stays, and who was one person: figures count them as they did. Returns how
 * many of each changed.
 */
export async function makeAnonymous(
  tx: Handle,
  ids: readonly string[],
): Promise<{ identities: number; keys: number; links: number; corrections: number }> {
  const identities = await sql`
    update identity i set value = null, name = null, name_at = null, name_corrected = false from ${keys(ids)}
    where i.home = u.home and i.identity_id = u.identity_id and (i.value is not null or i.name is not null)`.execute(
    tx,
  );
  const gone = await sql`delete from identity_key where identity_id = any(${ids}::uuid[])`.execute(tx);
  const links = await sql`
    update identity_link set reason = null, undone_reason = null
    where (from_id = any(${ids}::uuid[]) or to_id = any(${ids}::uuid[]))
      and (reason is not null or undone_reason is not null)`.execute(tx);
  const corrections = await sql`
    delete from identity_correction where identity_id = any(${ids}::uuid[])`.execute(tx);
  // Whoever has no name looks like nobody.
  await sql`
    delete from identity_candidate where from_id = any(${ids}::uuid[]) or to_id = any(${ids}::uuid[])`.execute(tx);
  const counted = ({ numAffectedRows = 0n }: { numAffectedRows?: bigint }) => Number(numAffectedRows);
  return {
    identities: counted(identities),
    keys: counted(gone),
    links: counted(links),
    corrections: counted(corrections),
  };
}

/** When the last of these identities was erased; undefined where one of them was not. */
export async function findErasedAt(tx: Handle, ids: readonly string[]): Promise<Date | undefined> {
  const { rows } = await sql<{ erased: number; at: Date | null }>`
    select count(distinct identity_id)::int as erased, max(erased_at) as at
    from erasure_fact where identity_id = any(${ids}::uuid[])`.execute(tx);
  return rows[0]?.erased === ids.length ? (rows[0].at ?? undefined) : undefined;
}
