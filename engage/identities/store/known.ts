import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { isProfileReached } from "./search.ts";

export interface KnownRow {
  readonly identity_id: string;
  readonly source: string;
  readonly unit: string | null;
  readonly language: string | null;
  /** By name: the value, and when it was said. */
  readonly attributes: Readonly<Record<string, readonly [string, number]>>;
  readonly at: Date;
  readonly received_at: Date;
}

/** What other systems tell of these identities, those that told last first; of another unit than those within reach nothing. */
export async function findKnown(tx: Handle, identityIds: readonly string[], reach: Reach): Promise<KnownRow[]> {
  const { rows } = await sql<KnownRow>`
    select identity_id, source, unit, language, attributes, at, received_at from profile_fact p
    where identity_id = any(${identityIds}::uuid[]) and (unit is null or ${isProfileReached(reach)})
      and (attributes <> '{}' or language is not null or unit is not null)
    order by received_at desc, source, profile_id limit 50`.execute(tx);
  return rows;
}
