import type { Handle } from "@firsthand/platform/storage";

import { makeAnonymous } from "../store/personal-data.ts";

/**
 * Takes out who these identities are: name, address, number, handle and the keys that lead to them. That there was
 * somebody stays, and who was one person: figures count them as they did. Returns how many had a name or an address.
 */
export async function clearIdentities(tx: Handle, identityIds: readonly string[]): Promise<number> {
  return identityIds.length === 0 ? 0 : (await makeAnonymous(tx, identityIds)).identities;
}
