import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import { findMaskers, isClear, maskedText } from "../../conversations/index.ts";
import type { Reply, ReplyWay } from "../contract.ts";
import type { RepliesGround } from "../ground.ts";
import { findReplies, findSaid, type ReplyRow } from "../store/replies.ts";
import { findWay, type Found } from "./find-target.ts";

const SHOWN_MS = 7 * 86_400_000;
/** Clocks of others differ. */
const LEEWAY_MS = 10 * 60_000;

/** A reply as its writer sees it. */
export function shownReply(row: ReplyRow): Reply {
  const open = row.state === "waiting" || row.state === "sending";
  return {
    id: row.reply_id,
    state: row.state,
    text: row.text,
    way: row.way,
    tries: row.tries,
    dueAt: row.state === "waiting" ? row.due_at.toISOString() : null,
    message: open && row.tries === 0 ? null : row.message,
    advice: row.advice,
    by: row.by_name,
    madeAt: row.made_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    messageId: row.message_id,
  };
}

/** What was written in a conversation and is not in it yet, or was lately; texts masked where personal data are. */
export async function listReplies(
  tx: Handle,
  { conversation }: Found,
  { now, clear }: { readonly now: Date; readonly clear: Reach },
): Promise<Reply[]> {
  const rows = await findReplies(tx, conversation.ids, new Date(now.getTime() - SHOWN_MS));
  // A source that does not say under which id it keeps an answer brings it on its own; then it is not shown twice.
  const nameless = rows.filter((row) => row.state === "sent" && row.message_id === null);
  const first = Math.min(now.getTime(), ...nameless.map((row) => row.made_at.getTime()));
  const texts = nameless.map((row) => row.text.trim());
  const said = await findSaid(tx, conversation.id, { texts, since: new Date(first - LEEWAY_MS) });
  const shown = rows.filter((row) => !nameless.includes(row) || !said.has(row.text.trim())).map(shownReply);
  return await withheldFrom(tx, conversation, { shown, clear });
}

/** Replies of one conversation as somebody may see them: masked, or without words while the customer is restricted. */
export async function withheldFrom(
  tx: Handle,
  conversation: Found["conversation"],
  { shown, clear }: { readonly shown: readonly Reply[]; readonly clear: Reach },
): Promise<Reply[]> {
  if (conversation.restrictedSince) return shown.map((one) => ({ ...one, text: "" }));
  if (shown.length === 0 || (await isClear(tx, clear, conversation.id))) return [...shown];
  const mask = (await findMaskers(tx, [conversation.id]))(conversation.id);
  return shown.map((one) => ({ ...one, text: maskedText(one.text, mask) }));
}

/** Which way a reply to it would go, for people. */
export async function showWay(ground: RepliesGround, tx: Handle, found: Found, may: boolean): Promise<ReplyWay> {
  if (!may) return { state: "closed", why: "You may read this conversation, and not answer it." };
  const way = await findWay(ground, tx, found);
  return "why" in way
    ? { state: "closed", why: way.why }
    : { state: "open", words: way.opened.words, longest: way.opened.longest };
}
