import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { UnitRules } from "../contract.ts";
import { beyondOwn, lockedRule, unitChanged, unitCircle, unknownUnit } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { findOwnRights } from "../queries/find-rights.ts";
import { type Rights, covers, managesAll } from "../rules/rights.ts";
import { maskIn, type PlacedUnit, topWithin, unitsBelow } from "../rules/units.ts";
import { lockMembers } from "../store/members.ts";
import { findUnits, putUnit, type UnitRow } from "../store/units.ts";
import { checkOwn } from "./check-grants.ts";

export interface WantedUnit {
  readonly name: string;
  readonly parent: string | null;
  readonly kind: UnitRow["kind"];
  readonly rules: UnitRules;
  readonly ifVersion: number | null;
}

/**
 * Places a unit in the tree and sets its rules; counts at once. Who administers a unit changes what is placed there and
 * below, within it; only who administers the whole places a new name, since that opens the rows of all messages that
 * name it. Throws `unit_unknown` for a unit or a parent that is not placed or not seen, `unit_circle`, `unit_changed`
 * when another version is there than was seen, `rule_locked` for what a unit above locked, `beyond_own` where personal
 * data would be shown that who asks does not see themselves.
 */
export async function saveUnit({ db, now, forget }: Ground, asker: Asker, wanted: WantedUnit): Promise<void> {
  const { name, parent, kind, rules, ifVersion } = wanted;
  await transact(db, async (tx) => {
    await lockMembers(tx);
    const units = await findUnits(tx);
    const own = await findOwnRights(tx, asker);
    const before = units.find((unit) => unit.name === name);
    checkManaged(own, units, { name, parent });
    if ((before?.version ?? null) !== ifVersion) throw unitChanged(name, before?.version ?? null);
    if (parent !== null && !units.some((unit) => unit.name === parent)) throw unknownUnit(parent, "parent");
    if (parent !== null && unitsBelow(units)(name).includes(parent)) throw unitCircle(name, parent);
    const row = { name, parent, kind, mask: rules.mask.value, mask_locked: rules.mask.locked };
    checkLocks(units, row);
    checkShown(own, units, row);
    await putUnit(tx, { ...row, changed_at: now(), changed_by: asker.name });
    noteChange({ subject: `unit ${name}`, before: before && { ...before, changed_at: undefined }, after: row });
    // whose rows somebody sees may be others now
    await tellAccess(tx, ["log"]);
  });
  forget();
}

/**
 * Who administers units only moves others within one of these, so that nobody above it gains or loses rows; the unit that
 * they hold themselves stays where it is.
 */
function checkManaged(
  own: Rights,
  units: readonly PlacedUnit[],
  { name, parent }: Pick<PlacedUnit, "name" | "parent">,
): void {
  if (managesAll(own)) return;
  const isManaged = (unit: string) => covers(own, "access.manage", { unit, function: null });
  const before = units.find((unit) => unit.name === name);
  if (!before || !isManaged(name)) throw unknownUnit(name, "name");
  if (parent === before.parent) return;
  if (parent === null || before.parent === null) throw beyondOwn(["access.manage"]);
  if (!isManaged(parent)) throw unknownUnit(parent, "parent");
  const top = topWithin(units, isManaged);
  if (!isManaged(before.parent) || top(before.parent) !== top(parent)) throw beyondOwn(["access.manage"]);
}

/** Nobody shows personal data to others where they would not see them themselves. */
function checkShown(own: Rights, units: readonly PlacedUnit[], row: PlacedUnit): void {
  const before = new Map(units.map((unit) => [unit.name, unit]));
  const after = new Map(before).set(row.name, row);
  for (const unit of after.keys()) {
    if (maskIn(after, unit).value || !maskIn(before, unit).value) continue;
    checkOwn(own, ["personal.unmask"], { unit, function: null });
  }
}

function checkLocks(units: readonly PlacedUnit[], row: PlacedUnit): void {
  const all = new Map([...units, row].map((unit) => [unit.name, unit]));
  const { locked, value, from } = maskIn(all, row.name);
  if (locked && row.mask !== null && row.mask !== value) throw lockedRule(row.name, from ?? "a unit above");
}
