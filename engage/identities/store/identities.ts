import { homeOf } from "@firsthand/kernel/ids";
import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { IdentityKind, Link, LinkRule, Member } from "../rules.ts";

export type IdentityRow = {
  home: number;
  identity_id: string;
  kind: IdentityKind;
  space: string;
  value: string | null;
  sharing: "personal" | "shared";
  person_id: string;
  known: boolean;
  name: string | null;
  name_at: Date | null;
  /** A customer had it corrected: no delivery changes it any more. */
  name_corrected: boolean;
};

export type NewIdentity = Omit<IdentityRow, "name_corrected">;

export type LinkRow = {
  home: number;
  from_id: string;
  to_id: string;
  rule: LinkRule;
  state: "active" | "undone";
  made_at: Date;
  made_by: string;
  reason: string | null;
  undone_at: Date | null;
  undone_by: string | null;
  undone_reason: string | null;
};

type Tables = {
  identity: IdentityRow;
  identity_key: { home: number; kind: IdentityKind; key: string; valid_from: string; identity_id: string };
  identity_link: LinkRow;
};

const tables = (tx: Handle) => tx.$extendTables<Tables>();

export type KeyRow = {
  readonly home: number;
  readonly kind: IdentityKind;
  readonly key: string;
  readonly identity_id: string;
};

/** The identities that these keys lead to; looked up one by one, which does not depend on how many there are. */
export async function findKeys(tx: Handle, keys: readonly Omit<KeyRow, "identity_id">[]): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select u.home, u.kind, u.key, k.identity_id
    from unnest(${keys.map(({ home }) => home)}::smallint[], ${keys.map(({ kind }) => kind)}::text[],
      ${keys.map(({ key }) => key)}::uuid[]) as u(home, kind, key)
    cross join lateral (
      select identity_id from identity_key where home = u.home and kind = u.kind and key = u.key offset 0
    ) k`.execute(tx);
  return rows;
}

/** Claims keys; returns those that were free. The others lead to an identity that somebody else made first. */
export async function claimKeys(tx: Handle, rows: readonly KeyRow[]): Promise<readonly { key: string }[]> {
  const sorted = rows.toSorted((a, b) => a.home - b.home || (a.key < b.key ? -1 : 1));
  return await bulkInsert<{ key: string }>(tx, {
    table: "identity_key",
    columns: { home: "smallint", kind: "text", key: "uuid", valid_from: "timestamptz", identity_id: "uuid" },
    rows: sorted.map((row) => ({ ...row, valid_from: "-infinity" })),
    conflict: "nothing",
    returning: ["key"],
  });
}

export async function insertIdentities(tx: Handle, rows: readonly NewIdentity[]): Promise<void> {
  await bulkInsert(tx, {
    table: "identity",
    columns: {
      home: "smallint",
      identity_id: "uuid",
      kind: "text",
      space: "text",
      value: "text",
      sharing: "text",
      person_id: "uuid",
      known: "boolean",
      name: "text",
      name_at: "timestamptz",
    },
    rows,
    conflict: "nothing",
  });
}

/** Identities are found by home and id; the home is in the id. */
const keys = (ids: readonly string[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(ids.map((id) => ({ home: homeOf(id), id })))}::jsonb) as u(home smallint, id uuid)`;

/** What changes of an identity; what is null stays as it is. */
export interface IdentityChange {
  readonly identity_id: string;
  sharing: "shared" | null;
  person_id: string | null;
  known: boolean | null;
  name: string | null;
  name_at: Date | null;
}

/**
 * Changes identities, all in one statement that takes its locks in sorted order: with several statements two batches
 * that share customers would wait for each other. The later name stays, of two said at once the greater one; one that was
 * corrected stays whatever comes.
 */
export async function changeIdentities(tx: Handle, changes: readonly IdentityChange[]): Promise<void> {
  const rows = changes.map((change) => ({ home: homeOf(change.identity_id), ...change }));
  await sql`
    with u as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u(home smallint, identity_id uuid, sharing text,
        person_id uuid, known boolean, name text, name_at timestamptz)
    ), due as (
      select i.home, i.identity_id from identity i join u using (home, identity_id)
      where u.sharing <> i.sharing or u.person_id <> i.person_id or u.known <> i.known or ${LATER_NAME}
      order by i.home, i.identity_id for update of i
    )
    update identity i set sharing = coalesce(u.sharing, i.sharing), person_id = coalesce(u.person_id, i.person_id),
      known = coalesce(u.known, i.known), name = case when ${LATER_NAME} then u.name else i.name end,
      name_at = case when ${LATER_NAME} then u.name_at else i.name_at end
    from due join u using (home, identity_id)
    where i.home = due.home and i.identity_id = due.identity_id`.execute(tx);
}

const LATER_NAME = sql`(u.name is not null and not i.name_corrected
  and (i.name_at is null or (i.name_at, i.name collate "C") < (u.name_at, u.name collate "C")))`;

/** Those of these identities that are not known to be used by several people. */
export async function findPersonal(tx: Handle, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ identity_id: string }>`
    select i.identity_id from ${keys(ids)} join identity i on i.home = u.home and i.identity_id = u.id
    where i.sharing = 'personal'`.execute(tx);
  return rows.map((row) => row.identity_id);
}

/** A link that nobody has undone, at the home of its first end. */
export function activeLink(fromId: string, toId: string) {
  return {
    home: homeOf(fromId),
    from_id: fromId,
    to_id: toId,
    state: "active" as const,
    undone_at: null,
    undone_by: null,
    undone_reason: null,
  };
}

/** Makes a link that was undone active again, because a person decided so; one that is active stays as it was made. */
export async function reactivateLink(tx: Handle, row: LinkRow): Promise<void> {
  await tables(tx)
    .updateTable("identity_link")
    .set(row)
    .where("home", "=", row.home)
    .where("from_id", "=", row.from_id)
    .where("to_id", "=", row.to_id)
    .where("rule", "=", row.rule)
    .where("state", "=", "undone")
    .execute();
}

/** Adds links that are not there yet; one that was undone stays undone. Returns how many. */
export async function insertLinks(tx: Handle, rows: readonly LinkRow[]): Promise<number> {
  const inserted = await bulkInsert(tx, {
    table: "identity_link",
    columns: {
      home: "smallint",
      from_id: "uuid",
      to_id: "uuid",
      rule: "text",
      state: "text",
      made_at: "timestamptz",
      made_by: "text",
      reason: "text",
    },
    rows,
    conflict: "nothing",
    returning: ["from_id"],
  });
  return inserted.length;
}

/** Those of these links that were never made. */
export async function findMissingLinks(tx: Handle, rows: readonly LinkRow[]): Promise<LinkRow[]> {
  const wanted = rows.map(({ home, from_id, to_id, rule }, index) => ({ home, from_id, to_id, rule, index }));
  const { rows: missing } = await sql<{ index: number }>`
    select u.index from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as u(home smallint, from_id uuid, to_id uuid, rule text, index integer)
    left join identity_link l using (home, from_id, to_id, rule) where l.home is null`.execute(tx);
  return missing.flatMap(({ index }) => rows[index] ?? []);
}

/** One writer of persons at a time: two links that meet in one identity must see each other. */
export async function lockPersons(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(4715010)`.execute(tx);
}

/** The active links that begin or end in one of these identities. */
export async function linksTouching(tx: Handle, ids: readonly string[]): Promise<Link[]> {
  const { rows } = await sql<Pick<LinkRow, "from_id" | "to_id">>`
    select l.from_id, l.to_id from ${keys(ids)} join identity_link l on l.home = u.home and l.from_id = u.id
    where l.state = 'active'
    union all
    select from_id, to_id from identity_link where to_id = any(${ids}::uuid[]) and state = 'active'`.execute(tx);
  return rows.map((row) => ({ fromId: row.from_id, toId: row.to_id }));
}

/** A member of a person, with the label that it carries now. */
export interface LabelledMember extends Member {
  readonly personId: string;
  readonly known: boolean;
}

export async function findMembers(tx: Handle, ids: readonly string[]): Promise<LabelledMember[]> {
  const { rows } = await sql<Pick<IdentityRow, "identity_id" | "kind" | "sharing" | "person_id" | "known">>`
    select i.identity_id, i.kind, i.sharing, i.person_id, i.known from ${keys(ids)}
    join identity i on i.home = u.home and i.identity_id = u.id`.execute(tx);
  return rows.map((row) => ({
    identityId: row.identity_id,
    kind: row.kind,
    sharing: row.sharing,
    personId: row.person_id,
    known: row.known,
  }));
}

/** Every identity that carries one of the same persons as these. */
export async function findSamePersons(tx: Handle, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ identity_id: string }>`
    select distinct o.identity_id from ${keys(ids)}
    join identity i on i.home = u.home and i.identity_id = u.id
    join identity o on o.person_id = i.person_id`.execute(tx);
  return rows.map((row) => row.identity_id);
}

/** Deactivates a link; false if there is no active one. */
export async function deactivateLink(
  tx: Handle,
  link: { fromId: string; toId: string; by: string; reason: string; at: Date },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable("identity_link")
    .set({ state: "undone", undone_at: link.at, undone_by: link.by, undone_reason: link.reason })
    .where("state", "=", "active")
    .where((where) =>
      where.or([
        where.and([where("from_id", "=", link.fromId), where("to_id", "=", link.toId)]),
        where.and([where("from_id", "=", link.toId), where("to_id", "=", link.fromId)]),
      ]),
    )
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Identities of this value; at most twenty. */
export async function findByValue(tx: Handle, value: string): Promise<IdentityRow[]> {
  const query = tables(tx).selectFrom("identity").selectAll().where("value", "=", value);
  return await query.orderBy("identity_id").limit(20).execute();
}

/** The identity of this id. */
export async function findById(tx: Handle, id: string): Promise<IdentityRow | undefined> {
  const query = tables(tx)
    .selectFrom("identity")
    .selectAll()
    .where("home", "=", homeOf(id))
    .where("identity_id", "=", id);
  return await query.executeTakeFirst();
}

/** The same, which nobody else changes until the transaction ends; none: empty. */
export async function lockIdentity(tx: Handle, id: string): Promise<IdentityRow[]> {
  const { rows } = await sql<IdentityRow>`
    select * from identity where home = ${homeOf(id)} and identity_id = ${id} for update`.execute(tx);
  return rows;
}

export async function findOfPerson(tx: Handle, personId: string): Promise<IdentityRow[]> {
  return await tables(tx)
    .selectFrom("identity")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("identity_id")
    .execute();
}

/** Every link that begins or ends in one of these identities, also undone ones. */
export async function allLinksOf(tx: Handle, ids: readonly string[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select * from identity_link where from_id = any(${ids}::uuid[]) or to_id = any(${ids}::uuid[])
    order by made_at, from_id, to_id, rule`.execute(tx);
  return rows;
}
