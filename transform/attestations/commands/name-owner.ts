import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { Somebody } from "../contract.ts";
import { unknownMember } from "../errors.ts";
import { tellPosition, type AttestationsGround } from "../ground.ts";
import { checkUnit } from "../queries/check-unit.ts";
import { findAsk } from "../queries/find-ask.ts";
import { lockAnswers } from "../store/attestations.ts";
import { deleteOwner, findOwner, saveOwner } from "../store/owners.ts";
import { nameOfAsked } from "./note-answer.ts";

interface NamedOwner {
  readonly criterion: string;
  readonly unit?: string | undefined;
  /** The id of a member; null: nobody. */
  readonly owner: string | null;
}

/**
 * Names who answers for a criterion, or nobody. Throws `unknown_criterion`, `not_attestable`, `unknown_unit`,
 * `member_unknown`.
 */
export async function nameOwner(ground: AttestationsGround, named: NamedOwner): Promise<{ owner: Somebody | null }> {
  const { criterion } = await findAsk(ground, named.criterion);
  const unit = await checkUnit(ground, "all", named.unit);
  const owner = await memberOf(ground, named.owner);
  await transact(ground.db, async (tx) => {
    await lockAnswers(tx, { criterion, unit });
    noteChange({
      subject: `owner of ${nameOfAsked({ criterion, unit })}`,
      before: await findOwner(tx, { criterion, unit }),
      after: owner,
    });
    if (owner) await saveOwner(tx, { criterion, unit, owner });
    else await deleteOwner(tx, { criterion, unit });
    await tellPosition(tx);
  });
  return { owner };
}

async function memberOf({ members }: AttestationsGround, id: string | null): Promise<Somebody | null> {
  if (id === null) return null;
  const member = (await members()).find((one) => one.id === id);
  if (!member) throw unknownMember(id);
  return { id: member.id, name: member.name };
}
