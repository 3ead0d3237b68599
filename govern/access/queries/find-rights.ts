import type { Handle } from "@firsthand/platform/storage";

import type { Grant } from "../contract.ts";
import { type Rights, everything, rightsOf, rightsOfKey } from "../rules/rights.ts";
import { type PlacedUnit, maskIn, unitsBelow } from "../rules/units.ts";
import { findGrants } from "../store/grants.ts";
import type { HeldKey } from "../store/keys.ts";
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
  const below = unitsBelow(units);
  const maker = key.made_by_id === null ? everything : rightsOf(await findGrants(db, key.made_by_id), below);
  return withUnmasked(rightsOfKey(key, maker, below), units);
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
