import { z } from "zod";

/**
 * The shape of a maturity model. The engine knows this shape and none of the words: how many stages, dimensions,
 * streams and gates there are, and what they are called, is said by the file.
 */

const id = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,59}$/, "write an id: a small letter first, then small letters, digits, - and _");

const text = (longest: number) => z.string().trim().min(1, "write something").max(longest);

const line = text(200);
const words = text(1000);

/** A number, or one of the model's own numbers, `times` a factor and `least` at the lowest. */
const amount = z.union(
  [
    z.number(),
    z.strictObject({
      number: id.describe("One of the model's own numbers."),
      times: z.number().positive().optional(),
      least: z.number().optional().describe("It is at least this."),
    }),
  ],
  { error: "write a number, or { number: ..., times: ..., least: ... }" },
);

/** What is asked of a metric: exactly one of at_least, at_most, between and measured. */
const bound = {
  metric: id.describe("A metric that the product computes, or that is declared under metrics."),
  at_least: amount.optional().describe("It has to reach this."),
  at_most: amount.optional().describe("It must not be above this."),
  between: z
    .tuple([amount, amount], { error: "write two numbers: [0.65, 0.95]" })
    .optional()
    .describe("It has to lie between these."),
  measured: z
    .literal(true, { error: "write measured: true, or one of at_least, at_most, between" })
    .optional()
    .describe("It has to be known from enough cases, whatever it says."),
  cases: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe("Fewer cases than this leave it unknown; else as the window says."),
};

const attest = z.strictObject({
  proof: line.describe("What proof to ask for."),
  months: z.int().min(1).max(60).default(12).describe("After so many months the answer has to be given anew."),
  second: z.boolean().default(false).describe("It counts when a second person has signed it."),
});

/** A statement bound to evidence: one metric, any of several, or the answer of a named owner. */
const criterion = z.strictObject({
  id: id.describe("Unique among all criteria and gates, and meant to stay: answers of owners hang on it."),
  says: words.describe("One statement that is true or false."),
  stream: id.optional().describe("The stream of its dimension to which it belongs; without one it counts in all."),
  ...bound,
  metric: bound.metric.optional(),
  any: z.array(z.strictObject(bound)).min(2).max(10).optional().describe("Several metrics, of which one is enough."),
  attest: attest.optional().describe("The answer of a named owner."),
  step: words.optional().describe("What to do where it is not met."),
});

const cell = z.strictObject({ says: words, criteria: z.array(criterion).max(30).default([]) });

const dimension = z.strictObject({
  id,
  title: line,
  about: words.optional(),
  group: line.optional().describe("Dimensions of one group stand together."),
  streams: z
    .array(z.strictObject({ id, title: line }))
    .max(10)
    .default([])
    .describe("Parts of a dimension that reach stages of their own."),
  cells: z.record(id, cell).describe("By the id of the stage; a stage that is left out asks for nothing."),
});

const stage = z.strictObject({ id, title: line, says: words.optional() });

const divide = z.strictObject({
  title: line,
  after: id.describe("The id of the stage after which it lies."),
  says: words.optional(),
  halves: z.tuple([line, line]).describe("The names of the stages before and after it."),
  gates: z
    .array(z.strictObject({ ...criterion.shape, title: line }))
    .max(20)
    .default([])
    .describe("Conditions of every stage behind it."),
});

const declaredMetric = z.strictObject({
  title: line,
  definition: words,
  measure: line,
  better: z.enum(["up", "down", "none"]),
  needs: words.optional().describe("How it can become known."),
});

const share = z.number().min(0).max(1);

/** A maturity model as it is written. */
export const maturityFile = z.strictObject({
  title: line,
  about: words.optional(),
  first_level: z.int().min(0).max(1).default(1).describe("The level of the first stage; the others follow by one."),
  window: z
    .strictObject({
      days: z.int().min(1).max(730).default(90).describe("How long a window is."),
      cases: z.int().min(1).max(1_000_000).default(50).describe("Fewer cases than this leave a metric unknown."),
      windows: z
        .int()
        .min(1)
        .max(4)
        .default(2)
        .describe("In so many windows, one after the other, a metric must clear its bound, or fail it to lose it."),
    })
    .prefault({})
    .describe("What metrics are looked at."),
  stages: z.array(stage).min(2).max(10).describe("Lowest first; the lowest asks for nothing."),
  divide: divide.optional(),
  dimensions: z.array(dimension).min(1).max(60),
  standing: z
    .strictObject({
      pillars: z
        .union([z.literal("all"), z.array(id)], { error: "write all, or a list of the ids of dimensions" })
        .describe("Dimensions that must have reached a stage: all, or their ids."),
      behind: z.int().min(0).default(0).describe("So many of the other dimensions may stand lower."),
      by: z.int().min(0).default(0).describe("By so many stages they may stand lower, at most."),
      unit_share: share.default(0.05).describe("A unit with such a share of the conversations holds the whole back."),
      unit_by: z.int().min(0).default(1).describe("Such a unit may stand so many stages lower, at most."),
    })
    .describe("How the stage of the whole follows from those of the dimensions."),
  numbers: z
    .record(
      id,
      z.strictObject({ title: line, value: z.number(), least: z.number().optional(), most: z.number().optional() }),
    )
    .default({})
    .describe("Numbers of the organisation that bounds may name."),
  metrics: z
    .record(id, declaredMetric)
    .default({})
    .describe("Metrics that criteria name and the product does not compute; they are unknown."),
  confidence: z
    .strictObject({
      draws: z.int().min(100).max(20_000).default(2000).describe("How often the evidence is drawn."),
      seed: z.int().min(0).default(1).describe("The same seed gives the same draws."),
      proof_checked: share.default(0.97).describe("The chance that an answer with a checked proof is right."),
      proof_given: share.default(0.85).describe("The same with a proof that nobody has checked."),
      bare: share.default(0.6).describe("The same without a proof."),
      metric_half_life: z.number().positive().default(90).describe("Days after which a metric is worth half."),
      attestation_half_life: z.number().positive().default(365).describe("Days after which an answer is worth half."),
      selected: z
        .number()
        .min(0)
        .max(0.5)
        .default(0.25)
        .describe("A sample that was selected moves a chance from one half by so much, at most."),
      high: share.default(0.8).describe("From this share of the draws on, a stage is sure to a high degree."),
      medium: share.default(0.6).describe("From this share on, to a medium degree."),
    })
    .prefault({})
    .describe("The chance that evidence is right, and how it fades."),
  elsewhere: z
    .strictObject({
      says: words,
      source: words,
      points: z
        .array(z.strictObject({ title: line, share }))
        .min(1)
        .max(10),
    })
    .optional()
    .describe("Where others say that they stand; shown beside, never as a target."),
});

export type MaturityFile = z.output<typeof maturityFile>;
export type Amount = z.output<typeof amount>;
