import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { IdentityKind } from "../rules.ts";

export interface CorrectionRow {
  readonly correction_id: string;
  readonly identity_id: string;
  readonly field: "name" | "value";
  readonly before: string | null;
  readonly after: string;
  readonly key_home: number | null;
  readonly key: string | null;
  readonly request_id: string;
  readonly at: Date;
  readonly by_name: string;
}

export async function insertCorrection(tx: Handle, row: CorrectionRow): Promise<void> {
  await sql`
    insert into identity_correction (home, correction_id, identity_id, field, before, after, key_home, key, request_id, at,
      by_name)
    values (${homeOf(row.identity_id)}, ${row.correction_id}, ${row.identity_id}, ${row.field}, ${row.before}, ${row.after},
      ${row.key_home}, ${row.key}, ${row.request_id}, ${row.at}, ${row.by_name})`.execute(tx);
}

/** Corrections of these identities, the oldest first, each with the kind of its identity. */
export async function findCorrectionsOf(
  tx: Handle,
  identityIds: readonly string[],
): Promise<(CorrectionRow & { readonly kind: IdentityKind })[]> {
  const { rows } = await sql<CorrectionRow & { kind: IdentityKind }>`
    select c.*, i.kind from identity_correction c join identity i using (home, identity_id)
    where c.identity_id = any(${identityIds}::uuid[]) order by c.at, c.correction_id`.execute(tx);
  return rows;
}

/** Gives an identity another address or number; pairs that were found by the old one are looked for anew. */
export async function setValue(tx: Handle, identityId: string, value: string): Promise<void> {
  await sql`
    update identity set value = ${value} where home = ${homeOf(identityId)} and identity_id = ${identityId}`.execute(
    tx,
  );
  await sql`
    delete from identity_candidate where from_id = ${identityId}::uuid or to_id = ${identityId}::uuid`.execute(tx);
}

/** Gives an identity another name, which stays whatever comes in. */
export async function setName(tx: Handle, identityId: string, { name, at }: { name: string; at: Date }): Promise<void> {
  await sql`
    update identity set name = ${name}, name_at = ${at}, name_corrected = true
    where home = ${homeOf(identityId)} and identity_id = ${identityId}`.execute(tx);
}
