import type { Handle } from "@firsthand/platform/storage";

import { personNeeded } from "../../errors.ts";
import type { AccessContext } from "../../ground.ts";
import type { OwnFactors, Passkey } from "../contract.ts";
import { type PasskeyRow, findPasskeys } from "../store/passkeys.ts";
import { hasPassword } from "../store/sign-in.ts";
import { countRecoveryCodes, findTotp } from "../store/totp.ts";
import { findDemand } from "./find-demand.ts";

/** How who asks signs in. Throws `person_needed`. */
export async function readFactors({ ground, person }: AccessContext): Promise<OwnFactors> {
  const { session } = await person();
  if (!session) throw personNeeded();
  return await factorsOf(ground.db, session.user_id);
}

/** How a member signs in. */
export async function factorsOf(tx: Handle, userId: string): Promise<OwnFactors> {
  const totp = await findTotp(tx, userId);
  const { required } = await findDemand(tx, userId);
  return {
    hasPassword: await hasPassword(tx, userId),
    totpSince: totp?.confirmed_at?.toISOString() ?? null,
    recoveryCodesLeft: await countRecoveryCodes(tx, userId),
    passkeys: (await findPasskeys(tx, userId)).map(passkeyOf),
    required,
  };
}

export function passkeyOf({
  id,
  name,
  created_at,
  last_used_at,
  rp_id,
  synced,
}: Omit<PasskeyRow, "user_id" | "credential_id" | "public_key" | "counter" | "transports">): Passkey {
  return {
    id,
    name,
    createdAt: created_at.toISOString(),
    lastUsedAt: last_used_at?.toISOString() ?? null,
    server: rp_id,
    synced,
  };
}
