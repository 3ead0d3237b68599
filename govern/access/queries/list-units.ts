import type { Handle } from "@firsthand/platform/storage";

import type { Unit } from "../contract.ts";
import type { CountUnits } from "../ground.ts";
import { type Rights, covers } from "../rules/rights.ts";
import { type PlacedUnit, maskAbove, maskIn } from "../rules/units.ts";
import { type UnitRow, findUnits } from "../store/units.ts";

/**
 * The units of the tree and those that only the log names, by name. Who sees units only is told of these, and of the name
 * of the unit above them, from which rules come.
 */
export async function listUnits(
  { db, countUnits }: { readonly db: Handle; readonly countUnits: CountUnits },
  own: Pick<Rights, "reach">,
): Promise<Unit[]> {
  const isSeen = ({ name }: { name: string }) => isSeenUnit(own, name);
  const placed = await findUnits(db);
  const counts = await countUnits();
  const byName = new Map<string, PlacedUnit>(placed.map((unit) => [unit.name, unit]));
  const unplaced = [...counts.keys()].filter((name) => !byName.has(name));
  const conversations = (name: string) => counts.get(name) ?? 0;
  return [
    ...placed.map((row) => ({ ...unitOf(row, byName), conversations: conversations(row.name) })),
    ...unplaced.map((name) => ({
      name,
      parent: null,
      kind: "other" as const,
      rules: { mask: { value: null, locked: false } },
      holds: { mask: maskIn(byName, name) },
      above: { mask: maskAbove(byName, name) },
      conversations: conversations(name),
      version: null,
      changedAt: null,
    })),
  ]
    .filter(isSeen)
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Whether somebody is told of a unit. */
export function isSeenUnit(own: Pick<Rights, "reach">, name: string): boolean {
  const place = { unit: name, function: null };
  return (["access.read", "access.manage", "keys.manage"] as const).some((one) => covers(own, one, place));
}

function unitOf(row: UnitRow, all: ReadonlyMap<string, PlacedUnit>): Omit<Unit, "conversations"> {
  const { name, parent, kind, mask, mask_locked, version, changed_at } = row;
  return {
    name,
    parent,
    kind,
    rules: { mask: { value: mask, locked: mask_locked } },
    holds: { mask: maskIn(all, name) },
    above: { mask: maskAbove(all, name) },
    version,
    changedAt: changed_at.toISOString(),
  };
}
