import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

/** A day (its midnight in UTC) or a moment with its offset, in ISO 8601. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "write a day as 2026-03-31 or a moment as 2026-03-31T08:00:00+02:00",
});

/** The longest question that is looked at. */
export const LONGEST_TEXT = 1000;
/** The most rows of a page. */
export const MOST_ROWS = 200;
/** Up to here hits are counted; beyond it, the count says that there are more. */
export const COUNTED = 1000;

/** A piece of a text; `hit` is true where it is one of the words that were looked for. It is plain text, never HTML. */
export const snippetPart = z.object({ text: z.string(), hit: z.boolean() });

/** One message with words that were looked for. */
export const foundMessage = z.object({
  messageId: z.string(),
  conversationId: z.string(),
  at: z.iso.datetime(),
  direction: z.enum(["in", "out"]),
  channel: z.string(),
  unit: z.string().nullable(),
  source: z.string(),
  customerName: z.string().nullable(),
  authorName: z.string().nullable(),
  language: z.string().nullable(),
  /** The text around the first hits, with … where something is left out before or after it. */
  snippet: z.array(snippetPart),
});

export const searchPage = z.object({
  rows: z.array(foundMessage),
  /** How many messages are hits, counted up to 1,000; `capped` says that there are more. */
  count: z.object({ value: z.number().int().nonnegative(), capped: z.boolean() }),
  /** Ask with `after` for the next page; null on the last. */
  next: z.string().nullable(),
  /** What was looked for: words (a prefix ends in *), phrases in quotes, excluded words with a minus. */
  understood: z.array(z.string()),
  /** For how long the oldest change of the log has waited to be found; null when everything can be found. */
  behindSeconds: z.number().nonnegative().nullable(),
});

export const searchContract = {
  search: endpoint
    .meta({ access: "conversations.read" })
    .route({
      method: "GET",
      path: "/search",
      summary: "Messages with all of these words, newest first",
      tags: ["search"],
    })
    .input(
      z.object({
        /** Words that must all be in a message, the last one as a beginning; "a phrase"; -without. */
        text: z.string(),
        since: moment.optional(),
        until: moment.optional(),
        channel: z.string().max(500).optional(),
        direction: z.enum(["in", "out"]).optional(),
        language: z.string().max(50).optional(),
        unit: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(50),
        after: z.string().max(500).optional(),
      }),
    )
    .output(searchPage),
};

export type SnippetPart = z.infer<typeof snippetPart>;
export type FoundMessage = z.infer<typeof foundMessage>;
export type SearchPage = z.infer<typeof searchPage>;
