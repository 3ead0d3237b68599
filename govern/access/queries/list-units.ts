import type { Handle } from "@firsthand/platform/storage";

import type { Unit } from "../contract.ts";
import type { CountUnits } from "../ground.ts";
import { type PlacedUnit, maskIn } from "../rules/units.ts";
import { type UnitRow, findUnits } from "../store/units.ts";

/** The units of the tree and those that only the log names, by name. */
export async function listUnits(db: Handle, countUnits: CountUnits): Promise<Unit[]> {
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
      conversations: conversations(name),
      version: null,
      changedAt: null,
    })),
  ].toSorted((a, b) => a.name.localeCompare(b.name));
}

function unitOf(row: UnitRow, all: ReadonlyMap<string, PlacedUnit>): Omit<Unit, "conversations"> {
  const { name, parent, kind, mask, mask_locked, version, changed_at } = row;
  return {
    name,
    parent,
    kind,
    rules: { mask: { value: mask, locked: mask_locked } },
    holds: { mask: maskIn(all, name) },
    version,
    changedAt: changed_at.toISOString(),
  };
}
