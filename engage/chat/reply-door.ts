import { StreamFailure } from "@firsthand/connect/streams";
import type { Handle } from "@firsthand/platform/storage";
import { z } from "zod";

import type { ReplyDoor, ReplyTarget } from "../replies/index.ts";
import { LONGEST_MESSAGE } from "./contract.ts";
import type { ChatGround } from "./ground.ts";
import { wordsFor } from "./rules/languages.ts";
import { visitorOf } from "./rules/thread.ts";
import { findVisitor, type VisitorRow } from "./store/visitors.ts";
import { findWidgetOfSource, type WidgetRow } from "./store/widgets.ts";

/**
 * The way of answers to visitors. What is recorded in the log under its id is what their page shows; who left an address
 * and does not listen gets a mail besides.
 */
export function createChatDoor(
  { db, now, mail }: Pick<ChatGround, "db" | "now" | "mail">,
  hears: (visitorId: string) => boolean,
): ReplyDoor {
  /** Where a mail goes, if one does. What a site gives need not be an address, and then would hold up the answer. */
  const addressOf = ({ visitor_id, email }: VisitorRow) =>
    mail && !hears(visitor_id) ? (z.email().nullable().safeParse(email).data ?? null) : null;
  return {
    id: "chat",
    open: async (handle, target) => {
      const widget = await findWidgetOfSource(handle, target.source);
      if (!widget) return null;
      const visitor = await visitorIn(handle, target);
      if (!visitor) return { ready: false, why: "The chat does not know this visitor any more." };
      const mailed = addressOf(visitor) === null ? "" : ", and by mail, since they left the page";
      return { ready: true, words: `in the chat ${widget.name}${mailed}`, longest: LONGEST_MESSAGE };
    },
    send: async ({ id, text, target }) => {
      const [widget, visitor] = [await findWidgetOfSource(db, target.source), await visitorIn(db, target)];
      if (!widget || !visitor)
        return {
          status: "refused",
          message: "The chat does not know this visitor any more.",
          advice: "They or the chat were removed. Answer in another way, if there is one.",
        };
      const email = addressOf(visitor);
      if (mail && email !== null) await orLater(mail(letterOf(widget, { name: visitor.name ?? "", email }, text)));
      return {
        status: "done",
        externalId: `reply:${id}`,
        at: now(),
        ...(target.thread === null ? {} : { thread: target.thread }),
      };
    },
  };
}

async function visitorIn(handle: Handle, { thread }: ReplyTarget): Promise<VisitorRow | undefined> {
  const id = thread === null ? undefined : visitorOf(thread);
  const visitor = id === undefined ? undefined : await findVisitor(handle, id);
  return visitor?.ended_at === null ? visitor : undefined;
}

function letterOf({ settings }: WidgetRow, to: { readonly name: string; readonly email: string }, text: string) {
  const { title } = wordsFor(settings, []).words;
  return { to, subject: title, text: `${text}\n\n-- \n${title}\n` };
}

/** Their page shows the answer in any case: an address that takes no mails is no reason to take it back. */
async function orLater(sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    if (isRefusedForGood(error)) return;
    throw new StreamFailure("failing", "The mail server did not take the answer.", {
      advice: "It is tried again by itself. What is wrong with mails stands on the page of the system.",
      cause: error,
    });
  }
}

/** Whether the mail server says no to this mail or its address for good (SMTP 5xx), and not to us. */
function isRefusedForGood(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error) || !("responseCode" in cause) || !("code" in cause)) return false;
  return Number(cause.responseCode) >= 500 && ["EENVELOPE", "EMESSAGE"].includes(String(cause.code));
}
