import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { UnitRules } from "../contract.ts";
import { lockedRule, unitChanged, unitCircle, unknownUnit } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { unitsBelow, maskIn, type PlacedUnit } from "../rules/units.ts";
import { lockMembers } from "../store/members.ts";
import { findUnits, putUnit, type UnitRow } from "../store/units.ts";

export interface WantedUnit {
  readonly name: string;
  readonly parent: string | null;
  readonly kind: UnitRow["kind"];
  readonly rules: UnitRules;
  readonly ifVersion: number | null;
}

/**
 * Places a unit in the tree and sets its rules; counts at once. Throws `unit_unknown` for a parent that is not placed,
 * `unit_circle`, `unit_changed` when another version is there than was seen, `rule_locked` for what a unit above locked.
 */
export async function saveUnit({ db, now, forget }: Ground, asker: Asker, wanted: WantedUnit): Promise<void> {
  const { name, parent, kind, rules, ifVersion } = wanted;
  await transact(db, async (tx) => {
    await lockMembers(tx);
    const units = await findUnits(tx);
    const before = units.find((unit) => unit.name === name);
    if ((before?.version ?? null) !== ifVersion) throw unitChanged(name, before?.version ?? null);
    if (parent !== null && !units.some((unit) => unit.name === parent)) throw unknownUnit(parent, "parent");
    if (parent !== null && unitsBelow(units)(name).includes(parent)) throw unitCircle(name, parent);
    const row = { name, parent, kind, mask: rules.mask.value, mask_locked: rules.mask.locked };
    checkLocks(units, row);
    await putUnit(tx, { ...row, changed_at: now(), changed_by: asker.name });
    noteChange({ subject: `unit ${name}`, before: before && { ...before, changed_at: undefined }, after: row });
    // whose rows somebody sees may be others now
    await tellAccess(tx, ["log"]);
  });
  forget();
}

function checkLocks(units: readonly PlacedUnit[], row: PlacedUnit): void {
  const all = new Map([...units, row].map((unit) => [unit.name, unit]));
  const { locked, value, from } = maskIn(all, row.name);
  if (locked && row.mask !== null && row.mask !== value) throw lockedRule(row.name, from ?? "a unit above");
}
