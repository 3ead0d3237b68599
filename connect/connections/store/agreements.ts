import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Somebody who left to agree and may come back. */
export interface AgreementRow {
  readonly state_hash: string;
  readonly connection_id: string;
  readonly user_id: string;
  readonly verifier: string;
  readonly redirect: string;
  readonly ends_at: Date;
}

/** Keeps one; those that are over go. */
export async function insertAgreement(tx: Handle, row: AgreementRow, now: Date): Promise<void> {
  await sql`delete from connection_agreement where ends_at < ${now}`.execute(tx);
  await sql`insert into connection_agreement (state_hash, connection_id, user_id, verifier, redirect, ends_at)
    values (${row.state_hash}, ${row.connection_id}, ${row.user_id}, ${row.verifier}, ${row.redirect},
      ${row.ends_at})`.execute(tx);
}

/** Takes one that is not over, so that it is good once. */
export async function takeAgreement(tx: Handle, stateHash: string, now: Date): Promise<AgreementRow | undefined> {
  const { rows } = await sql<AgreementRow>`
    delete from connection_agreement where state_hash = ${stateHash} and ends_at >= ${now} returning *`.execute(tx);
  return rows[0];
}
