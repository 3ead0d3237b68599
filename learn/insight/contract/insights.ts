import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { messageFilter } from "../../filters/contract.ts";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const tags = ["insights"];

/** A day (its midnight in UTC) or a moment with its offset, in ISO 8601. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "write a day as 2026-03-31 or a moment as 2026-03-31T08:00:00+02:00",
});

/** The front-office functions for which something is found. */
export const functionName = z.enum(frontOfficeFunctions, {
  error: `is one of ${frontOfficeFunctions.join(", ")}`,
});

/** How far a finding has come; `declined`: it was decided to do nothing. */
export const insightStates = ["found", "shared", "decided", "declined", "acted", "told"] as const;
const state = z.enum(insightStates);

/** The most messages that stand under a finding as verbatims. */
export const MOST_VERBATIMS = 20;
/** The most findings of a list. */
export const MOST_INSIGHTS = 500;

const person = z.object({ id: z.string(), name: z.string() });

export const insightRow = z.object({
  id,
  title: z.string(),
  function: z.string(),
  unit: z.string().nullable(),
  state,
  owner: person.nullable(),
  foundAt: instant,
  /** When it should have been acted on. */
  dueAt: instant,
  actedAt: instant.nullable(),
  /** From when it was found to the first action, or until now; whole days. */
  days: count,
  /** It is past its date, and neither acted on nor declined. */
  overdue: z.boolean(),
  /** Messages and customers behind it when it was found. */
  messages: count,
  customers: count,
  version: count,
});

const step = z.object({
  id,
  kind: z.enum([...insightStates, "owner", "changed", "comment"]),
  note: z.string(),
  by: z.string(),
  at: instant,
});

/** A message as it stands under a finding: its words are masked; null where they are withheld or gone. */
const verbatim = z.object({
  messageId: id,
  conversationId: id,
  at: instant.nullable(),
  channel: z.string().nullable(),
  language: z.string().nullable(),
  text: z.string().nullable(),
});

export const insight = z.object({
  ...insightRow.shape,
  says: z.string(),
  targetDays: count,
  evidence: z.object({
    filter: messageFilter,
    /** The filter as a sentence. */
    words: z.string(),
    since: instant,
    until: instant,
    theme: z.string().nullable(),
  }),
  foundBy: z.string(),
  steps: z.array(step),
  verbatims: z.array(verbatim),
  /** Whether whoever asks may change it. */
  mayManage: z.boolean(),
});

const volume = z.object({ since: instant, until: instant, messages: count, customers: count });

export const evidence = z.object({
  /** The window in which it was found, counted again now. */
  found: volume,
  /** The same length of time up to now. */
  today: volume,
  /** Messages that speak of it, week by week from Monday (UTC). */
  weeks: z.array(z.object({ since: instant, messages: count, partial: z.boolean() })),
  /** The eight weeks before and after the action, `after` as far as they are over; null before it. */
  recurrence: z
    .object({
      before: z.object({ messages: count, customers: count }),
      after: z.object({ messages: count, customers: count }),
      /** Volume a customer, after divided by before; null where there is too little to divide. */
      ratio: z.number().nullable(),
      overAt: instant,
      over: z.boolean(),
    })
    .nullable(),
  /** Customers who had raised it, and how many had an answer after the action; null before it. */
  told: z.object({ raised: count, told: count }).nullable(),
});

const raiser = z.object({
  conversationId: id,
  channel: z.string(),
  raisedAt: instant,
  /** When the first answer that says something went out after the action; null: none yet. */
  toldAt: instant.nullable(),
});

// PostgreSQL's text holds no NUL.
const words = z.string().transform((text) => text.replaceAll("\0", "").trim());
const given = {
  title: words.pipe(z.string().min(1, { error: "give it a title" }).max(200)),
  says: words.pipe(z.string().min(1, { error: "say what was found" }).max(4000)),
  function: functionName,
  unit: words.pipe(z.string().min(1).max(250)).nullable(),
};
const window = { since: moment, until: moment };
const targetDays = z.number().int().min(1).max(730);
const withId = { id };
const ifVersion = count;
const note = words.pipe(z.string().max(4000));

export const insightEndpoints = {
  list: endpoint
    .meta({ access: "insight.read" })
    .route({ method: "GET", path: "/insights", summary: "Findings, the newest first", tags })
    .input(
      z.object({
        state: state.optional(),
        function: functionName.optional(),
        /** The id of a member, or `nobody`. */
        owner: z.string().max(100).optional(),
      }),
    )
    .output(z.object({ rows: z.array(insightRow), capped: z.boolean() })),
  owners: endpoint
    .meta({ access: "insight.read" })
    .route({ method: "GET", path: "/insights/owners", summary: "Who can look after a finding", tags })
    .output(z.array(person)),
  show: endpoint
    .meta({ access: "insight.read" })
    .route({ method: "GET", path: "/insights/{id}", summary: "A finding with its verbatims and its history", tags })
    .input(z.object(withId))
    .output(insight),
  evidence: endpoint
    .meta({ access: "insight.read" })
    .route({ method: "GET", path: "/insights/{id}/evidence", summary: "What the log says of a finding now", tags })
    .input(z.object(withId))
    .output(evidence),
  raisers: endpoint
    .meta({ access: "insight.read" })
    .route({
      method: "GET",
      path: "/insights/{id}/raisers",
      summary: "Conversations in which customers had raised it, those without an answer first",
      tags,
    })
    .input(z.object({ ...withId, limit: z.coerce.number().int().min(1).max(100).default(50) }))
    .output(z.object({ rows: z.array(raiser), total: count })),
  add: endpoint
    .meta({ access: "insight.manage" })
    .route({ method: "POST", path: "/insights", summary: "Record a finding", tags })
    .input(
      z.object({
        ...given,
        targetDays: targetDays.default(30),
        evidence: z.object({
          filter: messageFilter,
          ...window,
          messageIds: z.array(id).max(MOST_VERBATIMS).default([]),
          theme: words.pipe(z.string().min(1).max(200)).optional(),
        }),
      }),
    )
    .output(z.object({ id })),
  change: endpoint
    .meta({ access: "insight.manage" })
    .route({ method: "PUT", path: "/insights/{id}", summary: "Change what a finding says", tags })
    .input(
      z.object({
        ...withId,
        ...given,
        targetDays,
        evidence: z.object({ filter: messageFilter, ...window }),
        ifVersion,
      }),
    )
    .output(insight),
  own: endpoint
    .meta({ access: "insight.manage" })
    .route({ method: "PUT", path: "/insights/{id}/owner", summary: "Name who looks after a finding", tags })
    .input(
      z.object({
        ...withId,
        /** The id of a member; null: nobody. */ owner: z.string().max(100).nullable(),
        ifVersion,
      }),
    )
    .output(insight),
  move: endpoint
    .meta({ access: "insight.manage" })
    .route({ method: "POST", path: "/insights/{id}/steps", summary: "Take a finding a step further, or back", tags })
    .input(z.object({ ...withId, to: state, /** Why, or what was done. */ note: note.default(""), ifVersion }))
    .output(insight),
  comment: endpoint
    .meta({ access: "insight.manage" })
    .route({ method: "POST", path: "/insights/{id}/comments", summary: "Say something about a finding", tags })
    .input(z.object({ ...withId, text: note.pipe(z.string().min(1, { error: "write something" })) }))
    .output(insight),
  addVerbatims: endpoint
    .meta({ access: "insight.manage" })
    .route({ method: "POST", path: "/insights/{id}/verbatims", summary: "Put messages under a finding", tags })
    .input(z.object({ ...withId, messageIds: z.array(id).min(1).max(MOST_VERBATIMS) }))
    .output(insight),
  removeVerbatim: endpoint
    .meta({ access: "insight.manage" })
    .route({
      method: "DELETE",
      path: "/insights/{id}/verbatims/{messageId}",
      summary: "Take a message off a finding",
      tags,
    })
    .input(z.object({ ...withId, messageId: id }))
    .output(insight),
};

export type InsightState = z.infer<typeof state>;
export type InsightRow = z.infer<typeof insightRow>;
export type Insight = z.infer<typeof insight>;
export type InsightStep = z.infer<typeof step>;
export type Verbatim = z.infer<typeof verbatim>;
export type Evidence = z.infer<typeof evidence>;
export type Raiser = z.infer<typeof raiser>;
