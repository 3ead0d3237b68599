import { oc } from "@orpc/contract";
import { z } from "zod";

/** A day (its midnight in UTC) or a moment with its offset, in ISO 8601. */
export const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "write a day as 2026-03-31 or a moment as 2026-03-31T08:00:00+02:00",
});

/** Which way is better; `none` where neither is. */
export const direction = z.enum(["up", "down", "none"]);

const instant = z.iso.datetime();

/** A figure without its story: null where it is unknown. `low` and `high` are the ends of its 95 % interval. */
const figure = {
  value: z.number().nullable(),
  n: z.number().int().nonnegative(),
  low: z.number().nullable(),
  high: z.number().nullable(),
};

export const measuredMetric = z.object({
  id: z.string(),
  title: z.string(),
  definition: z.string(),
  /** The unit of measure, for example `share` or `minutes`. */
  measure: z.string(),
  direction,
  /** The brand, market or team that was asked for; null is the whole organisation. */
  unit: z.string().nullable(),
  ...figure,
  /** The window [since, until); of the whole log its first and last event; null when it is empty. */
  since: instant.nullable(),
  until: instant.nullable(),
  warnings: z.array(z.string()),
  /** How many of the n cases make the value: the numerator of a share, the promoters of a net score. */
  count: z.number().int().nonnegative().optional(),
  p90: z.number().nullable().optional(),
  /** Cases left out because nobody answered yet and the promise still runs. */
  notDue: z.number().int().nonnegative().optional(),
  /** The window of the same length just before; null when the window asked for has no start or no end. */
  previous: z
    .object({ since: instant, until: instant, ...figure })
    .nullable()
    .optional(),
});

/** One case behind a figure: a conversation, a message, or a person's day. What a case does not have is null. */
export const openedConversation = z.object({
  conversationId: z.string().nullable(),
  messageId: z.string().nullable(),
  agentId: z.string().nullable(),
  unit: z.string().nullable(),
  channel: z.string().nullable(),
  /** What puts the case into the window: the first inbound, the moment of the message, the day (UTC). */
  at: instant,
  firstInAt: instant.nullable(),
  firstReplyAt: instant.nullable(),
  minutesToFirstReply: z.number().nullable(),
  /** The front-office functions whose people answered. */
  functions: z.array(z.string()),
  /** Whether the case counts in the numerator (where there is none, every case counts). */
  counts: z.boolean(),
  /** What the case brings to a percentile, a mean or a net score; null for shares and totals. */
  amount: z.number().nullable(),
});

export const openedPage = z.object({
  rows: z.array(openedConversation),
  /** All cases behind the figure: its n. */
  total: z.number().int().nonnegative(),
  /** Ask with `after` for the next page; null on the last. */
  next: z.string().nullable(),
});

export const listedUnit = z.object({ unit: z.string(), conversations: z.number().int().nonnegative() });

/** The most rows one page of a drill-down may have. */
export const PAGE_LIMIT = 1000;

const scope = { unit: z.string().min(1).max(500).optional(), since: moment.optional(), until: moment.optional() };

export const metricsContract = {
  list: oc
    .route({ method: "GET", path: "/metrics", summary: "All metrics of a window", tags: ["metrics"] })
    .input(z.object({ ...scope, compare: z.stringbool().optional() }))
    .output(z.array(measuredMetric)),
  open: oc
    .route({
      method: "GET",
      path: "/metrics/{id}/conversations",
      summary: "The cases behind a figure, newest first",
      tags: ["metrics"],
    })
    .input(
      z.object({
        id: z.string().max(100),
        ...scope,
        limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(50),
        after: z.string().max(500).optional(),
      }),
    )
    .output(openedPage),
  units: oc
    .route({ method: "GET", path: "/units", summary: "The units that the log knows", tags: ["metrics"] })
    .output(z.array(listedUnit)),
};

export type MeasuredMetric = z.infer<typeof measuredMetric>;
export type OpenedConversation = z.infer<typeof openedConversation>;
export type OpenedPage = z.infer<typeof openedPage>;
export type ListedUnit = z.infer<typeof listedUnit>;
export type Direction = z.infer<typeof direction>;
