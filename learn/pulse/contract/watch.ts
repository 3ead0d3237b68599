import { messageFilter } from "@firsthand/learn/filters/contract";
import { z } from "zod";

export const instant = z.iso.datetime();
export const id = z.guid();

// PostgreSQL's text holds no NUL.
export const words = (most: number) =>
  z
    .string()
    .transform((text) => text.replaceAll("\0", "").trim())
    .pipe(z.string().max(most));

export const someWords = (most: number) => words(most).pipe(z.string().min(1, "write something"));

/** The usual sensitivity; the ends stand for few alerts and many. */
export const SENSITIVITY = { least: 0.5, usual: 1, most: 2 } as const;

export const watchKind = z.enum(["count", "share"]);
/** How long a step is: a quarter of an hour, an hour, a day (UTC). */
export const watchStep = z.enum(["quarter", "hour", "day"]);

/** Who is told: a member, or whoever has a role. */
export const told = z.strictObject({ kind: z.enum(["member", "role"]), id: z.string().min(1).max(100) });

const series = {
  filter: messageFilter,
  kind: watchKind.default("count"),
  sensitivity: z.number().min(SENSITIVITY.least).max(SENSITIVITY.most).default(SENSITIVITY.usual),
};

/** What somebody says of a watch. Without a step it is chosen by how much there is. */
export const watchInput = z.strictObject({
  name: someWords(120),
  ...series,
  step: watchStep.optional(),
  told: z.array(told).max(50).default([]),
  enabled: z.boolean().default(true),
});

/** A step of a series; `of` is what a share is taken of. Times are the beginnings of steps. */
export const point = z.object({
  at: instant,
  count: z.number(),
  of: z.number().nullable(),
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  /** 0 within the band, else 1 to 10. */
  severity: z.number(),
  alert: z.boolean(),
});

/** How a watch stands. `learning`: there is too little history to tell what is usual. */
export const watchState = z.enum(["off", "learning", "quiet", "alert"]);

export const watch = z.object({
  id,
  version: z.int(),
  origin: z.enum(["shipped", "made"]),
  name: z.string(),
  filter: messageFilter,
  kind: watchKind,
  step: watchStep,
  sensitivity: z.number(),
  told: z.array(told.extend({ name: z.string().nullable() })),
  enabled: z.boolean(),
  state: watchState,
  /** Null while there is nothing to learn from. */
  learningUntil: instant.nullable(),
  evaluatedUntil: instant.nullable(),
  madeBy: z.string(),
  madeAt: instant,
  changedBy: z.string(),
  changedAt: instant,
  /** Alerts of the last 90 days, and how many of them people called false. */
  alerts: z.int(),
  falseAlarms: z.int(),
  /** What the false alarms of the last 90 days say of its sensitivity. */
  advice: z.enum(["none", "lower"]),
});

/** What would have been found in a span of the past, if somebody had looked. */
export const replayed = z.object({
  step: watchStep,
  since: instant,
  until: instant,
  /** From here on alerts count; what lies before was learnt from. Null: all of it was. */
  alertsFrom: instant.nullable(),
  points: z.array(point),
  /** How many steps one of `points` stands for. */
  stepsAPoint: z.int(),
  found: z.array(
    z.object({
      onset: instant,
      /** When the alert would have come: the end of the step in which it was found. */
      alertAt: instant,
      endedAt: instant.nullable(),
      severity: z.number(),
      excess: z.number(),
      /** Whether it began with what was invented. */
      invented: z.boolean(),
    }),
  ),
  alertsAWeek: z.number().nullable(),
  /** Of an invented crisis: minutes from its beginning to the alert; null when it was not found. */
  minutesToAlert: z.number().nullable(),
});

/** An invented crisis in a replay: it begins, grows for an hour to so many times the usual, and stays. */
export const invented = z.strictObject({
  at: instant,
  times: z.number().min(0.5).max(50).default(4),
  hours: z.number().min(0.25).max(168).default(6),
});

export const previewInput = z.strictObject({
  ...series,
  step: watchStep.optional(),
  /** The end of the 90 days that are looked at; without it, now. */
  until: instant.optional(),
});

export type Watch = z.infer<typeof watch>;
export type WatchInput = z.output<typeof watchInput>;
export type WatchKind = z.infer<typeof watchKind>;
export type WatchStep = z.infer<typeof watchStep>;
export type WatchState = z.infer<typeof watchState>;
export type Told = z.infer<typeof told>;
export type Point = z.infer<typeof point>;
export type Replayed = z.infer<typeof replayed>;
export type Invented = z.output<typeof invented>;
