import { permissionIds } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import { permissionsOf } from "../rules/rights.ts";
import type { Key } from "../contract.ts";
import { type KeyRow, findKeys } from "../store/keys.ts";

/** All keys, the newest first, also those that have expired. */
export async function listKeys(db: Handle): Promise<Key[]> {
  return (await findKeys(db)).map(keyOf);
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
