import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { IdentityRow } from "./identities.ts";

export type FoundRow = Pick<IdentityRow, "identity_id" | "person_id" | "kind" | "space" | "value" | "name" | "sharing">;

/**
 * Identities of which a name, its last word or the value begins with one of these texts (in small letters); those that
 * are exactly the one wanted first. Each of the three is looked up in its own tree, so that a common beginning is quick.
 */
export async function searchIdentities(
  tx: Handle,
  asked: { readonly wanted: string; readonly starts: readonly string[]; readonly limit: number },
): Promise<FoundRow[]> {
  const { wanted, starts, limit } = asked;
  // as the indexes of the migration say it
  const name = sql`lower(left(name, 200))`;
  const last = sql`lower(left(substring(name from '\\S+$'), 200))`;
  const value = sql`lower(left(value, 200))`;
  const branches = [
    beginning({ of: name, start: wanted, where: sql`name is not null`, limit }),
    beginning({ of: last, start: wanted, where: sql`name is not null`, limit }),
    ...starts.map((start) => beginning({ of: value, start, where: sql`kind <> 'anonymous'`, limit })),
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
}): RawBuilder<unknown> {
  const { of, start, where, limit } = branch;
  const cut = sql`lower(left(${start}::text, 200))`;
  return sql`(
    select identity_id, person_id, kind, space, value, name, sharing from identity
    where ${where} and ${of} ~>=~ ${cut} and ${of} ~<~ (${cut} || ${LAST_CHARACTER})
    order by ${of} using ~<~ limit ${limit})`;
}
