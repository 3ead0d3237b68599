import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface PasskeyRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly rp_id: string;
  readonly synced: boolean;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

const columns = sql`id, user_id, name, credential_id, public_key, counter::float8 as counter, transports, rp_id, synced,
  created_at, last_used_at`;

/** False where a passkey with this id is known already. */
export async function insertPasskey(tx: Handle, row: Omit<PasskeyRow, "last_used_at">): Promise<boolean> {
  const { rows } = await sql`
    insert into account_passkey
      (id, user_id, name, credential_id, public_key, counter, transports, rp_id, synced, created_at)
    values (${row.id}, ${row.user_id}, ${row.name}, ${row.credential_id}, ${row.public_key}, ${row.counter},
      ${[...row.transports]}, ${row.rp_id}, ${row.synced}, ${row.created_at})
    on conflict (credential_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** The passkeys of a person, the oldest first. */
export async function findPasskeys(tx: Handle, userId: string): Promise<readonly PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`
    select ${columns} from account_passkey where user_id = ${userId} order by created_at, id`.execute(tx);
  return rows;
}

/** Its row is held until the transaction ends: a counter is compared and moved on by one at a time. */
export async function findPasskeyByCredential(tx: Handle, credentialId: string): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`
    select ${columns} from account_passkey where credential_id = ${credentialId} for update`.execute(tx);
  return rows[0];
}

export async function renamePasskey(tx: Handle, { id, userId, name }: { id: string; userId: string; name: string }) {
  const { rows } = await sql<PasskeyRow>`
    update account_passkey set name = ${name} where id = ${id} and user_id = ${userId} returning ${columns}`.execute(
    tx,
  );
  return rows[0];
}

export async function deletePasskey(tx: Handle, userId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from account_passkey where id = ${id} and user_id = ${userId} returning 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function deletePasskeysOf(tx: Handle, userId: string): Promise<number> {
  const { rows } = await sql`delete from account_passkey where user_id = ${userId} returning 1`.execute(tx);
  return rows.length;
}

export async function notePasskeyUse(tx: Handle, id: string, { counter, now }: { counter: number; now: Date }) {
  await sql`update account_passkey set counter = ${counter}, last_used_at = ${now} where id = ${id}`.execute(tx);
}
