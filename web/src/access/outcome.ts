import { ADMINISTRATOR, type Grant, type Role, type Scope } from "@firsthand/govern/access/contract";
import { type Permission, permissionIds } from "@firsthand/kernel/permissions";

import { isLost } from "./permission-groups.ts";

/** What some grants come to, and where. */
export interface OutcomeLine {
  readonly scopes: readonly Scope[];
  readonly permissions: readonly Permission[];
}

export interface Outcome {
  /** What is allowed, the whole organisation first; what holds there is not said again for its parts. */
  readonly lines: readonly OutcomeLine[];
  /** What the roles contain and the unit or function is not enough for. */
  readonly missing: readonly Permission[];
}

/** What somebody with these grants may do where, as the server decides it too. */
export function outcomeOf(grants: readonly Grant[], roles: readonly Role[]): Outcome {
  const held = grants.map((grant) => ({ ...grant, permissions: permissionsOf(grant.role, roles) }));
  const whole = new Set(held.filter(isWhole).flatMap(({ permissions }) => permissions));
  const parts = new Map<string, Scope & Pick<OutcomeLine, "permissions">>();
  const missing = new Set<Permission>();
  for (const { unit, function: of, permissions } of held.filter((grant) => !isWhole(grant))) {
    const key = JSON.stringify([unit, of]);
    const others = permissions.filter((id) => !whole.has(id));
    const isOpen = (id: Permission) => !isLost(id, { unit, function: of });
    for (const id of others) if (!isOpen(id)) missing.add(id);
    const before = parts.get(key)?.permissions ?? [];
    const now = permissionIds.filter((id) => before.includes(id) || (others.includes(id) && isOpen(id)));
    parts.set(key, { unit, function: of, permissions: now });
  }
  const all = { unit: null, function: null, permissions: permissionIds.filter((id) => whole.has(id)) };
  return {
    lines: sameTogether([all, ...parts.values()].filter(({ permissions }) => permissions.length > 0)),
    missing: permissionIds.filter((id) => missing.has(id)),
  };
}

/** Places at which the same is allowed are said in one breath. */
function sameTogether(parts: readonly (Scope & Pick<OutcomeLine, "permissions">)[]): OutcomeLine[] {
  const lines = new Map<string, OutcomeLine>();
  for (const { unit, function: of, permissions } of parts) {
    const key = permissions.join();
    lines.set(key, { scopes: [...(lines.get(key)?.scopes ?? []), { unit, function: of }], permissions });
  }
  return [...lines.values()];
}

/** What a role may; the administrator may everything. */
export function permissionsOf(role: string, roles: readonly Role[]): readonly Permission[] {
  if (role === ADMINISTRATOR) return permissionIds;
  return roles.find((one) => one.role === role)?.permissions ?? [];
}

/** Whether a grant holds for the whole organisation. */
export function isWhole({ unit, function: of }: Scope): boolean {
  return unit === null && of === null;
}

/** Grants without those that stand there twice. */
export function withoutRepeats(grants: readonly Grant[]): Grant[] {
  const seen = new Map(grants.map((grant) => [JSON.stringify([grant.role, grant.unit, grant.function]), grant]));
  return [...seen.values()];
}
