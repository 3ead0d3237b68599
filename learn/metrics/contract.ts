import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

/** The years 1 to 9999 in UTC: what lies outside is written in no form that all programs share. */
const TELLABLE = { from: Date.parse("0001-01-01T00:00:00Z"), to: Date.parse("9999-12-31T23:59:59.999Z") };

/** Whether a moment can be told in ISO 8601. */
export function isTellable(at: Date): boolean {
  return at.getTime() >= TELLABLE.from && at.getTime() <= TELLABLE.to;
}

/** A day (its midnight in UTC) or a moment with its offset, in ISO 8601. */
export const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: "write a day as 2026-03-31 or a moment as 2026-03-31T08:00:00+02:00",
  })
  .refine((text) => isTellable(new Date(text)), "write a year from 1 to 9999");

/** Which way is better; `none` where neither is. */
export const direction = z.enum(["up", "down", "none"]);

/** What a person wants to know of: what was heard, was it answered, how fast, by whom, how did it feel, what was learnt from it, and
 * are the data in order. */
export const group = z.enum(["heard", "answered", "speed", "people", "feeling", "learnt", "data"]);

/** By what a figure can be broken down. */
export const breakdownBy = z.enum(["channel", "unit", "language", "function", "source"]);

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
  group,
  /** By what it can be broken down. */
  parts: z.array(breakdownBy),
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
  /** Some of the cases come from a source that holds only a selection; false where there are no cases. */
  selected: z.boolean(),
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
  /** What the case is, where it is nothing that was said: `table:interaction`, `rule:mail-valid`. */
  subject: z.string().nullable(),
});

export const openedPage = z.object({
  rows: z.array(openedConversation),
  /** All cases behind the figure: its n; where that is not known yet, they are counted up to 1,000. */
  total: z.number().int().nonnegative(),
  /** There are more than `total`. */
  capped: z.boolean(),
  /** Ask with `after` for the next page; null on the last. */
  next: z.string().nullable(),
});

export const listedUnit = z.object({ unit: z.string(), conversations: z.number().int().nonnegative() });

/** The most rows one page of a drill-down may have. */
export const PAGE_LIMIT = 1000;

/** Up to here cases are counted that no figure has counted yet. */
export const COUNTED = 1000;

/** How long one point of a trend is: days, ISO weeks (from Monday) and months, in UTC. */
export const step = z.enum(["day", "week", "month"]);

/** The most points of a trend. */
export const MOST_BUCKETS = 60;

export const trends = z.object({
  step,
  /**
   * The stretches of time, oldest first. The first begins at `since` and the last ends at `until`, also in the middle
   * of a day, week or month: such a bucket, and one that still runs, is `partial`. Without `since` they begin where one
   * message in a hundred has passed; of more than 60 months the newest 60 are told.
   */
  buckets: z.array(z.object({ since: instant, until: instant, partial: z.boolean() })),
  /** Every metric of the list with one point a bucket: the very figure that the list gives for that window. */
  series: z.array(z.object({ id: z.string(), points: z.array(z.object(figure)) })),
});

/** When messages come in, over all weeks of the window; hours without any are left out. */
export const rhythm = z.object({
  cells: z.array(
    z.object({
      /** 1 is Monday. */
      weekday: z.number().int().min(1).max(7),
      /** In UTC. */
      hour: z.number().int().min(0).max(23),
      inbound: z.number().int().nonnegative(),
    }),
  ),
  total: z.number().int().nonnegative(),
});

/** The figure of one part, the largest first; a key of null is what has none. */
export const breakdownRow = z.object({ key: z.string().nullable(), ...figure });

/** The ends of the log and how much is in it. */
export const logSpan = z.object({
  first: instant.nullable(),
  last: instant.nullable(),
  interactions: z.number().int().nonnegative(),
  conversations: z.number().int().nonnegative(),
});

const scope = { unit: z.string().min(1).max(500).optional(), since: moment.optional(), until: moment.optional() };

/** The unit and the window of a question. */
export const asked = z.object(scope);

const seen = endpoint.meta({ access: "figures.read" });
const tags = ["metrics"];

export const metricsContract = {
  list: seen
    .route({ method: "GET", path: "/metrics", summary: "All metrics of a window", tags })
    .input(z.object({ ...scope, compare: z.stringbool().optional() }))
    .output(z.array(measuredMetric)),
  trends: seen
    .route({ method: "GET", path: "/metrics/trends", summary: "All metrics through time", tags })
    .input(z.object({ ...scope, step: step.optional() }))
    .output(trends),
  rhythm: seen
    .route({ method: "GET", path: "/metrics/rhythm", summary: "When in the week messages come in", tags })
    .input(z.object(scope))
    .output(rhythm),
  breakdown: seen
    .route({ method: "GET", path: "/metrics/{id}/breakdown", summary: "One metric, part by part", tags })
    .input(z.object({ id: z.string().max(100), by: breakdownBy, ...scope }))
    .output(z.array(breakdownRow)),
  open: seen
    .route({
      method: "GET",
      path: "/metrics/{id}/conversations",
      summary: "The cases behind a figure, newest first",
      tags,
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
  units: seen
    .route({ method: "GET", path: "/units", summary: "The units that the log knows", tags })
    .output(z.array(listedUnit)),
  span: seen
    .route({ method: "GET", path: "/log/span", summary: "The ends of the log and how much is in it", tags })
    .output(logSpan),
};

export type MeasuredMetric = z.infer<typeof measuredMetric>;
/** A metric as it describes itself, without a figure. */
export type DescribedMetric = Pick<MeasuredMetric, "id" | "title" | "definition" | "measure" | "direction" | "group">;
export type OpenedConversation = z.infer<typeof openedConversation>;
export type OpenedPage = z.infer<typeof openedPage>;
export type ListedUnit = z.infer<typeof listedUnit>;
export type Direction = z.infer<typeof direction>;
export type Group = z.infer<typeof group>;
export type Step = z.infer<typeof step>;
export type Trends = z.infer<typeof trends>;
export type Rhythm = z.infer<typeof rhythm>;
export type BreakdownBy = z.infer<typeof breakdownBy>;
export type BreakdownRow = z.infer<typeof breakdownRow>;
export type LogSpan = z.infer<typeof logSpan>;
