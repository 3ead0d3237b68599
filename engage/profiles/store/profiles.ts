import { homeOfStableId } from "@firsthand/kernel/ids";
import { bulkInsert, bulkUpdate, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Attributes } from "../rules.ts";

export interface ProfileRow {
  readonly home: number;
  readonly profile_id: string;
  readonly kind: "record" | "traits";
  readonly source: string;
  readonly external_id: string | null;
  readonly version: number;
  readonly at: Date;
  readonly content_hash: string;
  readonly state: "here" | "deleted" | "cleared" | "erased";
  readonly cleared_at: Date | null;
  readonly identity_id: string | null;
  readonly language: string | null;
  readonly unit: string | null;
  readonly attributes: Attributes;
  readonly received_at: Date;
}

const SET = {
  external_id: "text",
  version: "bigint",
  at: "timestamptz",
  content_hash: "uuid",
  state: "text",
  cleared_at: "timestamptz",
  identity_id: "uuid",
  language: "text",
  unit: "text",
  attributes: "jsonb",
  received_at: "timestamptz",
} as const;

/** These profiles as they stand, by id; nobody else changes them until the transaction ends. */
export async function lockProfiles(tx: Handle, ids: readonly string[]): Promise<Map<string, ProfileRow>> {
  const { rows } = await sql<ProfileRow & { version: string | number }>`
    select p.* from unnest(${ids.map(homeOfStableId)}::smallint[], ${ids}::uuid[]) as u(home, profile_id)
    join person_profile p using (home, profile_id) order by p.home, p.profile_id for update of p`.execute(tx);
  return new Map(rows.map((row) => [row.profile_id, { ...row, version: Number(row.version) }]));
}

/** Writes profiles that are not there yet. Returns the ids of those that it wrote. */
export async function insertProfiles(tx: Handle, rows: readonly ProfileRow[]): Promise<ReadonlySet<string>> {
  const written = await bulkInsert<{ profile_id: string }>(tx, {
    table: "person_profile",
    columns: { home: "smallint", profile_id: "uuid", kind: "text", source: "text", ...SET },
    rows: sorted(rows),
    conflict: "nothing",
    returning: ["profile_id"],
  });
  return new Set(written.map(({ profile_id: id }) => id));
}

/** Has profiles that are locked say something else. */
export async function updateProfiles(tx: Handle, rows: readonly ProfileRow[]): Promise<void> {
  await bulkUpdate(tx, {
    table: "person_profile",
    key: { home: "smallint", profile_id: "uuid" },
    set: SET,
    rows: sorted(rows),
  });
}

/** All take their locks in the same order. */
function sorted(rows: readonly ProfileRow[]): ProfileRow[] {
  return rows.toSorted((a, b) => a.home - b.home || (a.profile_id < b.profile_id ? -1 : 1));
}

/** What is known of these identities. */
export async function findProfilesOf(tx: Handle, identityIds: readonly string[]): Promise<ProfileRow[]> {
  const { rows } = await sql<ProfileRow>`
    select * from person_profile where identity_id = any(${identityIds}::uuid[]) and state = 'here'
    order by source, profile_id`.execute(tx);
  return rows;
}

export interface NamingRow {
  readonly home: number;
  readonly profile_id: string;
  readonly external_id: string | null;
  readonly attributes: Attributes;
}

/** What is known of others than these identities, where one of these regular expressions is met. */
export async function findNaming(
  tx: Handle,
  { identityIds, patterns }: { readonly identityIds: readonly string[]; readonly patterns: readonly string[] },
): Promise<NamingRow[]> {
  if (patterns.length === 0) return [];
  const { rows } = await sql<NamingRow>`
    select home, profile_id, external_id, attributes from person_profile
    where state = 'here' and (identity_id is null or identity_id <> all(${identityIds}::uuid[]))
      and (attributes::text ~* any(${patterns}::text[]) or external_id ~* any(${patterns}::text[]))`.execute(tx);
  return rows;
}

/** Has what is known of others say something else. */
export async function rewriteProfiles(tx: Handle, rows: readonly NamingRow[]): Promise<void> {
  await bulkUpdate(tx, {
    table: "person_profile",
    key: { home: "smallint", profile_id: "uuid" },
    set: { external_id: "text", attributes: "jsonb" },
    rows,
  });
}

/**
 * Takes out what is known of these identities. `cleared`: a later change at the source brings its record back;
 * `erased`: nothing does. Returns how many profiles held something.
 */
export async function emptyProfiles(
  tx: Handle,
  identityIds: readonly string[],
  { state, at }: { readonly state: "cleared" | "erased"; readonly at: Date },
): Promise<number> {
  const records = await sql`
    update person_profile set state = ${state}, cleared_at = ${at}, external_id = null, language = null, unit = null,
      attributes = '{}'
    where identity_id = any(${identityIds}::uuid[]) and kind = 'record' and state <> 'erased'`.execute(tx);
  const traits = await sql`
    delete from person_profile where identity_id = any(${identityIds}::uuid[]) and kind = 'traits'`.execute(tx);
  return Number((records.numAffectedRows ?? 0n) + (traits.numAffectedRows ?? 0n));
}
