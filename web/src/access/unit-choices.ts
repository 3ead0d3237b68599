import type { Unit } from "@firsthand/govern/access/contract";

/** A unit with how deep it stands. */
export interface UnitRow {
  readonly unit: Unit;
  readonly depth: number;
}

/** The placed units as a tree, row by row: each below its parent, siblings by name. */
export function treeRows(units: readonly Unit[]): readonly UnitRow[] {
  const placed = units.filter(({ version }) => version !== null);
  const names = new Set(placed.map(({ name }) => name));
  const below = (parent: string | null, depth: number, above: ReadonlySet<string>): UnitRow[] =>
    placed
      .filter((unit) => (unit.parent !== null && names.has(unit.parent) ? unit.parent : null) === parent)
      .filter(({ name }) => !above.has(name))
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap((unit) => [{ unit, depth }, ...below(unit.name, depth + 1, new Set([...above, unit.name]))]);
  return below(null, 0, new Set());
}

/** The names of a unit and of all below it. */
export function withBelow(units: readonly Unit[], name: string): ReadonlySet<string> {
  const found = new Set([name]);
  for (const at of found) for (const unit of units) if (unit.parent === at) found.add(unit.name);
  return found;
}

/** Units as choices, deeper ones indented; `chosen` stands among them also where nobody knows it. */
export function unitChoices(units: readonly Unit[], chosen: string | null): { value: string; label: string }[] {
  const tree = treeRows(units).map(({ unit: { name }, depth }) => ({
    value: name,
    label: `${"\u2003".repeat(depth)}${name}`,
  }));
  const loose = units
    .filter(({ version }) => version === null)
    .map(({ name }) => ({ value: name, label: name }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const all = [...tree, ...loose];
  return chosen === null || all.some(({ value }) => value === chosen)
    ? all
    : [...all, { value: chosen, label: chosen }];
}
