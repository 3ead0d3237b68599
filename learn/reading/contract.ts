import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { judgedLabel } from "../labelling/contract.ts";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const tags = ["reading"];

/** The windows of judgements that can be asked for, in days. */
export const readingDays = [28, 91, 365] as const;
const days = z.coerce
  .number()
  .pipe(z.union([z.literal(28), z.literal(91), z.literal(365)], { error: "is one of 28, 91, 365" }))
  .default(365);

/** How a missing value stands in an address: no label, no language. */
export const NONE = "-";

const interval = z.object({ low: z.number(), high: z.number() }).nullable();

/** A share of judged texts with its interval at 95 %. */
const figure = z.object({
  count,
  n: count,
  share: z.number().nullable(),
  interval,
  /** How many more judged texts it takes until it says something; 0: it does. */
  missing: count,
});

const agreement = z.object({
  /** Texts that two people judged without seeing each other. */
  n: count,
  /** Share on which they say the same; null of none. */
  observed: z.number().nullable(),
  /** Cohen's kappa; null where chance alone explains all, or of none. */
  kappa: z.number().nullable(),
  interval,
  missing: count,
});

const weekFigure = z.object({ since: instant, until: instant, partial: z.boolean(), accuracy: figure });

const labelSummary = z.object({
  label: judgedLabel,
  accuracy: figure,
  /** Mean F1 of the values that people gave; null while `accuracy` says nothing. */
  macroF1: z.number().nullable(),
  /** Texts of which the machine said none of the values. */
  abstained: figure,
  agreement,
  /** Two people disagree, and nobody settled it: in no other figure. */
  disputed: count,
  /** Corrected in threads, mostly because they were wrong: in no other figure. */
  corrected: count,
  weeks: z.array(weekFigure),
});

export const readingOverview = z.object({
  days: z.int(),
  /** Whether judgements were so many that the oldest are not counted. */
  cut: z.boolean(),
  labels: z.array(labelSummary),
});

const value = z.string().nullable();

const calibrationBin = z.object({
  from: z.number(),
  to: z.number(),
  n: count,
  stated: z.number().nullable(),
  right: z.number().nullable(),
  interval,
});

export const readingOfLabel = labelSummary.extend({
  days: z.int(),
  cut: z.boolean(),
  /** Every value that people or the machine gave, the most frequent first; null: none of them. */
  values: z.array(z.object({ value, precision: figure, recall: figure, f1: z.number().nullable() })),
  cells: z.array(z.object({ expected: value, given: value, count })),
  languages: z.array(z.object({ language: value, accuracy: figure, abstained: figure })),
  versions: z.array(
    z.object({ version: z.string(), accuracy: figure, macroF1: z.number().nullable(), since: instant, until: instant }),
  ),
  /** Of texts that the machine gave a value with a probability. */
  calibration: z.object({
    n: count,
    missing: count,
    error: z.number().nullable(),
    bins: z.array(calibrationBin),
  }),
});

const saidBy = z.object({ value, by: z.string(), at: instant });

export const readingJudgement = z.object({
  messageId: id,
  conversationId: id.nullable(),
  /** Masked; null where the words are gone or withheld. */
  text: z.string().nullable(),
  language: z.string().nullable(),
  machine: z.object({ value, probability: z.number().nullable(), version: z.string() }),
  first: saidBy,
  second: saidBy.nullable(),
  settled: saidBy.nullable(),
});

/** Which judgements are listed: what is measured, what two people disagree on, what was corrected in threads. */
export const judgementSets = ["measured", "twice", "disputed", "corrected"] as const;

const drift = z.object({
  about: z.string(),
  kind: z.enum(["mix", "abstained", "quality"]),
  value: z.number(),
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  drifts: z.boolean(),
  n: count,
});

const moved = z.array(z.object({ value: z.string(), before: z.number(), now: z.number() }));

const alarm = drift.omit({ drifts: true, n: true }).extend({
  id,
  moved,
  beganAt: instant,
  stoodAt: instant,
  acknowledged: z.object({ at: instant, by: z.string() }).nullable(),
});

export const readingDrift = z.object({
  /** Null before the first look. */
  look: z
    .object({
      at: instant,
      since: instant,
      until: instant,
      messages: count,
      /** Messages are being read anew: labels are not compared until that is done. */
      rereading: z.boolean(),
      figures: z.array(drift),
    })
    .nullable(),
  /** What is out of its band now, the newest first. */
  alarms: z.array(alarm),
});

export const readingContract = {
  overview: endpoint
    .meta({ access: "taxonomy.read" })
    .route({ method: "GET", path: "/reading", summary: "How well texts are read", tags })
    .input(z.object({ days }))
    .output(readingOverview),
  label: endpoint
    .meta({ access: "taxonomy.read" })
    .route({ method: "GET", path: "/reading/labels/{label}", summary: "How well one label is read", tags })
    .input(z.object({ label: judgedLabel, days }))
    .output(readingOfLabel),
  judgements: endpoint
    .meta({ access: "taxonomy.read" })
    .route({
      method: "GET",
      path: "/reading/labels/{label}/judgements",
      summary: "The judged texts behind a figure, the newest first",
      tags,
    })
    .input(
      z.object({
        label: judgedLabel,
        days,
        set: z.enum(judgementSets).default("measured"),
        /** What people said; `-`: none of the values. */
        expected: z.string().max(100).optional(),
        /** What the machine said; `-`: none of the values. */
        given: z.string().max(100).optional(),
        /** `-`: unknown. */
        language: z.string().max(10).optional(),
        version: z.string().max(200).optional(),
        /** The tenth in which the probability lies, from 0. */
        bin: z.coerce.number().int().min(0).max(9).optional(),
        /** Only what was read wrong, or right. */
        right: z.enum(["true", "false"]).optional(),
        after: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(z.object({ total: count, rows: z.array(readingJudgement), next: z.string().nullable() })),
  drift: endpoint
    .meta({ access: "taxonomy.read" })
    .route({ method: "GET", path: "/reading/drift", summary: "What of the reading left its band", tags })
    /** Null for whoever does not see the whole organisation: it is compared as a whole. */
    .output(readingDrift.nullable()),
  acknowledge: endpoint
    .meta({ access: "taxonomy.manage" })
    .route({ method: "POST", path: "/reading/alarms/{id}/acknowledge", summary: "Say that an alarm was seen", tags })
    .input(z.object({ id }))
    .output(z.object({})),
};

export type ReadingOverview = z.infer<typeof readingOverview>;
export type ReadingOfLabel = z.infer<typeof readingOfLabel>;
export type LabelSummary = z.infer<typeof labelSummary>;
export type ReadingFigure = z.infer<typeof figure>;
export type ReadingAgreement = z.infer<typeof agreement>;
export type ReadingJudgement = z.infer<typeof readingJudgement>;
export type JudgementSet = (typeof judgementSets)[number];
export type ReadingDrift = z.infer<typeof readingDrift>;
export type ReadingAlarm = z.infer<typeof alarm>;
export type DriftFigure = z.infer<typeof drift>;
