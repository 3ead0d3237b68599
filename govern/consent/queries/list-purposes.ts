import type { Handle } from "@firsthand/platform/storage";

import type { Purpose } from "../contract.ts";
import { unknownPurpose } from "../errors.ts";
import { SHIPPED_PURPOSES } from "../rules/shipped.ts";
import * as store from "../store/purposes.ts";

/** The purposes as they stand, those of the product first. */
export async function listPurposes(tx: Handle): Promise<Purpose[]> {
  const found = await store.findPurposes(tx);
  const shipped = SHIPPED_PURPOSES.map(({ id }) => id);
  const place = ({ id }: Purpose) => (shipped.includes(id) ? shipped.indexOf(id) : shipped.length);
  return found.toSorted((a, b) => place(a) - place(b));
}

/** All versions of a purpose, the newest first. Throws `unknown_purpose`. */
export async function listVersions(tx: Handle, id: string): Promise<Purpose[]> {
  const versions = await store.findVersions(tx, id);
  if (versions.length === 0) throw unknownPurpose(id);
  return versions;
}
