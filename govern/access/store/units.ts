import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { PlacedUnit } from "../rules/units.ts";

export interface UnitRow extends PlacedUnit {
  readonly kind: "brand" | "market" | "team" | "other";
  readonly version: number;
  readonly changed_at: Date;
}

export async function findUnits(tx: Handle): Promise<readonly UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select name, parent, kind, mask, mask_locked, version, changed_at from unit order by lower(name), name`.execute(tx);
  return rows;
}

export async function putUnit(
  tx: Handle,
  unit: Omit<UnitRow, "version"> & { readonly changed_by: string },
): Promise<void> {
  await sql`
    insert into unit (name, parent, kind, mask, mask_locked, version, changed_at, changed_by)
    values (${unit.name}, ${unit.parent}, ${unit.kind}, ${unit.mask}, ${unit.mask_locked}, 1, ${unit.changed_at},
      ${unit.changed_by})
    on conflict (name) do update set parent = excluded.parent, kind = excluded.kind, mask = excluded.mask,
      mask_locked = excluded.mask_locked, version = unit.version + 1, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(tx);
}

export async function deleteUnit(tx: Handle, name: string): Promise<void> {
  await sql`delete from unit where name = ${name}`.execute(tx);
}

export async function isPlaced(tx: Handle, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from unit where name = ${name}`.execute(tx);
  return rows.length > 0;
}

/** Whether somebody's grant, invitation or key holds for this unit. */
export async function isGranted(tx: Handle, name: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from account_grant where unit = ${name}
    union all select 1 from account_key where unit = ${name}
    union all select 1 from account_invitation
      where grants @> jsonb_build_array(jsonb_build_object('unit', ${name}::text))
    limit 1`.execute(tx);
  return rows.length > 0;
}
