import type { Unit } from "@firsthand/govern/access/contract";

/** Whether personal data are masked in a unit, and who says so. */
export function maskText({ name, rules, holds: { mask } }: Pick<Unit, "name" | "rules" | "holds">): string {
  const what = mask.value ? "Personal data masked" : "Personal data in full";
  const lock = rules.mask.locked && !mask.locked ? ", locked for all below" : "";
  if (mask.from === null) return `${what}, as everywhere where nobody says otherwise${lock}`;
  if (mask.from === name) return `${what}, set here${lock}`;
  return mask.locked ? `${what}, locked by ${mask.from}` : `${what}, from ${mask.from}${lock}`;
}

/** What a unit takes over if it says nothing itself and stands below `parent`; null: at the top. */
export function inheritedMask(
  units: readonly Unit[],
  parent: string | null,
  unit?: Pick<Unit, "parent" | "above">,
): Unit["holds"]["mask"] {
  // Who sees only some units does not see the one above them.
  if (unit?.parent === parent) return unit.above.mask;
  const above = units.find(({ name }) => name === parent);
  if (above === undefined) return { value: true, from: null, locked: false };
  const { mask } = above.holds;
  if (mask.locked) return mask;
  return { ...mask, locked: above.rules.mask.locked && above.rules.mask.value !== null };
}
