import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

interface SecretRow {
  readonly secret_id: string;
  readonly sealed: string;
}

/** The secrets that sign at this moment, the newest first. */
export async function findSecrets(tx: Handle, endpointId: string, now: Date): Promise<SecretRow[]> {
  const { rows } = await sql<SecretRow>`
    select secret_id, sealed from webhook_secret
    where endpoint_id = ${endpointId} and (ends_at is null or ends_at > ${now}) order by made_at desc`.execute(tx);
  return rows;
}

/** Adds a secret; the one before signs too until `oldEndsAt`, and those whose time is over are gone. */
export async function addSecret(
  tx: Handle,
  row: SecretRow & { readonly endpoint_id: string; readonly made_at: Date },
  oldEndsAt: Date,
): Promise<void> {
  await sql`delete from webhook_secret where endpoint_id = ${row.endpoint_id} and ends_at is not null`.execute(tx);
  await sql`update webhook_secret set ends_at = ${oldEndsAt} where endpoint_id = ${row.endpoint_id}`.execute(tx);
  await sql`
    insert into webhook_secret (secret_id, endpoint_id, sealed, made_at)
    values (${row.secret_id}, ${row.endpoint_id}, ${row.sealed}, ${row.made_at})`.execute(tx);
}
