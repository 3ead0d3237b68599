import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { ADMINISTRATOR, type Grant, type Member } from "../contract.ts";
import { lastAdministrator, noRoleGiven, unknownMember } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { findOwnRights } from "../queries/find-rights.ts";
import { isSeenGrant, memberOf } from "../queries/list-members.ts";
import { covers, managesAll } from "../rules/rights.ts";
import { findGrants, putGrants } from "../store/grants.ts";
import { findMember, hasOtherAdministrator, lockMembers } from "../store/members.ts";
import { checkGrants } from "./check-grants.ts";

/**
 * Counts at once, also for sessions that are open, and for the keys that the member made: these never open more than
 * their maker may. Who administers a unit changes what is held there; what the member holds elsewhere stays, and is not
 * told. Throws `member_unknown`, `no_role_given`, `last_administrator`, and as `checkGrants`.
 */
export async function setGrants(
  { db, now, forget, countUnits }: Ground,
  asker: Asker,
  { id, grants }: { readonly id: string; readonly grants: readonly Grant[] },
): Promise<Member> {
  const changed = await transact(db, async (tx) => {
    await lockMembers(tx);
    const own = await findOwnRights(tx, asker);
    const isManaged = (grant: Grant) => covers(own, "access.manage", grant);
    const found = await findMember(tx, id);
    const before = (await findGrants(tx, id)).map(({ permissions: _permissions, ...grant }) => grant);
    if (!found || !(managesAll(own) || before.some(isManaged))) throw unknownMember(id);
    if (managesAll(own) && grants.length === 0) throw noRoleGiven();
    const kept = without(
      before.filter((grant) => !isManaged(grant)),
      grants,
    );
    const after = [...kept, ...grants];
    if (!after.some(isWhole) && before.some(isWhole) && !(await hasOtherAdministrator(tx, id)))
      throw lastAdministrator();
    // What they do not see counts as new, so that naming it does not tell whether it is there.
    const seen = before.filter((grant) => isSeenGrant(own, grant));
    await checkGrants({ tx, countUnits, own }, [...without(grants, seen), ...without(before, after)]);
    await putGrants(tx, id, after, { at: now(), by: asker.name });
    noteChange({ subject: `member ${found.email}`, before, after });
    await tellAccess(tx);
    return memberOf(
      found,
      after.filter((grant) => isManaged(grant) || covers(own, "access.read", grant)),
    );
  });
  forget();
  return changed;
}

const isWhole = ({ role, unit, function: ofFunction }: Grant) =>
  role === ADMINISTRATOR && unit === null && ofFunction === null;

const nameOf = ({ role, unit, function: ofFunction }: Grant) => JSON.stringify([role, unit, ofFunction]);

function without(grants: readonly Grant[], others: readonly Grant[]): readonly Grant[] {
  const names = new Set(others.map(nameOf));
  return grants.filter((grant) => !names.has(nameOf(grant)));
}
