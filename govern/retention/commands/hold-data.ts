import { mintId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { HeldWhat, LegalHold } from "../contract.ts";
import { emptyScope, holdOver, nothingThere, unknownHold } from "../errors.ts";
import type { RetentionGround } from "../ground.ts";
import { findHold, insertHold, updateLifted } from "../store/holds.ts";

/** Holds data from now on. Throws `empty_hold`, `unknown_person` and `unknown_conversation`. */
export async function holdData(
  ground: RetentionGround,
  { what, why, endsAt }: Pick<LegalHold, "what" | "why" | "endsAt">,
  by: string,
): Promise<LegalHold> {
  return await transact(ground.db, async (tx) => {
    await checkIsThere(tx, ground, what);
    const now = ground.now();
    const hold: LegalHold = {
      id: mintId(0, now.getTime(), ground.random),
      what,
      why,
      by,
      at: now.toISOString(),
      endsAt,
      lifted: null,
      active: endsAt === null || new Date(endsAt) > now,
    };
    await insertHold(tx, hold);
    noteChange({ subject: "legal hold", before: null, after: hold });
    await tell(tx);
    return hold;
  });
}

/** Lets go of what was held. Throws `unknown_hold` and `hold_over`. */
export async function liftHold(ground: RetentionGround, id: string, by: string): Promise<LegalHold> {
  return await transact(ground.db, async (tx) => {
    const now = ground.now();
    const before = await findHold(tx, id, now);
    if (!before) throw unknownHold(id);
    if (!before.active) throw holdOver();
    await updateLifted(tx, id, { by, at: now });
    const after: LegalHold = { ...before, lifted: { by, at: now.toISOString() }, active: false };
    noteChange({ subject: "legal hold", before, after });
    await tell(tx);
    return after;
  });
}

async function checkIsThere(tx: Handle, ground: RetentionGround, what: HeldWhat): Promise<void> {
  if (what.kind === "person" && (await ground.identitiesOf(tx, [what.personId])).length === 0)
    throw nothingThere("person");
  if (what.kind === "conversation" && !(await ground.hasConversation(tx, what.conversationId)))
    throw nothingThere("conversation");
  if (what.kind === "scope" && [what.channel, what.unit, what.since, what.until].every((part) => part === null))
    throw emptyScope();
}

async function tell(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["privacy"] }));
}
