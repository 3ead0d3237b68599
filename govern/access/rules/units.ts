import type { UnitsBelow } from "./rights.ts";

/** A unit as it is placed in the tree. */
export interface PlacedUnit {
  readonly name: string;
  readonly parent: string | null;
  readonly mask: boolean | null;
  readonly mask_locked: boolean;
}

/** What holds where nobody says anything. */
const MASK = true;

/** The units below each, itself first; a name that stands nowhere in the tree has itself alone. */
export function unitsBelow(units: readonly Pick<PlacedUnit, "name" | "parent">[]): UnitsBelow {
  const children = new Map<string, string[]>();
  for (const { name, parent } of units) {
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), name]);
  }
  return (unit) => {
    const found = new Set([unit]);
    for (const name of found) for (const child of children.get(name) ?? []) found.add(child);
    return [...found];
  };
}

/** From each unit the highest one that can be reached upwards through units that are within. */
export function topWithin(
  units: readonly Pick<PlacedUnit, "name" | "parent">[],
  isWithin: (unit: string) => boolean,
): (unit: string) => string {
  const parents = new Map(units.map(({ name, parent }) => [name, parent]));
  return (unit) => {
    const path = new Set([unit]);
    for (const at of path) {
      const parent = parents.get(at) ?? null;
      if (parent !== null && isWithin(parent)) path.add(parent);
    }
    return [...path].at(-1) ?? unit;
  };
}

/** From a unit up to the root; ends also where units stand in a circle. */
function pathOf(units: ReadonlyMap<string, PlacedUnit>, name: string): readonly PlacedUnit[] {
  const path = new Set<PlacedUnit>();
  for (let at = units.get(name); at && !path.has(at); at = at.parent === null ? undefined : units.get(at.parent)) {
    path.add(at);
  }
  return [...path];
}

/** Whether personal data are masked in a unit, who says so, and whether that is locked from above. */
export function maskIn(
  units: ReadonlyMap<string, PlacedUnit>,
  name: string,
): { value: boolean; from: string | null; locked: boolean } {
  const path = pathOf(units, name);
  const lock = path.slice(1).findLast(({ mask, mask_locked }) => mask_locked && mask !== null);
  if (lock?.mask !== undefined && lock.mask !== null) return { value: lock.mask, from: lock.name, locked: true };
  const says = path.find(({ mask }) => mask !== null);
  return { value: says?.mask ?? MASK, from: says?.name ?? null, locked: false };
}

/** What would hold in a unit if it said nothing itself. */
export function maskAbove(units: ReadonlyMap<string, PlacedUnit>, name: string): ReturnType<typeof maskIn> {
  const unit = units.get(name);
  return maskIn(unit ? new Map(units).set(name, { ...unit, mask: null }) : units, name);
}
