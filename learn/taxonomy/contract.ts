import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);

/** The longest text of a taxonomy, in characters. */
export const TAXONOMY_LENGTH = 800_000;

export const nodeKinds = ["topic", "intent"] as const;
const kind = z.enum(nodeKinds);

/** Words of small letters and `_`; of a topic a path with dots, which says below what it stands. */
const nodeId = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,3}$/, "an id is small letters, numbers and _, parted by dots");

const title = z.string().trim().min(1, "write a title").max(80);
const about = z.string().trim().max(300);
const ofFunction = z.string().max(40).nullable();
/** Texts as customers write them. */
const examples = z.array(z.string().trim().min(1).max(1000)).max(1000);
/** Examples by their language (ISO 639-1). */
const examplesByLanguage = z.record(z.string().regex(/^[a-z]{2,3}$/), examples);
const why = z
  .string()
  .transform((text) => text.replaceAll("\0", "").trim())
  .pipe(z.string().max(500));
const ifVersion = z.int().min(0).max(1_000_000_000);

export const taxonomyNode = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string(),
  /** The front-office function that is concerned. */
  function: z.string().nullable(),
  examples: count,
});

const versionFields = {
  version: z.int(),
  savedAt: instant,
  savedBy: z.string(),
  why: z.string(),
  /** It came with the product, or somebody here changed it. */
  origin: z.enum(["shipped", "edited"]),
};

const taxonomyVersion = z.object(versionFields);

/** The tree in force: topics in the order of the tree, a branch before what is below it. */
export const taxonomyShown = z.object({
  ...versionFields,
  title: z.string(),
  topics: z.array(taxonomyNode),
  intents: z.array(taxonomyNode),
});

export const taxonomyFault = z.object({ line: z.int(), path: z.string(), message: z.string() });

/** What became of labels that people had given. */
const changed = z.object({ version: z.int(), labels: count });

const nodeUsage = z.object({
  id: z.string(),
  /** Messages of customers in the window, of this node alone, without what is below it. */
  messages: count,
  /** In as many days before the window. */
  before: count,
  /** Week by week, the oldest first. */
  weeks: z.array(count),
});

export const taxonomyUsage = z.object({
  days: z.int(),
  until: instant,
  /** All messages of customers with words. */
  messages: count,
  /** Those with a topic, and with an intent. */
  withTopic: count,
  withIntent: count,
  topics: z.array(nodeUsage),
  intents: z.array(nodeUsage),
});

const headScore = z.object({
  head: z.string(),
  labels: count,
  /** How many examples it learnt from. */
  examples: count,
  /** Share right of the corrected texts that none learnt from; null where there are none. */
  accuracy: share.nullable(),
  /** Mean F1 of its labels in the same. */
  macroF1: share.nullable(),
  /** How many such texts there are, and how many of them this version, the rules and the last version get right. */
  heldBack: count,
  right: count,
  rulesRight: count,
  lastRight: count.nullable(),
  /** How much it counts beside rules and lists, from 0 to 1. */
  weight: share,
});

export const classifierVersion = z.object({
  version: z.int(),
  taxonomyVersion: z.int(),
  state: z.enum(["in_force", "kept", "refused"]),
  trainedAt: instant,
  trainedBy: z.string(),
  /** Why it was trained, and why it was refused. */
  why: z.string(),
  seconds: z.number(),
  bytes: count,
  examples: count,
  corrections: count,
  heads: z.array(headScore),
});

const tags = ["taxonomy"];

export const taxonomyContract = {
  show: endpoint
    .meta({ access: "known" })
    .route({ method: "GET", path: "/taxonomy", summary: "Topics and intents", tags })
    .output(taxonomyShown),
  node: endpoint
    .meta({ access: "taxonomy.read" })
    .route({ method: "GET", path: "/taxonomy/nodes/{kind}/{id}", summary: "A topic or intent with its examples", tags })
    .input(z.object({ kind, id: nodeId }))
    .output(taxonomyNode.omit({ examples: true }).extend({ version: z.int(), examples: examplesByLanguage })),
  usage: endpoint
    .meta({ access: "taxonomy.read" })
    .route({ method: "GET", path: "/taxonomy/usage", summary: "How often topics and intents come up", tags })
    .input(
      z.object({ days: z.coerce.number().int().min(7).max(365).default(91), unit: z.string().max(100).optional() }),
    )
    .output(taxonomyUsage),
  versions: endpoint
    .meta({ access: "taxonomy.read" })
    .route({ method: "GET", path: "/taxonomy/versions", summary: "All versions, the newest first", tags })
    .output(z.array(taxonomyVersion)),
  text: endpoint
    .meta({ access: "taxonomy.read" })
    .route({ method: "GET", path: "/taxonomy/text", summary: "The taxonomy as YAML", tags })
    .output(z.object({ version: z.int(), text: z.string() })),
  save: endpoint
    .meta({ access: "taxonomy.manage" })
    .route({ method: "PUT", path: "/taxonomy", summary: "Put another taxonomy in force", tags })
    .input(z.object({ text: z.string().max(TAXONOMY_LENGTH), why, ifVersion }))
    .output(changed),
  add: endpoint
    .meta({ access: "taxonomy.manage" })
    .route({ method: "POST", path: "/taxonomy/topics", summary: "Add a topic", tags })
    .input(
      z.object({
        /** Below which topic; null: at the top. */
        parent: nodeId.nullable(),
        title,
        about: about.optional(),
        function: ofFunction.optional(),
        examples,
      }),
    )
    .output(z.object({ id: z.string(), version: z.int() })),
  addIntent: endpoint
    .meta({ access: "taxonomy.manage" })
    .route({ method: "POST", path: "/taxonomy/intents", summary: "Add an intent", tags })
    .input(z.object({ title, about: about.optional(), function: ofFunction.optional(), examples }))
    .output(z.object({ id: z.string(), version: z.int() })),
  change: endpoint
    .meta({ access: "taxonomy.manage" })
    .route({ method: "PUT", path: "/taxonomy/nodes/{kind}/{id}", summary: "Change a topic or intent", tags })
    .input(
      z.object({
        kind,
        id: nodeId,
        title,
        about,
        function: ofFunction,
        examples: examplesByLanguage,
        why: why.optional(),
        ifVersion,
      }),
    )
    .output(changed),
  move: endpoint
    .meta({ access: "taxonomy.manage" })
    .route({ method: "POST", path: "/taxonomy/topics/{id}/move", summary: "Move a topic below another", tags })
    .input(z.object({ id: nodeId, parent: nodeId.nullable(), ifVersion }))
    .output(changed.extend({ id: z.string() })),
  retire: endpoint
    .meta({ access: "taxonomy.manage" })
    .route({ method: "POST", path: "/taxonomy/nodes/{kind}/{id}/retire", summary: "Retire a node, or merge it", tags })
    .input(
      z.object({
        kind,
        id: nodeId,
        /** Which node takes its examples and labels; null: the labels are taken back. */
        into: nodeId.nullable(),
        why: why.optional(),
        ifVersion,
      }),
    )
    .output(changed),
  models: endpoint
    .meta({ access: "taxonomy.read" })
    .route({
      method: "GET",
      path: "/taxonomy/models",
      summary: "Versions of what reads topics, the newest first",
      tags,
    })
    .output(
      z.object({
        /** Corrections since the newest was trained, and how many start a training. */
        corrections: count,
        trainsAfter: count,
        /** Whether a training is asked for or runs. */
        training: z.boolean(),
        versions: z.array(classifierVersion),
      }),
    ),
  train: endpoint
    .meta({ access: "taxonomy.manage" })
    .route({ method: "POST", path: "/taxonomy/models", summary: "Train anew, now", tags, successStatus: 202 })
    .output(z.object({ asked: z.boolean() })),
  force: endpoint
    .meta({ access: "taxonomy.manage" })
    .route({ method: "POST", path: "/taxonomy/models/{version}/force", summary: "Put a version in force", tags })
    .input(z.object({ version: z.coerce.number().int().positive() }))
    .output(classifierVersion),
  explain: endpoint
    .meta({ access: "conversations.read" })
    .route({
      method: "GET",
      path: "/taxonomy/explain/{conversation}/{message}/{label}",
      summary: "Which words of a message weighed in a label",
      tags,
    })
    .input(
      z.object({
        conversation: z.guid().toLowerCase(),
        message: z.guid().toLowerCase(),
        label: z.enum(["topic", "intent", "function", "mood", "urgency", "expects_answer"]),
      }),
    )
    .output(
      z.object({
        /** Heaviest first, in small letters; none where rules and lists decided. */
        words: z.array(z.object({ word: z.string(), weight: z.number() })),
        probability: share.nullable(),
      }),
    ),
};

export type NodeKind = z.infer<typeof kind>;
export type TaxonomyShown = z.infer<typeof taxonomyShown>;
export type TaxonomyNode = z.infer<typeof taxonomyNode>;
export type TaxonomyUsage = z.infer<typeof taxonomyUsage>;
export type NodeUsage = z.infer<typeof nodeUsage>;
export type TaxonomyVersion = z.infer<typeof taxonomyVersion>;
export type TaxonomyFault = z.infer<typeof taxonomyFault>;
export type ClassifierVersion = z.infer<typeof classifierVersion>;
export type HeadScore = z.infer<typeof headScore>;
