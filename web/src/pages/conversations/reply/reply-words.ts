import type { Reply } from "@firsthand/engage/replies/contract";

import { momentText } from "../../../format/dates.ts";
import type { Tone } from "../../../parts/chip.tsx";

/** How a reply stands, in a few words. */
export function replyState({ state, tries, messageId }: Pick<Reply, "state" | "tries" | "messageId">): {
  readonly text: string;
  readonly tone: Tone;
} {
  switch (state) {
    case "waiting":
      return tries === 0
        ? { text: "Waits to go out", tone: "plain" }
        : { text: "Tried again by itself", tone: "warning" };
    case "sending":
      return { text: "Goes out", tone: "accent" };
    case "sent":
      return { text: messageId === null ? "Sent" : "Sent, in the conversation", tone: "positive" };
    case "refused":
      return { text: "Not sent", tone: "negative" };
    case "unclear":
      return { text: "May have gone out", tone: "warning" };
    case "cancelled":
      return { text: "Not sent, given up", tone: "plain" };
  }
}

/** What happened to it last and what to do; undefined where there is nothing to say. */
export function replyNote(
  reply: Pick<Reply, "state" | "message" | "advice" | "dueAt" | "messageId">,
): string | undefined {
  const { state, message, advice, dueAt, messageId } = reply;
  if (state === "sent" && messageId === null)
    return "It will stand among the messages once its source has been read again.";
  if (message === null) return undefined;
  if (state === "waiting" && dueAt !== null) return `${message} Next try: ${momentText(dueAt)}.`;
  return advice === null ? message : `${message} ${advice}`;
}

/** Those that people have to see below the messages: what is in the log is there, what was given up is gone. */
export function openReplies<R extends Pick<Reply, "state" | "messageId">>(rows: readonly R[]): readonly R[] {
  return rows.filter(({ state, messageId }) => state !== "cancelled" && messageId === null);
}

/** A key for a reply, the same however often it is sent. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
