import type { Handle } from "@firsthand/platform/storage";

import type { Reply } from "../contract.ts";
import { noWayOut, replyElsewhere, unknownReply } from "../errors.ts";
import type { RepliesGround } from "../ground.ts";
import { findTarget, findWay, type Found } from "../queries/find-target.ts";
import { shownReply } from "../queries/list-replies.ts";
import { type ReplyEvent, stateAfter } from "../rules.ts";
import { lockReply, type ReplyRow, writeState } from "../store/replies.ts";
import { keepSent } from "./keep-sent.ts";
import { tellReplies } from "./tell.ts";

export type Steering = Extract<ReplyEvent, "cancel" | "retry" | "went_out" | "went_not_out">;

/** Does what people say of a reply. Throws `unknown_reply`, `reply_state`, `reply_no_way`. */
export async function steerReply(
  ground: RepliesGround,
  tx: Handle,
  found: Found,
  { replyId, event }: { readonly replyId: string; readonly event: Steering },
): Promise<Reply> {
  const row = await lockReply(tx, replyId);
  if (!row || !found.conversation.ids.includes(row.conversation_id)) throw unknownReply(replyId);
  const state = stateAfter(row.state, event);
  if (state === undefined) throw replyElsewhere(row.state);
  if (state === "sent") await keepAsSent(ground, tx, row);
  else {
    if (state === "waiting") {
      const way = await findWay(ground, tx, found);
      if ("why" in way) throw noWayOut(way.why);
      await ground.sendSoon(tx);
    }
    await writeState(tx, row, ground.now(), { state });
  }
  await tellReplies(tx);
  return shownReply((await lockReply(tx, replyId)) ?? row);
}

/** Somebody found that it went out; under which id is known only where that was chosen before. */
async function keepAsSent(ground: RepliesGround, tx: Handle, row: ReplyRow): Promise<void> {
  const answered = await findTarget(tx, row.conversation_id, row.answers_id);
  if (!answered) throw unknownReply(row.reply_id);
  const done = { status: "done", externalId: row.external_id, at: row.changed_at } as const;
  await keepSent(tx, ground, row, { target: answered.target, done });
}
