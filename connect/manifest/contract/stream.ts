import { z } from "zod";

import { request } from "./request.ts";
import { expression, id, line, words } from "./words.ts";

const size = z.int().min(1).max(10_000).describe("How many records a full page has; {size} in the request.");

const paging = z
  .discriminatedUnion(
    "kind",
    [
      z.strictObject({ kind: z.literal("none") }),
      z.strictObject({
        kind: z.literal("cursor"),
        next: expression.describe("Of the answer: what the next request says as {cursor}. Nothing: that was all."),
        more: expression.optional().describe("Of the answer: whether there is more for now."),
        first: z.string().max(200).optional().describe("What the very first request says as {cursor}."),
        first_only: z.array(z.string().max(200)).max(10).default([]).describe("Parts of the query left out later."),
        endures: z
          .boolean()
          .default(false)
          .describe("The last cursor is good for the next time, so nothing is read twice."),
      }),
      z.strictObject({
        kind: z.literal("next_address"),
        next: expression.describe("Of the answer: the address of the next page. Nothing: that was all."),
      }),
      z.strictObject({ kind: z.literal("link_header") }),
      z.strictObject({
        kind: z.literal("page"),
        first: z.int().min(0).max(1).default(1),
        size,
        total: expression.optional().describe("Of the answer: how many records there are in all."),
      }),
      z.strictObject({
        kind: z.literal("offset"),
        size,
        total: expression.optional().describe("Of the answer: how many records there are in all."),
        seam: z
          .int()
          .min(1)
          .max(100)
          .optional()
          .describe("So many records are asked for again with the next page; where none is there, reading steps back."),
      }),
      z.strictObject({
        kind: z.literal("time_window"),
        hours: z.number().positive().max(8784).describe("From {since} to {until}, so long at a time."),
        size: size.optional().describe("With so many records a window may not have given all: it is halved."),
      }),
    ],
    { error: "write kind: none, cursor, next_address, link_header, page, offset or time_window, with its keys" },
  )
  .describe("How one comes to the next page.");

export const declared = z
  .strictObject({
    channel: line.describe("What figures are grouped by, for example mail, chat, reviews."),
    visibility: z.enum(["public", "private"]),
    threading: z.enum(["links", "explicit", "gap"]).describe("By parents, by thread, or by nearness in time."),
    gap_hours: z.number().positive().max(87_600).optional(),
    selection: words.optional().describe("Why this is not everything that was said, if it is not."),
    brand_accounts: z.boolean().default(false).describe("Answers are signed by accounts, not by people."),
    answers: z.enum(["included", "elsewhere"]).default("included"),
    promise_hours: z.number().positive().max(87_600).optional(),
  })
  .describe("What must be known of a source before its first record can be understood.");

const source = z.union([declared, id], {
  error: "write what must be known of the source, or the id of the stream whose source it shares",
});

export const stream = z.strictObject({
  title: line,
  about: words.optional(),
  maps: z
    .enum(["interactions", "persons", "documents"])
    .default("interactions")
    .describe("What the map makes: what was said or ordered, who somebody is, or what is written for many."),
  source: source.optional().describe("Needed for interactions. Persons share the source in which their accounts are."),
  every_minutes: z.number().min(0.5).max(10_080).default(10).describe("How often to look."),
  backfill_days: z
    .int()
    .min(0)
    .max(36_500)
    .optional()
    .describe("How far back it begins: 365; for persons and documents all the way."),
  order: z
    .enum(["oldest_first", "newest_first", "unknown"])
    .default("unknown")
    .describe("With newest_first reading stops where everything is known already."),
  request,
  paging: paging.default({ kind: "none" }),
  records: expression.describe("Of the answer: its records."),
  detail: z
    .strictObject({
      request: request.describe("{record.id} is the id of the record, and so on."),
      paging: paging.default({ kind: "none" }),
      records: expression.default("$").describe("Of the answer: what is mapped; $parent is the record."),
    })
    .optional()
    .describe("One more request for each record, where the list does not say everything."),
  watermark: expression
    .optional()
    .describe("Of a record: when it last changed, as {since} counts it. Without it all is read every time."),
  overlap_seconds: z.number().min(0).max(7_776_000).default(300).describe("So much is read again, for what came late."),
  required: z.array(z.string().min(1).max(200)).max(30).default([]).describe("Fields that every record has."),
  map: expression.describe("Of a record: the interaction (person, document), several, or nothing to leave it out."),
  edits: z.enum(["seen", "not_seen"]).describe("Whether a changed text is read again; then map says version."),
  deletions: z.enum(["seen", "not_seen"]).describe("Whether what was removed is told; then map says deleted."),
});

export type Paging = z.output<typeof paging>;
/** What a stream says of its source. */
export type DeclaredSource = z.output<typeof declared>;
export type StreamManifest = z.output<typeof stream>;
