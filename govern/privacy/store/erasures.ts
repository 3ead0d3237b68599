import type { SubjectKey } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Who was erased, as ids and keyed hashes. */
export interface Erasure {
  readonly erasureId: string;
  readonly at: string;
  readonly identityIds: readonly string[];
  readonly keys: readonly SubjectKey[];
  readonly deliveryIds: readonly string[];
}

type ErasureRow = {
  erasure_id: string;
  erased_at: Date;
  identity_ids: string[];
  keys: SubjectKey[];
  delivery_ids: string[];
};

/** Adds an erasure to the list; what is there of it already is completed. */
export async function saveErasure(tx: Handle, erasure: Erasure): Promise<void> {
  const { erasureId, at, identityIds, keys, deliveryIds } = erasure;
  await sql`
    insert into erasure (erasure_id, erased_at, identity_ids, keys, delivery_ids)
    values (${erasureId}, ${at}, ${identityIds}::uuid[], ${JSON.stringify(keys)}::jsonb, ${deliveryIds}::uuid[])
    on conflict (erasure_id) do update set
      identity_ids = array(select unnest(erasure.identity_ids) union select unnest(excluded.identity_ids)),
      delivery_ids = array(select unnest(erasure.delivery_ids) union select unnest(excluded.delivery_ids)),
      keys = (select coalesce(jsonb_agg(distinct k), '[]') from jsonb_array_elements(erasure.keys || excluded.keys) k)`.execute(
    tx,
  );
}

/** Those of these identities that were erased. */
export async function findErased(tx: Handle, identityIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ identity_id: string }>`
    select distinct identity_id from erasure_fact where identity_id = any(${identityIds}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.identity_id));
}

/** All erasures, the oldest first. */
export async function findErasures(tx: Handle): Promise<Erasure[]> {
  const { rows } = await sql<ErasureRow>`select * from erasure order by erased_at, erasure_id`.execute(tx);
  return rows.map((row) => ({
    erasureId: row.erasure_id,
    at: row.erased_at.toISOString(),
    identityIds: row.identity_ids,
    keys: row.keys,
    deliveryIds: row.delivery_ids,
  }));
}
