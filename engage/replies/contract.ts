import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const tags = ["conversations"];

/** The longest text that any way takes, in characters. */
export const LONGEST_REPLY = 100_000;

/**
 * How a reply stands. waiting: it goes as soon as it can; unclear: it may have gone out or not, and people have to say;
 * refused: it did not go out and is not tried again by itself.
 */
export const replyStates = ["waiting", "sending", "sent", "refused", "unclear", "cancelled"] as const;
const replyState = z.enum(replyStates);

const reply = z.object({
  id,
  state: replyState,
  /** Empty once it stands in the log. */
  text: z.string(),
  /** Which way it goes: "by mail from help@example.org". */
  way: z.string(),
  tries: count,
  /** When it is tried next, while it waits. */
  dueAt: instant.nullable(),
  /** What went wrong last, and what to do. */
  message: z.string().nullable(),
  advice: z.string().nullable(),
  by: z.string(),
  madeAt: instant,
  sentAt: instant.nullable(),
  /** The message of the conversation that it became. */
  messageId: id.nullable(),
});

const way = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("open"),
    words: z.string(),
    /** In characters. */
    longest: z.number().int().positive(),
  }),
  z.object({ state: z.literal("closed"), why: z.string() }),
]);

const place = { id, replyId: id };
const answer = { access: "replies.send" } as const;

export const repliesContract = {
  list: endpoint
    .meta({ access: "conversations.read" })
    .route({
      method: "GET",
      path: "/conversations/{id}/replies",
      summary: "Whether a conversation can be answered from here, and what was written and is not in it yet",
      tags,
    })
    .input(z.object({ id }))
    .output(z.object({ way, rows: z.array(reply) })),
  send: endpoint
    .meta(answer)
    .route({ method: "POST", path: "/conversations/{id}/replies", summary: "Answer a conversation", tags })
    .input(
      z.object({
        id,
        /** Made by the sender: the same one again does not send again. */
        key: z.string().regex(/^[\w-]{8,100}$/, { error: "8 to 100 letters, digits, - and _" }),
        text: z.string().trim().min(1, { error: "write something" }).max(LONGEST_REPLY),
      }),
    )
    .output(reply),
  cancel: endpoint
    .meta(answer)
    .route({
      method: "POST",
      path: "/conversations/{id}/replies/{replyId}/cancel",
      summary: "Do not send a reply that waits, or give up one that was refused",
      tags,
    })
    .input(z.object(place))
    .output(reply),
  retry: endpoint
    .meta(answer)
    .route({
      method: "POST",
      path: "/conversations/{id}/replies/{replyId}/retry",
      summary: "Send a reply now that waits or was refused",
      tags,
    })
    .input(z.object(place))
    .output(reply),
  settle: endpoint
    .meta(answer)
    .route({
      method: "POST",
      path: "/conversations/{id}/replies/{replyId}/settle",
      summary: "Say whether a reply went out of which that is not known; if not it is sent again",
      tags,
    })
    .input(z.object({ ...place, sent: z.boolean() }))
    .output(reply),
};

export type ReplyState = z.infer<typeof replyState>;
export type Reply = z.infer<typeof reply>;
export type ReplyWay = z.infer<typeof way>;
