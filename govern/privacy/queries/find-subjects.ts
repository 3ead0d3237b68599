import type { Handle } from "@firsthand/platform/storage";

import type { Subject } from "../contract.ts";
import type { PrivacyGround } from "../ground.ts";

/** Customers by the beginning of a name, an address, a handle or a number; none for an empty text. */
export async function findSubjects(tx: Handle, { subjects }: PrivacyGround, text: string): Promise<Subject[]> {
  return [...(await subjects.search(tx, text))];
}
