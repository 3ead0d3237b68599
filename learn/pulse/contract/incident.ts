import { z } from "zod";

import { id, instant, point, someWords, watchKind, watchStep, words } from "./watch.ts";

/** An incident as lists show it. Times of steps are their beginnings. */
export const incident = z.object({
  id,
  watchId: id,
  name: z.string(),
  unit: z.string().nullable(),
  kind: watchKind,
  step: watchStep,
  /** Invented, for practice. */
  drill: z.boolean(),
  onset: instant,
  /** When people were told. */
  alertedAt: instant,
  endedAt: instant.nullable(),
  peakAt: instant,
  peak: z.number(),
  severity: z.number(),
  excess: z.number(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: instant.nullable(),
  falseAlarmBy: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: instant.nullable(),
});

/** One line of the timeline; `by` is null for what happened by itself. */
export const entry = z.object({
  id,
  at: instant,
  by: z.string().nullable(),
  kind: z.enum([
    "alert",
    "worse",
    "ended",
    "again",
    "acknowledged",
    "note",
    "link",
    "statement",
    "task",
    "part",
    "review",
  ]),
  text: z.string(),
  conversationId: id.nullable(),
});

export const statementState = z.enum(["draft", "approved", "published"]);

export const statement = z.object({
  id,
  version: z.int(),
  state: statementState,
  text: z.string(),
  audience: z.string(),
  draftedBy: z.string(),
  draftedAt: instant,
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: instant.nullable(),
});

export const task = z.object({
  id,
  version: z.int(),
  title: z.string(),
  ownerId: z.string().nullable(),
  owner: z.string().nullable(),
  dueAt: instant.nullable(),
  doneBy: z.string().nullable(),
  doneAt: instant.nullable(),
});

/** Who does what in a war room. */
export const partKinds = ["lead", "facts", "statements", "answers", "record"] as const;
export const part = z.strictObject({
  part: z.enum(partKinds),
  memberId: z.string().min(1).max(100),
  name: z.string().max(200),
});

/** The war room of an incident. */
export const room = z.object({
  incident,
  version: z.int(),
  points: z.array(point),
  entries: z.array(entry),
  statements: z.array(statement),
  tasks: z.array(task),
  parts: z.array(part),
  learnt: z.string(),
  /** Minutes; null where it has not come to that. */
  lead: z.object({
    onsetToAlert: z.number().nullable(),
    alertToAcknowledged: z.number().nullable(),
    onsetToStatement: z.number().nullable(),
  }),
});

/** What explains an incident, from the messages as they are now and within reach of whoever asks. */
export const evidence = z.object({
  since: instant,
  until: instant,
  /** Messages within reach; words, authors and verbatims are of these alone. */
  messages: z.int(),
  topics: z.array(z.object({ name: z.string(), excess: z.number(), share: z.number() })),
  channels: z.array(z.object({ name: z.string(), excess: z.number(), share: z.number() })),
  words: z.array(z.object({ name: z.string(), excess: z.number(), share: z.number() })),
  authors: z.array(z.object({ id, name: z.string().nullable(), messages: z.int(), share: z.number() })),
  verbatims: z.array(
    z.object({
      messageId: id,
      conversationId: id,
      at: instant,
      channel: z.string(),
      text: z.string(),
      mood: z.enum(["negative", "neutral", "positive"]).nullable(),
    }),
  ),
});

export const statementInput = z.strictObject({
  text: someWords(5000),
  audience: words(200).default(""),
});
export const taskInput = z.strictObject({
  title: someWords(300),
  ownerId: z.string().max(100).nullable().default(null),
  dueAt: instant.nullable().default(null),
});

export const drill = z.object({
  id,
  watchId: id,
  name: z.string(),
  state: z.enum(["running", "found", "missed", "stopped"]),
  times: z.number(),
  beganAt: instant,
  endsAt: instant,
  alertAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  incidentId: id.nullable(),
  by: z.string(),
  /** From the invented beginning to the alert; null where there was none. */
  minutes: z.number().nullable(),
});

export type Incident = z.infer<typeof incident>;
export type Entry = z.infer<typeof entry>;
export type EntryKind = Entry["kind"];
export type Statement = z.infer<typeof statement>;
export type StatementState = z.infer<typeof statementState>;
export type Task = z.infer<typeof task>;
export type Part = z.infer<typeof part>;
export type Room = z.infer<typeof room>;
export type Evidence = z.infer<typeof evidence>;
export type Drill = z.infer<typeof drill>;
