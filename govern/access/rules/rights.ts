import {
  type Access,
  type Permission,
  type Reach,
  accessKinds,
  isWithin,
  permissionIds,
  permissions,
  unitsPermissionIds,
} from "@firsthand/kernel/permissions";

import { ADMINISTRATOR, type Grant, type Scope } from "../contract.ts";

/** A grant with what its role may. */
export interface HeldGrant extends Grant {
  readonly permissions: readonly string[];
}

/** What somebody may, and for which rows. */
export interface Rights {
  readonly may: readonly Access[];
  readonly reach: (permission: Permission) => Reach;
}

/** The units below each unit, itself included. */
export type UnitsBelow = (unit: string) => readonly string[];

const reachOfPermission = new Map(permissions.map(({ id, reach }) => [id, reach]));

/** Whether a permission opens anything where it is given for this scope. */
function countsIn(permission: Permission, { unit, function: ofFunction }: Scope): boolean {
  if (unit === null && ofFunction === null) return true;
  const reach = reachOfPermission.get(permission);
  return reach === "rows" || (reach === "units" && ofFunction === null);
}

/** What these grants come to: a grant for a unit opens its rows and those of all units below, and nothing of the whole. */
export function rightsOf(grants: readonly HeldGrant[], below: UnitsBelow): Rights {
  const reaches = new Map<Permission, Reach>();
  for (const permission of permissionIds) {
    const scopes = grants.filter((grant) => opens(grant, permission) && countsIn(permission, grant));
    if (scopes.length > 0) reaches.set(permission, reachOf(scopes, below));
  }
  const reach = (permission: Permission): Reach => reaches.get(permission) ?? [];
  return { may: mayOf(reach), reach };
}

/** What endpoints ask for and these reaches open. */
function mayOf(reach: Rights["reach"]): readonly Access[] {
  return [
    "open",
    "known",
    ...permissionIds.filter((id) => reach(id) === "all" || reach(id).length > 0),
    ...unitsPermissionIds.flatMap((id) => (reach(id) === "all" ? [`${id}:whole` as const] : [])),
  ];
}

/** What a key opens: what it was made for, as far as whoever made it still may. */
export function rightsOfKey(key: Scope & { permissions: readonly string[] }, maker: Rights, below: UnitsBelow): Rights {
  const own = rightsOf([{ role: "", ...key }], below);
  const both = (permission: Permission): Reach => meet(own.reach(permission), maker.reach(permission));
  return { may: mayOf(both), reach: both };
}

/** Everything: the maker of a key that was made with the access key of the installation. */
export const everything: Rights = { may: accessKinds, reach: () => "all" };

/** Whether somebody administers the whole organisation, not units of it alone. */
export function managesAll({ reach }: Pick<Rights, "reach">): boolean {
  return reach("access.manage") === "all";
}

/** Whether somebody may do something in all that a scope covers. */
export function covers({ reach }: Pick<Rights, "reach">, permission: Permission, scope: Scope): boolean {
  return isWithin(reach(permission), scope);
}

/** Of these permissions those that would open something in a scope, and that somebody does not have in all of it. */
export function beyond(rights: Pick<Rights, "reach">, given: readonly Permission[], scope: Scope): Permission[] {
  return given.filter((permission) => countsIn(permission, scope) && !covers(rights, permission, scope));
}

/** The permissions of a role; of the administrator all, also those that came after it was made. */
export function permissionsOf({ role, permissions: own }: { role: string; permissions: readonly string[] }) {
  return role === ADMINISTRATOR ? [...permissionIds] : permissionIds.filter((id) => own.includes(id));
}

function opens({ role, permissions: own }: HeldGrant, permission: Permission): boolean {
  return role === ADMINISTRATOR || own.includes("*") || own.includes(permission);
}

function reachOf(scopes: readonly Scope[], below: UnitsBelow): Reach {
  if (scopes.some(({ unit, function: ofFunction }) => unit === null && ofFunction === null)) return "all";
  return scopes.map(({ unit, function: ofFunction }) => ({
    units: unit === null ? null : below(unit),
    functions: ofFunction === null ? null : [ofFunction],
  }));
}

function meet(one: Reach, other: Reach): Reach {
  if (one === "all") return other;
  if (other === "all") return one;
  const pairs = one.flatMap((a) =>
    other.map((b) => ({ units: common(a.units, b.units), functions: common(a.functions, b.functions) })),
  );
  return pairs.filter(({ units, functions }) => units?.length !== 0 && functions?.length !== 0);
}

function common(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null) return other;
  return other === null ? one : one.filter((value) => other.includes(value));
}
