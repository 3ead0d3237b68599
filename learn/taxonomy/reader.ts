import type { Classifier } from "@firsthand/analytics/classifier";
import { readingModelVersion, readTexts } from "@firsthand/analytics/text";
import { correctionsMark, findSaidOfTexts, hashOfText, type ReadTexts } from "@firsthand/engage/conversations";
import type { Handle } from "@firsthand/platform/storage";

import { readClassifier } from "./commands/train.ts";
import { blend, withSaid, type BlendedReading, type KnownNodes, type Weights } from "./rules/blend.ts";
import { readTaxonomy } from "./rules/read-taxonomy.ts";
import type { Taxonomy } from "./rules/taxonomy.ts";
import { headOfLabel, type LearntLabel } from "./rules/training-set.ts";
import { findInForce } from "./store/classifiers.ts";
import { findNewest, newestNumber } from "./store/versions.ts";

/** Reads texts with what is in force, and knows what that is. */
export interface Reader {
  /** Rules and lists, the classifier in force, and what people said of the same words, which wins. */
  readonly readTexts: ReadTexts;
  /** Changes whenever a reading may change, but for corrections. */
  readonly modelVersion: () => string;
  /** The classifier in force; undefined before the first. */
  readonly classifier: () => Classifier | undefined;
  /** How much a head counts in readings, from 0 to 1. */
  readonly weightOf: (head: string) => number;
  /** Looks for a newer classifier and for corrections; cheap where nothing changed. */
  readonly refresh: () => Promise<void>;
}

interface InForce {
  readonly version: number;
  readonly classifier: Classifier;
  readonly weights: Weights;
}

/** A reader over what lies in a database; until its first `refresh` it reads by rules and lists alone. */
export function createReader(db: Handle): Reader {
  let inForce: InForce | undefined;
  let said: ReadonlyMap<string, ReadonlyMap<LearntLabel, string | null>> = new Map();
  let mark = "";
  let known: KnownNodes | undefined;
  let knownVersion = 0;

  const refreshClassifier = async () => {
    const row = await findInForce(db);
    if (row?.version === inForce?.version) return;
    const classifier = row && (await readClassifier(db, row.version));
    inForce = classifier && {
      version: row.version,
      classifier,
      weights: Object.fromEntries(row.heads.map(({ head, weight }) => [head, weight])),
    };
  };
  const refreshKnown = async () => {
    const version = await newestNumber(db);
    if (version === knownVersion) return;
    const row = await findNewest(db);
    const read = row && readTaxonomy(row.body);
    known = read?.ok === true ? nodesOf(read.taxonomy) : undefined;
    knownVersion = version;
  };
  const refreshSaid = async () => {
    const now = await correctionsMark(db);
    if (now.mark === mark) return;
    said = saidByText(await findSaidOfTexts(db));
    mark = now.mark;
  };
  const modelVersion = () => (inForce ? `${readingModelVersion} classifier-${inForce.version}` : readingModelVersion);

  return {
    modelVersion,
    classifier: () => inForce?.classifier,
    weightOf: (head) => inForce?.weights[head] ?? 0,
    refresh: async () => {
      await refreshKnown();
      await refreshClassifier();
      await refreshSaid();
    },
    readTexts: (texts) => {
      const current = inForce;
      const version = modelVersion();
      return readTexts(texts).map((rules, at) => {
        const one = texts[at];
        if (!one) return rules;
        // A picture or a score without words says nothing of itself, nor of another one.
        if (one.text.trim() === "") return { ...rules, modelVersion: version };
        const learnt: BlendedReading =
          current && one.direction === "in"
            ? blend(rules, current.classifier.classify(one.text), current.weights, known)
            : rules;
        const own = said.size > 0 ? said.get(hashOfText(one.direction, one.text)) : undefined;
        const unsaid = { ...learnt, modelVersion: version };
        return own ? { ...withSaid(unsaid, own), modelVersion: version, unsaid } : unsaid;
      });
    },
  };
}

function nodesOf({ topics, intents }: Taxonomy): KnownNodes {
  return { topic: new Set(topics.map(({ id }) => id)), intent: new Set(intents.map(({ id }) => id)) };
}

function saidByText(
  rows: Awaited<ReturnType<typeof findSaidOfTexts>>,
): ReadonlyMap<string, ReadonlyMap<LearntLabel, string | null>> {
  const texts = new Map<string, Map<LearntLabel, string | null>>();
  for (const { text_hash: hash, label, value } of rows) {
    if (!Object.hasOwn(headOfLabel, label)) continue;
    const own = texts.get(hash) ?? new Map<LearntLabel, string | null>();
    texts.set(hash, own.set(label as LearntLabel, value));
  }
  return texts;
}
