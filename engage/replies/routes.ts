import type { Asker } from "@firsthand/platform/http/contract";
import { type Handle, transact } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { checkReach, isClear, unknownConversation } from "../conversations/index.ts";
import { steerReply, type Steering } from "./commands/steer-reply.ts";
import { writeReply } from "./commands/write-reply.ts";
import { repliesContract, type Reply } from "./contract.ts";
import type { RepliesGround } from "./ground.ts";
import { findTarget, type Found } from "./queries/find-target.ts";
import { listReplies, showWay, withheldFrom } from "./queries/list-replies.ts";

interface RepliesContext {
  readonly ground: RepliesGround;
  readonly asker: Pick<Asker, "id" | "name" | "reach">;
}

/** The endpoints of this module. */
export function createRepliesRouter() {
  const endpoints = implement(repliesContract).$context<RepliesContext>();
  return endpoints.router({
    list: endpoints.list.handler(({ input: { id }, context: { ground, asker } }) =>
      transact(ground.db, async (tx) => {
        const found = await readable(tx, asker, id);
        const may = await isAnswerable(tx, asker, id);
        const seen = { now: ground.now(), clear: asker.reach("personal.unmask") };
        return { way: await showWay(ground, tx, found, may), rows: await listReplies(tx, found, seen) };
      }),
    ),
    send: endpoints.send.handler(({ input: { id, key, text }, context: { ground, asker } }) =>
      transact(ground.db, async (tx) => {
        const found = await answerable(tx, asker, id);
        return await writeReply(ground, tx, found, { key, text, by: { id: asker.id, name: asker.name } });
      }),
    ),
    cancel: endpoints.cancel.handler(({ input, context }) => steered(context, input, "cancel")),
    retry: endpoints.retry.handler(({ input, context }) => steered(context, input, "retry")),
    settle: endpoints.settle.handler(({ input, context }) =>
      steered(context, input, input.sent ? "went_out" : "went_not_out"),
    ),
  });
}

function steered(
  { ground, asker }: RepliesContext,
  { id, replyId }: { readonly id: string; readonly replyId: string },
  event: Steering,
): Promise<Reply> {
  return transact(ground.db, async (tx) => {
    const found = await answerable(tx, asker, id);
    const reply = await steerReply(ground, tx, found, { replyId, event });
    const clear = asker.reach("personal.unmask");
    const [shown = reply] = await withheldFrom(tx, found.conversation, { shown: [reply], clear });
    return shown;
  });
}

/** A conversation out of reach is answered as one that is not there. */
async function readable(tx: Handle, asker: RepliesContext["asker"], id: string): Promise<Found> {
  await checkReach(tx, asker.reach("conversations.read"), id);
  const found = await findTarget(tx, id);
  if (!found) throw unknownConversation(id);
  return found;
}

async function answerable(tx: Handle, asker: RepliesContext["asker"], id: string): Promise<Found> {
  const found = await readable(tx, asker, id);
  await checkReach(tx, asker.reach("replies.send"), id);
  return found;
}

async function isAnswerable(tx: Handle, asker: RepliesContext["asker"], id: string): Promise<boolean> {
  return await isClear(tx, asker.reach("replies.send"), id);
}
