import type { Reach } from "@firsthand/kernel/permissions";
import { withinReach, type Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { IdentityRow } from "./identities.ts";

export type FoundRow = Pick<IdentityRow, "identity_id" | "person_id" | "kind" | "space" | "value" | "name" | "sharing">;

/**
 * Identities of which a name, its last word or the value begins with one of these texts (in small letters); those that
 * are exactly the one wanted first. Each of the three is looked up in its own tree, so that a common beginning is quick.
 */
export async function searchIdentities(
  tx: Handle,
  asked: {
    readonly wanted: string;
    readonly starts: readonly string[];
    readonly limit: number;
    readonly reach: Reach;
    /** Whether who is restricted is found by more than a whole value. */
    readonly restricted: boolean;
  },
): Promise<FoundRow[]> {
  const { wanted, starts, limit, reach, restricted } = asked;
  // as the indexes of the migration say it
  const name = sql`lower(left(name, 200))`;
  const last = sql`lower(left(substring(name from '\\S+$'), 200))`;
  const value = sql`lower(left(value, 200))`;
  // asked once, whatever is looked through: hardly anybody is restricted
  const open = restricted
    ? sql`true`
    : sql`(${value} = any(${starts}::text[]) or person_id not in (select component_id from restricted_identity))`;
  const branches = [
    beginning({ of: name, start: wanted, where: sql`name is not null and ${open}`, limit, reach }),
    beginning({ of: last, start: wanted, where: sql`name is not null and ${open}`, limit, reach }),
    ...starts.map((start) =>
      beginning({ of: value, start, where: sql`kind <> 'anonymous' and ${open}`, limit, reach }),
    ),
  ];
  const { rows } = await sql<FoundRow>`
    select identity_id, person_id, kind, space, case when kind <> 'anonymous' then value end as value, name, sharing
    from (${sql.join(branches, sql` union `)}) found
    order by ${value} = lower(${wanted}) and kind <> 'anonymous' desc, ${name} = lower(${wanted}) desc nulls last,
      lower(coalesce(name, value)), kind, identity_id
    limit ${limit}`.execute(tx);
  return rows;
}

/** Above everything that begins with a text stands that text with the last of all characters. */
const LAST_CHARACTER = "\u{10FFFF}";

function beginning(branch: {
  readonly of: RawBuilder<unknown>;
  readonly start: string;
  readonly where: RawBuilder<unknown>;
  readonly limit: number;
  readonly reach: Reach;
}): RawBuilder<unknown> {
  const { of, start, where, limit, reach } = branch;
  const cut = sql`lower(left(${start}::text, 200))`;
  return sql`(
    select identity_id, person_id, kind, space, value, name, sharing from identity
    where ${where} and ${isReached(reach)} and ${of} ~>=~ ${cut} and ${of} ~<~ (${cut} || ${LAST_CHARACTER})
    order by ${of} using ~<~ limit ${limit})`;
}

/**
 * Whether somebody may see an `identity`: they are the customer of a conversation within reach, or another system tells
 * of them in a unit within reach.
 */
function isReached(reach: Reach): RawBuilder<unknown> {
  if (reach === "all") return sql`true`;
  const within = withinReach(reach, { unit: sql.ref("c.unit"), ofFunction: sql.ref("c.function") });
  return sql`(exists (select from conversation_fact c where c.customer_id = identity.identity_id and ${within})
    or exists (select from profile_fact p where p.identity_id = identity.identity_id and ${isProfileReached(reach)}))`;
}

/** What another system tells of a `p` has no function: who sees those of some functions alone, does not see it. */
export function isProfileReached(reach: Reach): RawBuilder<boolean> {
  return withinReach(reach, { unit: sql.ref("p.unit"), ofFunction: sql`null::text` });
}

/** Those of these identities that are the customer of a conversation within reach, or known in a unit within reach. */
export async function reachedOf(
  tx: Handle,
  reach: Reach,
  identityIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const within = withinReach(reach, { unit: sql.ref("c.unit"), ofFunction: sql.ref("c.function") });
  const { rows } = await sql<{ id: string }>`
    select c.customer_id as id from conversation_fact c
    where c.customer_id = any(${identityIds}::uuid[]) and ${within}
    union select p.identity_id from profile_fact p
    where p.identity_id = any(${identityIds}::uuid[]) and ${isProfileReached(reach)}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Whether one of these identities is. */
export async function reachesOne(tx: Handle, reach: Reach, identityIds: readonly string[]): Promise<boolean> {
  return (await reachedOf(tx, reach, identityIds)).size > 0;
}

/** Those of these identities that are customers of conversations, none of which is within reach. */
export async function knownElsewhere(
  tx: Handle,
  reach: Reach,
  identityIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (reach === "all") return new Set();
  const within = withinReach(reach, { unit: sql.ref("c.unit"), ofFunction: sql.ref("c.function") });
  const { rows } = await sql<{ id: string }>`
    select c.customer_id as id from conversation_fact c where c.customer_id = any(${identityIds}::uuid[])
    group by c.customer_id having not bool_or(coalesce(${within}, false))`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
