import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Somebody } from "../contract.ts";
import type { Owner } from "../rules/duties.ts";
import type { Asked } from "./attestations.ts";

interface OwnerRow {
  readonly criterion: string;
  readonly unit: string;
  readonly owner_id: string;
  readonly owner_name: string;
}

export async function findAllOwners(tx: Handle): Promise<Owner[]> {
  const { rows } = await sql<OwnerRow>`select * from attestation_owner`.execute(tx);
  return rows.map(ownerOf);
}

/** The owners for the whole organisation, and those for a unit if one is given. */
export async function findOwnersFor(tx: Handle, unit: string | null): Promise<Owner[]> {
  const { rows } = await sql<OwnerRow>`
    select * from attestation_owner where unit in ('', ${unit ?? ""})`.execute(tx);
  return rows.map(ownerOf);
}

export async function findOwner(tx: Handle, { criterion, unit }: Asked): Promise<Somebody | null> {
  const { rows } = await sql<OwnerRow>`
    select * from attestation_owner where criterion = ${criterion} and unit = ${unit ?? ""}`.execute(tx);
  return rows[0] ? ownerOf(rows[0]).owner : null;
}

export async function saveOwner(tx: Handle, { criterion, unit, owner }: Owner): Promise<void> {
  await sql`
    insert into attestation_owner (criterion, unit, owner_id, owner_name)
    values (${criterion}, ${unit ?? ""}, ${owner.id}, ${owner.name})
    on conflict (criterion, unit) do update set owner_id = excluded.owner_id, owner_name = excluded.owner_name`.execute(
    tx,
  );
}

export async function deleteOwner(tx: Handle, { criterion, unit }: Asked): Promise<void> {
  await sql`delete from attestation_owner where criterion = ${criterion} and unit = ${unit ?? ""}`.execute(tx);
}

/** Removes everybody as an owner whose id begins so. */
export async function deleteOwnersOf(tx: Handle, idPrefix: string): Promise<void> {
  await sql`delete from attestation_owner where starts_with(owner_id, ${idPrefix})`.execute(tx);
}

function ownerOf({ criterion, unit, owner_id, owner_name }: OwnerRow): Owner {
  return { criterion, unit: unit === "" ? null : unit, owner: { id: owner_id, name: owner_name } };
}
