import { randomInt } from "node:crypto";

import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** The newest link of an identity; `version` says which. */
export interface LinkRow {
  readonly identity_id: string;
  readonly version: number;
  readonly made_by: string;
  readonly made_at: Date;
  readonly expires_at: Date;
}

/** The newest link of each of these identities. */
export async function findLinks(tx: Handle, identityIds: readonly string[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select l.identity_id, l.version, l.made_by, l.made_at, l.expires_at
    from unnest(${identityIds.map(homeOf)}::smallint[], ${identityIds}::uuid[]) as u(home, identity_id)
    join consent_link l using (home, identity_id) order by l.made_at desc`.execute(tx);
  return rows;
}

/** Links are counted from a number of chance: after a row was removed the old ones do not come again. */
const HIGHEST_FIRST = 2 ** 30;

/** Makes the next link of an identity, the earlier ones open no more; returns its version. */
export async function nextLink(tx: Handle, link: Omit<LinkRow, "version">): Promise<number> {
  const { identity_id: id, made_by: by, made_at: at, expires_at: until } = link;
  const first = randomInt(1, HIGHEST_FIRST);
  const { rows } = await sql<{ version: number }>`
    insert into consent_link as l (home, identity_id, version, made_by, made_at, expires_at)
    values (${homeOf(id)}, ${id}, ${first}, ${by}, ${at}, ${until})
    on conflict (home, identity_id) do update set version = l.version + 1, made_by = excluded.made_by,
      made_at = excluded.made_at, expires_at = excluded.expires_at
    returning version`.execute(tx);
  return rows[0]?.version ?? first;
}

/** Lets no link of these identities open any more. */
export async function revokeLinks(tx: Handle, identityIds: readonly string[], at: Date): Promise<void> {
  await sql`
    update consent_link l set version = version + 1, expires_at = ${at}
    from unnest(${identityIds.map(homeOf)}::smallint[], ${identityIds}::uuid[]) as u(home, identity_id)
    where l.home = u.home and l.identity_id = u.identity_id and l.expires_at > ${at}`.execute(tx);
}
