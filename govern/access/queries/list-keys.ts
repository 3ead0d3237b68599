import { permissionIds } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http";
import type { Handle } from "@firsthand/platform/storage";

import { permissionsOf } from "../rules/rights.ts";
import type { Key } from "../contract.ts";
import { type HeldKey, type KeyRow, findKeys } from "../store/keys.ts";
import { findPersonBehind } from "./find-person-behind.ts";

/** All keys, the newest first, also those that have expired; who manages keys of units only sees their own. */
export async function listKeys(db: Handle, asker: Asker): Promise<Key[]> {
  const isSeen = await isSeenKey(db, asker);
  return (await findKeys(db)).filter(isSeen).map(keyOf);
}

/** Which keys somebody sees and may remove. */
export async function isSeenKey(tx: Handle, asker: Asker): Promise<(key: HeldKey) => boolean> {
  if (asker.reach("keys.manage") === "all") return () => true;
  const person = await findPersonBehind(tx, asker);
  return ({ made_by_id }) => made_by_id === person;
}

export function keyOf({ id, name, start, made_by, created_at, expires_at, last_used_at, ...key }: KeyRow): Key {
  return {
    id,
    name,
    start,
    permissions: key.permissions.includes("*") ? [...permissionIds] : permissionsOf({ role: "", ...key }),
    unit: key.unit,
    function: key.function,
    createdAt: created_at.toISOString(),
    expiresAt: expires_at?.toISOString() ?? null,
    lastUsedAt: last_used_at?.toISOString() ?? null,
    madeBy: made_by,
  };
}
