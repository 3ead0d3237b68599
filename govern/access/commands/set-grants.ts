import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { ADMINISTRATOR, type Grant, type Member } from "../contract.ts";
import { lastAdministrator, unknownMember } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { memberOf } from "../queries/list-members.ts";
import { findGrants, putGrants } from "../store/grants.ts";
import { findMember, hasOtherAdministrator, lockMembers } from "../store/members.ts";
import { checkGrants } from "./check-grants.ts";

/**
 * Counts at once, also for sessions that are open, and for the keys that the member made: these never open more than
 * their maker may. What the member holds already may stay, whoever asks. Throws `member_unknown`, `last_administrator`,
 * and as `checkGrants`.
 */
export async function setGrants(
  { db, now, forget, countUnits }: Ground,
  asker: Asker,
  { id, grants }: { readonly id: string; readonly grants: readonly Grant[] },
): Promise<Member> {
  const changed = await transact(db, async (tx) => {
    await lockMembers(tx);
    const found = await findMember(tx, id);
    if (!found) throw unknownMember(id);
    const before = (await findGrants(tx, id)).map(({ permissions: _permissions, ...grant }) => grant);
    if (!grants.some(isWhole) && before.some(isWhole) && !(await hasOtherAdministrator(tx, id)))
      throw lastAdministrator();
    const held = new Set(before.map(nameOf));
    await checkGrants({ tx, countUnits }, asker, [
      ...without(grants, held),
      ...without(before, new Set(grants.map(nameOf))),
    ]);
    await putGrants(tx, id, grants, { at: now(), by: asker.name });
    noteChange({ subject: `member ${found.email}`, before, after: grants });
    await tellAccess(tx);
    return memberOf(found, await findGrants(tx, id).then((rows) => rows.map(({ permissions: _p, ...grant }) => grant)));
  });
  forget();
  return changed;
}

const isWhole = ({ role, unit, function: ofFunction }: Grant) =>
  role === ADMINISTRATOR && unit === null && ofFunction === null;

const nameOf = ({ role, unit, function: ofFunction }: Grant) => JSON.stringify([role, unit, ofFunction]);

const without = (grants: readonly Grant[], others: ReadonlySet<string>) =>
  grants.filter((grant) => !others.has(nameOf(grant)));
