import { homeOf, mintId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import type { Reply } from "../contract.ts";
import { noWayOut, replyKeyUsed, replyTooLong } from "../errors.ts";
import type { RepliesGround } from "../ground.ts";
import { findWay, type Found } from "../queries/find-target.ts";
import { shownReply } from "../queries/list-replies.ts";
import { findByKey, insertReply, type ReplyRow } from "../store/replies.ts";
import { tellReplies } from "./tell.ts";

interface Written {
  readonly key: string;
  readonly text: string;
  readonly by: { readonly id: string; readonly name: string };
}

/**
 * Keeps a reply, to be sent at once. The same key once more gives the reply that stands. Throws `reply_no_way`,
 * `reply_too_long`, `reply_key_used`.
 */
export async function writeReply(ground: RepliesGround, tx: Handle, found: Found, written: Written): Promise<Reply> {
  const before = await findWritten(tx, found, written);
  if (before) return before;
  const way = await findWay(ground, tx, found);
  if ("why" in way) throw noWayOut(way.why);
  const { door, opened } = way;
  const { key, text, by } = written;
  if (text.length > opened.longest) throw replyTooLong(text.length, opened.longest);
  const now = ground.now();
  const { id, customer } = found.conversation;
  const replyId = mintId(homeOf(id), now.getTime(), ground.random);
  const row: ReplyRow = {
    home: homeOf(id),
    reply_id: replyId,
    conversation_id: id,
    customer_id: customer.identityId,
    answers_id: found.answersId,
    key,
    text,
    state: "waiting",
    door: door.id,
    way: opened.words,
    tries: 0,
    due_at: now,
    lease: null,
    message: null,
    advice: null,
    external_id: opened.idOf?.(replyId) ?? null,
    message_id: null,
    sent_at: null,
    by_id: by.id,
    by_name: by.name,
    made_at: now,
    changed_at: now,
  };
  if (!(await insertReply(tx, row))) {
    const other = await findWritten(tx, found, written);
    if (!other) throw replyKeyUsed();
    return other;
  }
  await ground.sendSoon(tx);
  await tellReplies(tx);
  return shownReply(row);
}

/** What was written under this key; the text of what is in the log already cannot be compared. */
async function findWritten(tx: Handle, found: Found, { key, text }: Written): Promise<Reply | undefined> {
  for (const id of found.conversation.ids) {
    const row = await findByKey(tx, id, key);
    if (!row) continue;
    if (row.text !== "" && row.text !== text) throw replyKeyUsed();
    return shownReply(row);
  }
  return undefined;
}
