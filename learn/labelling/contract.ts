import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const tags = ["labelling"];

/** What is judged of a text: the labels that are learnt. */
export const judgedLabels = ["topic", "intent", "function", "mood", "urgency", "expects_answer"] as const;
export const judgedLabel = z.enum(judgedLabels, { error: `can be judged: ${judgedLabels.join(", ")}` });

/**
 * `teach` is learnt from; `audit` is held back: never learnt from, so that it measures how well texts are read.
 */
export const purposes = ["teach", "audit"] as const;
const purpose = z.enum(purposes);

/**
 * The value of a label as text. topic, intent, function: an id, or null for none of them; mood: negative, neutral,
 * positive; urgency, expects_answer: true, false.
 */
const judgedValue = z.string().max(100).nullable();

/** What the machine said before anybody judged. */
const machine = z.object({
  value: judgedValue,
  /** How likely it took that to be; null where rules and lists said it. */
  probability: share.nullable(),
  version: z.string(),
});

const judgedBy = z.object({ value: judgedValue, by: z.string(), at: instant });

/** A text that somebody is asked for. */
export const task = z.object({
  message: id,
  label: judgedLabel,
  /** Masked; as the machine reads it, so without what was said before. */
  text: z.string(),
  at: instant,
  channel: z.string(),
  language: z.string().nullable(),
  /** Nothing of what the machine or somebody else said is shown before the answer. */
  blind: z.boolean(),
  /** What the machine says; null where it is kept back. */
  suggestion: machine.nullable(),
  /** Nobody else gets it until then. */
  claimedUntil: instant,
});

export const judged = z.object({
  message: id,
  label: judgedLabel,
  value: judgedValue,
  purpose,
  machine,
  /** The conversation in which the text can be read in full. */
  conversation: id.nullable(),
  /** Where two people judged it: whether they agree. */
  agreed: z.boolean().nullable(),
});

/** How often two people say the same, beyond what chance would bring. */
const kappa = z.object({
  /** Null where both always said the same one thing: then chance cannot be told from agreement. With its interval of 95 %. */
  kappa: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The share of texts on which they agree. */
  agreement: share,
  n: count,
});

const quality = z.object({
  /** The first day of the week. */
  week: z.iso.date(),
  texts: count,
  right: count,
});

const labelProgress = z.object({
  label: judgedLabel,
  /** Judged texts, without what was corrected in threads. */
  teach: count,
  audit: count,
  /** Corrected in threads. */
  corrected: count,
  /** Texts that wait to be asked for, and how many of them for a second person who is not whoever asks. */
  waiting: count,
  waitingSecond: count,
  /** Two people disagree, and nobody settled it yet. */
  disputed: count,
  /** By language, the most first; null: could not be told. */
  languages: z.array(z.object({ language: z.string().nullable(), teach: count, audit: count })),
  /** Null where nothing was judged twice. */
  agreement: kappa.nullable(),
  /** Held-back texts, and how many the machine had right, week by week, the oldest first. */
  weeks: z.array(quality),
  /** About how many more held-back texts tell its share right to within five points; 0: enough. */
  auditWanted: count,
  /** Values that fewer than twenty texts teach, with how many do; the fewest first. */
  scarce: z.array(z.object({ value: z.string(), texts: count })),
});

export const labellingProgress = z.object({
  labels: z.array(labelProgress),
  /** When texts were last chosen; null: not yet. */
  drawnAt: instant.nullable(),
});

const disputed = z.object({
  message: id,
  conversation: id.nullable(),
  label: judgedLabel,
  at: instant,
  channel: z.string(),
  /** Masked; null where the words are gone or withheld. */
  text: z.string().nullable(),
  first: judgedBy,
  second: judgedBy,
  machine,
});

const of = z.object({ message: id, label: judgedLabel });

export const labellingContract = {
  progress: endpoint
    .meta({ access: "labels.judge" })
    .route({ method: "GET", path: "/labelling", summary: "How far judging has come", tags })
    .output(labellingProgress),
  next: endpoint
    .meta({ access: "labels.judge" })
    .route({ method: "POST", path: "/labelling/next", summary: "The next text to judge, kept for whoever asks", tags })
    .input(z.object({ label: judgedLabel }))
    .output(
      z.object({
        task: task.nullable(),
        /** Texts are being chosen: ask again. */
        choosing: z.boolean(),
      }),
    ),
  judge: endpoint
    .meta({ access: "labels.judge" })
    .route({ method: "POST", path: "/labelling/judge", summary: "Say what a label of a text is", tags })
    .input(of.extend({ value: judgedValue }))
    .output(judged),
  skip: endpoint
    .meta({ access: "labels.judge" })
    .route({ method: "POST", path: "/labelling/skip", summary: "Leave a text to somebody else", tags })
    .input(of)
    .output(z.object({})),
  undo: endpoint
    .meta({ access: "labels.judge" })
    .route({ method: "POST", path: "/labelling/undo", summary: "Take back one's judgement of a text", tags })
    .input(of)
    .output(z.object({})),
  disputed: endpoint
    .meta({ access: "labels.judge" })
    .route({ method: "GET", path: "/labelling/disagreements", summary: "Texts on which two people disagree", tags })
    .input(z.object({ label: judgedLabel.optional() }))
    .output(z.object({ rows: z.array(disputed) })),
  settle: endpoint
    .meta({ access: "labels.judge" })
    .route({ method: "POST", path: "/labelling/settle", summary: "Settle what two people disagree on", tags })
    .input(of.extend({ value: judgedValue }))
    .output(z.object({})),
};

export type JudgedLabel = z.infer<typeof judgedLabel>;
export type Purpose = z.infer<typeof purpose>;
export type LabellingTask = z.infer<typeof task>;
export type Judged = z.infer<typeof judged>;
export type LabellingProgress = z.infer<typeof labellingProgress>;
export type LabelProgress = z.infer<typeof labelProgress>;
export type Disputed = z.infer<typeof disputed>;
export type MachineSaid = z.infer<typeof machine>;
