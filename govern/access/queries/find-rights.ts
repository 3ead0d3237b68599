import type { Asker } from "@firsthand/platform/http";
import type { Handle } from "@firsthand/platform/storage";

import type { Grant } from "../contract.ts";
import { type Rights, type UnitsBelow, everything, rightsOf, rightsOfKey } from "../rules/rights.ts";
import { type PlacedUnit, maskIn, unitsBelow } from "../rules/units.ts";
import { findGrants } from "../store/grants.ts";
import { type HeldKey, findKeyById } from "../store/keys.ts";
import { findUnits } from "../store/units.ts";

/** What a member may now, and the grants that say so. */
export async function findRights(db: Handle, userId: string): Promise<{ rights: Rights; grants: readonly Grant[] }> {
  const [held, units] = await Promise.all([findGrants(db, userId), findUnits(db)]);
  const grants = held.map(({ permissions: _permissions, ...grant }) => grant);
  return { rights: withUnmasked(rightsOf(held, unitsBelow(units)), units), grants };
}

/** What a key opens now. */
export async function findRightsOfKey(db: Handle, key: HeldKey): Promise<Rights> {
  const units = await findUnits(db);
  return withUnmasked(await ofKey(db, key, unitsBelow(units)), units);
}

/**
 * What an asker may give to others, as it stands in this transaction: what they hold themselves, without the personal
 * data that they see only because a unit does not mask them now.
 */
export async function findOwnRights(tx: Handle, { id, kind }: Pick<Asker, "id" | "kind">): Promise<Rights> {
  if (kind === "installation") return everything;
  const below = unitsBelow(await findUnits(tx));
  if (kind === "person") return rightsOf(await findGrants(tx, id), below);
  const key = kind === "key" ? await findKeyById(tx, id) : undefined;
  return key ? await ofKey(tx, key, below) : rightsOf([], below);
}

async function ofKey(tx: Handle, key: HeldKey, below: UnitsBelow): Promise<Rights> {
  const maker = key.made_by_id === null ? everything : rightsOf(await findGrants(tx, key.made_by_id), below);
  return rightsOfKey(key, maker, below);
}

/** Units that do not mask personal data show them to everybody who may see their rows. */
function withUnmasked({ may, reach }: Rights, units: readonly PlacedUnit[]): Rights {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const open = units.map(({ name }) => name).filter((name) => !maskIn(byName, name).value);
  if (open.length === 0) return { may, reach };
  return {
    may,
    reach: (permission) => {
      const own = reach(permission);
      return permission !== "personal.unmask" || own === "all" ? own : [...own, { units: open, functions: null }];
    },
  };
}
