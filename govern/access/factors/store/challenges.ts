import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** What waits for its next step. */
export type ChallengeKind = "second_factor" | "passkey_use" | "passkey_make" | "reset" | "provider";

export interface NewChallenge {
  readonly hash: Uint8Array;
  readonly kind: ChallengeKind;
  readonly userId: string | null;
  readonly content: Readonly<Record<string, string>>;
  readonly now: Date;
  readonly expiresAt: Date;
}

export interface ChallengeRow {
  readonly user_id: string | null;
  readonly content: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly expires_at: Date;
}

/** Forgets those that are over besides. */
export async function putChallenge(tx: Handle, { hash, kind, userId, content, now, expiresAt }: NewChallenge) {
  await sql`delete from account_challenge where expires_at <= ${now}`.execute(tx);
  await sql`
    insert into account_challenge (token_hash, kind, user_id, content, created_at, expires_at)
    values (${Buffer.from(hash)}, ${kind}, ${userId}, ${JSON.stringify(content)}::jsonb, ${now}, ${expiresAt})`.execute(
    tx,
  );
}

export interface AskedChallenge {
  readonly hash: Uint8Array;
  readonly kind: ChallengeKind;
  readonly now: Date;
}

/** The challenge, counted as tried once more; undefined when it is over. */
export async function tryChallenge(tx: Handle, { hash, kind, now }: AskedChallenge): Promise<ChallengeRow | undefined> {
  const { rows } = await sql<ChallengeRow>`
    update account_challenge set attempts = attempts + 1
    where token_hash = ${Buffer.from(hash)} and kind = ${kind} and expires_at > ${now}
    returning user_id, content, attempts, expires_at`.execute(tx);
  return rows[0];
}

/** Takes it away, so that it is good for once; of two who ask at the same moment one gets it. */
export async function takeChallenge(
  tx: Handle,
  { hash, kind, now }: AskedChallenge,
): Promise<ChallengeRow | undefined> {
  const { rows } = await sql<ChallengeRow>`
    delete from account_challenge where token_hash = ${Buffer.from(hash)} and kind = ${kind} and expires_at > ${now}
    returning user_id, content, attempts, expires_at`.execute(tx);
  return rows[0];
}

/** Voids what waits for this person; of one kind where that is said. */
export async function deleteChallengesOf(tx: Handle, userId: string, kind?: ChallengeKind): Promise<void> {
  await sql`
    delete from account_challenge where user_id = ${userId} and (${kind ?? null}::text is null or kind = ${kind ?? null})`.execute(
    tx,
  );
}
