import { homeOf } from "@firsthand/kernel/ids";
import { bulkInsert, bulkUpdate, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { IdentityKind, Link, LinkRule, Member } from "./rules.ts";

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
};

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

/** The identities that these keys lead to. */
export async function findKeys(tx: Handle, keys: readonly Omit<KeyRow, "identity_id">[]): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select k.home, k.kind, k.key, k.identity_id
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as u(home smallint, kind text, key uuid)
    join identity_key k on k.home = u.home and k.kind = u.kind and k.key = u.key`.execute(tx);
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

export async function insertIdentities(tx: Handle, rows: readonly IdentityRow[]): Promise<void> {
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

/** Sets the names that were said later than the ones kept; of two said at once the greater one stays. */
export async function refreshNames(
  tx: Handle,
  rows: readonly { home: number; identity_id: string; name: string; name_at: Date }[],
): Promise<void> {
  await sql`
    update identity i set name = u.name, name_at = u.name_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u(home smallint, identity_id uuid, name text, name_at timestamptz)
    where i.home = u.home and i.identity_id = u.identity_id
      and (i.name_at is null or (i.name_at, i.name collate "C") < (u.name_at, u.name collate "C"))`.execute(tx);
}

/** Identities are found by home and id; the home is in the id. */
const keys = (ids: readonly string[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(ids.map((id) => ({ home: homeOf(id), id })))}::jsonb) as u(home smallint, id uuid)`;

/** Marks identities as used by several people; returns those that were personal until now. */
export async function markShared(tx: Handle, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ identity_id: string }>`
    update identity i set sharing = 'shared' from ${keys(ids)}
    where i.home = u.home and i.identity_id = u.id and i.sharing = 'personal' returning i.identity_id`.execute(tx);
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

/** Makes a link that was undone active again, because a person decided so. */
export async function reactivateLink(tx: Handle, row: LinkRow): Promise<void> {
  await tables(tx)
    .updateTable("identity_link")
    .set({ state: "active", made_at: row.made_at, made_by: row.made_by, reason: row.reason })
    .where("from_id", "=", row.from_id)
    .where("to_id", "=", row.to_id)
    .where("rule", "=", row.rule)
    .execute();
}

/** Adds links; returns those that were not there before. One that was undone stays undone. */
export async function insertLinks(
  tx: Handle,
  rows: readonly LinkRow[],
): Promise<readonly { from_id: string; to_id: string }[]> {
  return await bulkInsert<{ from_id: string; to_id: string }>(tx, {
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
    returning: ["from_id", "to_id"],
  });
}

/** One writer of persons at a time: two links that meet in one identity must see each other. */
export async function lockPersons(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(4715010)`.execute(tx);
}

export async function linksTouching(tx: Handle, ids: readonly string[]): Promise<Link[]> {
  const rows = await tables(tx)
    .selectFrom("identity_link")
    .select(["from_id", "to_id"])
    .where("state", "=", "active")
    .where((where) => where.or([where("from_id", "in", ids), where("to_id", "in", ids)]))
    .execute();
  return rows.map((row) => ({ fromId: row.from_id, toId: row.to_id }));
}

export async function findMembers(tx: Handle, ids: readonly string[]): Promise<Member[]> {
  const { rows } = await sql<Pick<IdentityRow, "identity_id" | "kind" | "sharing">>`
    select i.identity_id, i.kind, i.sharing from ${keys(ids)}
    join identity i on i.home = u.home and i.identity_id = u.id`.execute(tx);
  return rows.map((row) => ({ identityId: row.identity_id, kind: row.kind, sharing: row.sharing }));
}

/** Every identity that carries one of the same persons as these. */
export async function findSamePersons(tx: Handle, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ identity_id: string }>`
    select distinct o.identity_id from ${keys(ids)}
    join identity i on i.home = u.home and i.identity_id = u.id
    join identity o on o.person_id = i.person_id`.execute(tx);
  return rows.map((row) => row.identity_id);
}

export async function relabel(
  tx: Handle,
  rows: readonly { home: number; identity_id: string; person_id: string; known: boolean }[],
): Promise<void> {
  await bulkUpdate(tx, {
    table: "identity",
    key: { home: "smallint", identity_id: "uuid" },
    set: { person_id: "uuid", known: "boolean" },
    rows,
  });
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
  return await tables(tx).selectFrom("identity").selectAll().where("value", "=", value).limit(20).execute();
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

export async function findOfPerson(tx: Handle, personId: string): Promise<IdentityRow[]> {
  return await tables(tx)
    .selectFrom("identity")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("identity_id")
    .execute();
}

export async function allLinksOf(tx: Handle, ids: readonly string[]): Promise<LinkRow[]> {
  return await tables(tx)
    .selectFrom("identity_link")
    .selectAll()
    .where((where) => where.or([where("from_id", "in", ids), where("to_id", "in", ids)]))
    .orderBy("made_at")
    .execute();
}
