import { z } from "zod";

const instant = z.iso.datetime();
const level = z.int();
const share = z.number().min(0).max(1);

const state = z.enum(["met", "unmet", "unknown"]);

/** How sure a stage is: none where what is unknown could still move it in most draws. */
const certainty = z.enum(["high", "medium", "low", "none"]);

/** What a metric said of a window, with what is asked of it. */
const boundEvidence = z.object({
  metric: z.string(),
  title: z.string(),
  definition: z.string(),
  measure: z.string(),
  /** Whether this version of the product computes it; then its page is `/figures/{metric}`. */
  computed: z.boolean(),
  /** How it can become known, where it is not computed. */
  needs: z.string().nullable(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** Fewer cases than this leave it unknown. */
  cases: z.int(),
  /** The window asked for first, then those before it. */
  windows: z.array(
    z.object({
      since: instant,
      until: instant,
      value: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      n: z.int(),
      selected: z.boolean(),
      /** Whether it clears what is asked: `between` where its interval holds the bound. */
      verdict: z.enum(["clears", "between", "fails", "unknown"]),
    }),
  ),
  /** What has to be said beside the figure of the first window. */
  warnings: z.array(z.string()),
});

/** How the answer of the owner stands. `waiting` waits for the second signature. */
const attestationStatus = z.enum(["missing", "waiting", "standing", "expiring", "expired"]);

const attestedEvidence = z.object({
  /** What proof is asked for. */
  proof: z.string(),
  months: z.int(),
  second: z.boolean(),
  status: attestationStatus,
  owner: z.string().nullable(),
  /** The answer that stands, also when it has expired. */
  answer: z
    .object({
      id: z.string(),
      met: z.boolean(),
      by: z.string(),
      at: instant,
      expiresAt: instant,
      proof: z.enum(["none", "given", "checked"]),
      secondBy: z.string().nullable(),
      /** It was given for the whole organisation and counts for this unit too. */
      inherited: z.boolean(),
    })
    .nullable(),
});

const standingCriterion = z.object({
  id: z.string(),
  says: z.string(),
  /** The dimension; null for a gate. */
  dimension: z.string().nullable(),
  /** The level whose cell holds it; null for a gate. */
  level: level.nullable(),
  stream: z.string().nullable(),
  state,
  /** Reached in one window only, because nothing was known before. */
  provisional: z.boolean(),
  /** Its flip moves its dimension, or the whole. */
  deciding: z.boolean(),
  /** The chance that it is truly met. */
  chance: share,
  /** Why it stands so, in a sentence with the figures. */
  because: z.string(),
  /** What to do, or how it can become known; null where it is met. */
  step: z.string().nullable(),
  evidence: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("metric"), bounds: z.array(boundEvidence) }),
    z.object({ kind: z.literal("attestation"), ...attestedEvidence.shape }),
  ]),
});

const standingCell = z.object({
  level,
  says: z.string().nullable(),
  /** Met where all criteria are; unmet where one is not; else unknown. A cell without criteria is met. */
  state,
  criteria: z.array(z.string()),
});

const shares = { measured: share, attested: share, unknown: share };

/** How the draws fell: shares at each level, and `open` those that the unknown could move. */
const draws = z.object({ levels: z.array(z.object({ level, share })), open: share });

const standingDimension = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string().nullable(),
  group: z.string().nullable(),
  pillar: z.boolean(),
  floor: level,
  ceiling: level,
  provisional: z.boolean(),
  confidence: share,
  certainty,
  draws,
  ...shares,
  /** Ids of the criteria that are missing for the next level. */
  next: z.array(z.string()),
  streams: z.array(z.object({ id: z.string(), title: z.string(), floor: level, ceiling: level })),
  cells: z.array(standingCell),
});

const standingGate = z.object({
  id: z.string(),
  title: z.string(),
  open: z.boolean(),
  state,
});

/** A step towards the next stage. */
const step = z.object({
  criterion: z.string(),
  dimension: z.string().nullable(),
  kind: z.enum(["answer", "measure", "do"]),
  says: z.string(),
  /** What the nearest dimension then reaches, or why it is near. */
  because: z.string(),
});

export const position = z.object({
  model: z.object({ title: z.string(), version: z.int(), savedAt: instant, savedBy: z.string() }),
  unit: z.string().nullable(),
  since: instant,
  until: instant,
  /** The moment for which it holds: attestations are looked at as of then, and evidence has faded until then. */
  asOf: instant,
  /** Of a past month: the figures as they were reported then, and when that was; null for figures measured now. */
  reportedAt: instant.nullable(),
  stages: z.array(z.object({ id: z.string(), level, title: z.string(), says: z.string().nullable() })),
  divide: z
    .object({
      title: z.string(),
      says: z.string().nullable(),
      afterLevel: level,
      halves: z.tuple([z.string(), z.string()]),
    })
    .nullable(),
  /** The published stage of the whole, and the highest that what is known allows. */
  stage: level,
  ceiling: level,
  provisional: z.boolean(),
  confidence: share,
  certainty,
  draws,
  ...shares,
  /** What keeps the whole from the next stage. */
  binding: z.object({ dimensions: z.array(z.string()), gates: z.array(z.string()), units: z.array(z.string()) }),
  deciding: z.array(z.string()),
  dimensions: z.array(standingDimension),
  gates: z.array(standingGate),
  criteria: z.array(standingCriterion),
  /** Where we stand, what is not known, how to know it: plain sentences that judge nothing. */
  story: z.object({ stand: z.string(), binds: z.string(), unknown: z.string(), know: z.string() }),
  /** The nearest steps, at most three. */
  steps: z.array(step),
  elsewhere: z
    .object({
      says: z.string(),
      source: z.string(),
      points: z.array(z.object({ title: z.string(), share })),
    })
    .nullable(),
});

/** The position at the end of a month, short. */
export const monthPosition = z.object({
  /** As 2026-03. */
  month: z.string(),
  since: instant,
  until: instant,
  /** When its figures were recorded; null for a month of which none were. */
  reportedAt: instant.nullable(),
  stage: level,
  ceiling: level,
  dimensions: z.array(z.object({ id: z.string(), floor: level, ceiling: level })),
  /** Share of criteria not known. */
  unknown: share,
});

const unitPosition = z.object({
  unit: z.string(),
  stage: level,
  ceiling: level,
  conversations: z.int(),
  customers: z.int(),
});

export const unitPositions = z.object({
  since: instant,
  until: instant,
  units: z.array(unitPosition),
  /** Share of the customers of the window that are served at each stage; units without a position are left out. */
  served: z.array(z.object({ level, share })),
});

export type Position = z.infer<typeof position>;
export type StandingCriterion = z.infer<typeof standingCriterion>;
export type StandingDimension = z.infer<typeof standingDimension>;
export type MonthPosition = z.infer<typeof monthPosition>;
export type UnitPositions = z.infer<typeof unitPositions>;
export type Step = z.infer<typeof step>;
export type Certainty = z.infer<typeof certainty>;
