import type { Handle } from "@firsthand/platform/storage";

import type { Somebody } from "../contract.ts";
import { findOwnersFor } from "../store/owners.ts";

/** By criterion who answers: for the unit, else for the whole organisation (no unit: for that alone). */
export async function findOwners(tx: Handle, unit?: string | null): Promise<ReadonlyMap<string, Somebody>> {
  const found = await findOwnersFor(tx, unit ?? null);
  const ownLast = found.toSorted((one, other) => Number(one.unit !== null) - Number(other.unit !== null));
  return new Map(ownLast.map(({ criterion, owner }) => [criterion, owner]));
}
