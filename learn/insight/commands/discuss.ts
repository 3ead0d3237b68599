import { transact } from "@firsthand/platform/storage";

import { findSaid } from "../../verbatims/index.ts";
import { MOST_VERBATIMS } from "../contract.ts";
import { tooManyVerbatims, unknownMessages } from "../errors.ts";
import type { Doer, InsightGround, Seer } from "../ground.ts";
import { insertStep } from "../store/steps.ts";
import { deleteVerbatim, findVerbatims, insertVerbatims } from "../store/verbatims.ts";
import { stepOf } from "./add-insight.ts";
import { findMine } from "./find-mine.ts";
import { tellInsights } from "./tell.ts";

/** Says something about a finding. Throws `unknown_insight` and `not_allowed`. */
export async function comment(
  ground: InsightGround,
  seer: Seer,
  by: Doer,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<void> {
  await transact(ground.db, async (tx) => {
    await findMine(tx, seer, id);
    await insertStep(tx, stepOf({ insight_id: id, kind: "comment", note: text }, { ground, by, at: ground.now() }));
    await tellInsights(tx);
  });
}

/**
 * Puts messages under a finding; those that stand there stay. Throws `unknown_messages`, `too_many_verbatims`,
 * `unknown_insight` and `not_allowed`.
 */
export async function addVerbatims(
  ground: InsightGround,
  seer: Seer,
  by: Doer,
  { id, messageIds }: { readonly id: string; readonly messageIds: readonly string[] },
): Promise<void> {
  await transact(ground.db, async (tx) => {
    await findMine(tx, seer, id);
    const standing = (await findVerbatims(tx, id)).map(({ message_id }) => message_id);
    const wanted = [...new Set([...standing, ...messageIds])];
    if (wanted.length > MOST_VERBATIMS) throw tooManyVerbatims(MOST_VERBATIMS);
    const messages = await findSaid(tx, messageIds, seer.read);
    if (messages.length < new Set(messageIds).size) throw unknownMessages();
    await insertVerbatims(tx, id, messages, { by: by.name, at: ground.now() });
    await tellInsights(tx);
  });
}

/** Takes a message off a finding. Throws `unknown_insight` and `not_allowed`. */
export async function removeVerbatim(
  ground: InsightGround,
  seer: Seer,
  { id, messageId }: { readonly id: string; readonly messageId: string },
): Promise<void> {
  await transact(ground.db, async (tx) => {
    await findMine(tx, seer, id);
    await deleteVerbatim(tx, id, messageId);
    await tellInsights(tx);
  });
}
