import { createSecretKey } from "node:crypto";

import { hashOf } from "../commands/identify.ts";
import { hashedText } from "../rules.ts";

/** By what an account is found in the log; `accounts` says whose accounts they are. */
export function keyOfAccount(
  secret: Uint8Array,
  { accounts, account }: { readonly accounts: string; readonly account: string },
): { readonly home: number; readonly key: string } {
  const key = { kind: "account" as const, space: accounts, value: account.trim() };
  return hashOf(createSecretKey(secret), key, hashedText(key));
}
