import { createSecretKey } from "node:crypto";

import type { Party } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import { hashOf } from "../commands/identify.ts";
import { hashedText, keysOf, type KeySpace } from "../rules.ts";
import { findErasedKeys } from "../store/personal-data.ts";

/**
 * When the last was erased who was known by a key of each of these; null where nobody was. What was told before that
 * must not bring them back.
 */
export async function erasedBefore(
  tx: Handle,
  secret: Uint8Array,
  { space, parties }: { readonly space: KeySpace; readonly parties: readonly Party[] },
): Promise<(Date | null)[]> {
  const key = createSecretKey(secret);
  const hashed = parties.map((party) => {
    const { primary, evidence } = keysOf(party, space, "");
    return [primary, ...evidence.map((one) => one.key)].map((one) => hashOf(key, one, hashedText(one)));
  });
  const erased = await findErasedKeys(tx, hashed.flat());
  return hashed.map((keys) => {
    const times = keys.flatMap((one) => erased.get(one.key) ?? []);
    return times.length === 0 ? null : new Date(Math.max(...times.map((time) => time.getTime())));
  });
}
