import type { Handle } from "@firsthand/platform/storage";

import { findRights } from "../../queries/find-rights.ts";
import { findPasskeys } from "../store/passkeys.ts";
import { findRule } from "../store/sign-in.ts";
import { findTotp } from "../store/totp.ts";

/** What somebody has beside a password, and whether the rule asks for it. */
export interface Demand {
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  readonly required: boolean;
}

/** Who may do one of these is an administrator to the rule about second factors. */
const administering = ["access.manage", "keys.manage", "system.manage"] as const;

export async function findDemand(tx: Handle, userId: string): Promise<Demand> {
  const totp = await findTotp(tx, userId);
  const passkeys = await findPasskeys(tx, userId);
  return {
    hasTotp: totp?.confirmed_at instanceof Date,
    hasPasskey: passkeys.length > 0,
    required: await isRequired(tx, userId),
  };
}

async function isRequired(tx: Handle, userId: string): Promise<boolean> {
  const { second_factor } = await findRule(tx);
  if (second_factor !== "administrators") return second_factor === "everyone";
  const { rights } = await findRights(tx, userId);
  return administering.some((permission) => rights.may.includes(permission));
}
