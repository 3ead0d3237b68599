import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { messageFilter } from "../../filters/contract.ts";
import { functionName, insightRow } from "./insights.ts";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const tags = ["insights"];

/** A week as ISO 8601 names it. */
export const weekName = z
  .string()
  .regex(/^\d{4}-W\d{2}$/, "write a week as 2026-W47")
  .refine((week) => Number(week.slice(6)) >= 1 && Number(week.slice(6)) <= 53, "write a week from 01 to 53");

const quote = z.object({
  messageId: z.string(),
  conversationId: z.string(),
  at: instant,
  channel: z.string(),
  /** Masked, and no longer than a few lines. */
  text: z.string(),
});

export const complaint = z.object({
  /** `topic`: a node of the tree of topics; `words`: what messages without a topic have in common. */
  kind: z.enum(["topic", "words", "rest"]),
  title: z.string(),
  messages: count,
  /** The same in the week before. */
  before: count,
  customers: count,
  /** The messages that are meant, for a finding of them; null for the rest. */
  filter: messageFilter.nullable(),
  quotes: z.array(quote),
});

export const digest = z.object({
  function: z.string(),
  week: z.string(),
  weekBefore: z.string(),
  /** Null where that week has not begun. */
  weekAfter: z.string().nullable(),
  since: instant,
  until: instant,
  /** The week still runs. */
  partial: z.boolean(),
  messages: count,
  /** How many of them were looked at, the newest: fewer than there are in a week too full for all. */
  looked: count,
  before: count,
  /** Of those that were looked at. */
  customers: count,
  complaints: z.array(complaint),
  /** Findings of this function that nobody has acted on yet. */
  open: z.array(insightRow),
});

export const digestEndpoints = {
  digest: endpoint
    .meta({ access: "insight.read" })
    .route({
      method: "GET",
      path: "/insights/digest",
      summary: "What a function heard in a week; whoever received it has opened it then",
      tags,
    })
    .input(
      z.object({ function: functionName, /** The last whole week where it is left out. */ week: weekName.optional() }),
    )
    .output(digest),
  subscription: endpoint
    .meta({ access: "insight.read" })
    .route({ method: "GET", path: "/insights/digest/subscription", summary: "Which digests I receive", tags })
    .output(z.object({ functions: z.array(functionName), /** Whether they go out by mail here. */ mail: z.boolean() })),
  subscribe: endpoint
    .meta({ access: "known" })
    .route({ method: "PUT", path: "/insights/digest/subscription", summary: "Choose which digests I receive", tags })
    .input(z.object({ functions: z.array(functionName).max(20) }))
    .output(z.object({ functions: z.array(functionName), mail: z.boolean() })),
};

export type Digest = z.infer<typeof digest>;
export type Complaint = z.infer<typeof complaint>;
