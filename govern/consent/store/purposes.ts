import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Purpose } from "../contract.ts";

interface PurposeRow extends Omit<Purpose, "id" | "by" | "at"> {
  readonly purpose_id: string;
  readonly by_name: string;
  readonly at: Date;
}

/** The newest version of each purpose; those of the product first, in its order, then by id. */
export async function findPurposes(tx: Handle): Promise<Purpose[]> {
  const { rows } = await sql<PurposeRow>`
    select * from (select distinct on (purpose_id) * from consent_purpose order by purpose_id, version desc) newest
    order by purpose_id`.execute(tx);
  return rows.map(purposeOf);
}

/** All versions of a purpose, the newest first. */
export async function findVersions(tx: Handle, id: string): Promise<Purpose[]> {
  const { rows } = await sql<PurposeRow>`
    select * from consent_purpose where purpose_id = ${id} order by version desc`.execute(tx);
  return rows.map(purposeOf);
}

/** Adds a version; false where it is there already. */
export async function insertPurpose(tx: Handle, purpose: Purpose): Promise<boolean> {
  const { id, version, title, text, basis, channels, active, origin, by, at } = purpose;
  const { rows } = await sql`
    insert into consent_purpose (purpose_id, version, title, text, basis, channels, active, origin, by_name, at)
    values (${id}, ${version}, ${title}, ${text}, ${basis}, ${channels}, ${active}, ${origin}, ${by}, ${at})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

function purposeOf({ purpose_id: id, by_name: by, at, ...row }: PurposeRow): Purpose {
  return { ...row, id, by, at: at.toISOString() };
}
