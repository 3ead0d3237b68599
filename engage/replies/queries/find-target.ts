import type { Handle } from "@firsthand/platform/storage";

import { findToAnswer, type ToAnswer } from "../../conversations/index.ts";
import { findRecord } from "../../listen/index.ts";
import type { OpenDoor, RepliesGround, ReplyDoor, ReplyTarget } from "../ground.ts";

/** A conversation, what a door has to know of it, and the message that is answered. */
export interface Found {
  readonly conversation: ToAnswer;
  readonly target: ReplyTarget;
  readonly answersId: string | null;
}

/** What is answered: the message that its writer saw last, or now the last one. Undefined: no such conversation. */
export async function findTarget(
  tx: Handle,
  conversationId: string,
  answersId: string | null = null,
): Promise<Found | undefined> {
  const conversation = await findToAnswer(tx, conversationId);
  if (!conversation) return undefined;
  const { id, source, channel, unit, customer, lastIn } = conversation;
  const seen = answersId === null ? undefined : await findRecord(tx, answersId);
  const last = seen ?? (lastIn ? await findRecord(tx, lastIn.id) : undefined);
  const { kind, value, name } = customer;
  const account = last?.record.author?.account ?? null;
  return {
    conversation,
    answersId: (seen ? answersId : lastIn?.id) ?? null,
    target: {
      conversationId: id,
      source,
      channel,
      unit,
      thread: last?.record.thread ?? null,
      customer: { kind, value, name, account },
      lastIn: last
        ? {
            externalId: last.externalId,
            subject: last.record.subject ?? null,
            at: new Date(last.record.at),
            parents: last.record.parents,
            replyTo: last.record.extra["reply_to"] ?? null,
          }
        : null,
    },
  };
}

export interface Way {
  readonly door: ReplyDoor;
  readonly opened: Extract<OpenDoor, { ready: true }>;
}

/** The way that a reply to it goes, or why none does. */
export async function findWay(
  { doors }: Pick<RepliesGround, "doors">,
  tx: Handle,
  { conversation, target }: Found,
): Promise<Way | { readonly why: string }> {
  const { restrictedSince, lastIn } = conversation;
  if (restrictedSince)
    return { why: "The data of this customer are restricted: they are kept and not used, so nobody writes to them." };
  if (!lastIn) return { why: "The customer has written nothing here that could be answered." };
  if (lastIn.cleared || !target.lastIn)
    return { why: "What the customer wrote was taken out for good, and with it where an answer would go." };
  for (const door of doors) {
    const opened = await door.open(tx, target);
    if (opened) return opened.ready ? { door, opened } : { why: opened.why };
  }
  return { why: "What comes from this source is only read here: nothing can be sent there." };
}
