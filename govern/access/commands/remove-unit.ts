import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { unitInUse, unknownUnit } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { lockMembers } from "../store/members.ts";
import { deleteUnit, findUnits, isGranted } from "../store/units.ts";

/** What the log says of it stays. Throws `unit_unknown`, `unit_in_use` while units stand below it or grants name it. */
export async function removeUnit({ db, forget }: Ground, name: string): Promise<void> {
  await transact(db, async (tx) => {
    await lockMembers(tx);
    const units = await findUnits(tx);
    const found = units.find((unit) => unit.name === name);
    if (!found) throw unknownUnit(name, "name");
    if (units.some(({ parent }) => parent === name)) throw unitInUse(name, "units stand below it");
    if (await isGranted(tx, name)) throw unitInUse(name, "somebody's role, an invitation or a key holds for it");
    await deleteUnit(tx, name);
    noteChange({ subject: `unit ${name}`, before: { ...found, changed_at: undefined }, after: null });
    // whose rows somebody sees may be others now
    await tellAccess(tx, ["log"]);
  });
  forget();
}
