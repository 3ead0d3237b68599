import type { Classifier } from "@firsthand/analytics/classifier";
import { readingModelVersion, type TextToRead } from "@firsthand/analytics/text";
import { correctionsMark, findSaidOfTexts, hashOfText, type ReadTexts } from "@firsthand/engage/conversations";
import type { Handle } from "@firsthand/platform/storage";

import { createAside } from "./aside/create-aside.ts";
import { readClassifier } from "./commands/train.ts";
import { withSaid, type BlendedReading, type KnownNodes, type Weights } from "./rules/blend.ts";
import { readLearnt, type Learnt } from "./rules/read-learnt.ts";
import { readTaxonomy } from "./rules/read-taxonomy.ts";
import type { Taxonomy } from "./rules/taxonomy.ts";
import { headOfLabel, type LearntLabel } from "./rules/training-set.ts";
import { findInForce } from "./store/classifiers.ts";
import { findNewest, newestNumber } from "./store/versions.ts";

/** Reads texts with what is in force, and knows what that is. */
export interface Reader {
  /** Rules and lists, the classifier in force, and what people said of the same words, which wins. */
  readonly readTexts: ReadTexts;
  /** The same in threads beside this one, for many texts at once: nobody here waits for them. */
  readonly readAside: (...asked: Parameters<ReadTexts>) => Promise<ReturnType<ReadTexts>>;
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
    if (now === mark) return;
    said = saidByText(await findSaidOfTexts(db));
    mark = now;
  };
  const versionNow = () => (inForce ? `${readingModelVersion} classifier-${inForce.version}` : readingModelVersion);
  let learnt: Learnt = { modelVersion: versionNow(), inForce, known };
  const aside = createAside();

  const withCorrections = (readings: readonly BlendedReading[], texts: readonly TextToRead[]) =>
    readings.map((unsaid, at) => {
      const one = texts[at];
      const own =
        said.size > 0 && one && one.text.trim() !== "" ? said.get(hashOfText(one.direction, one.text)) : undefined;
      return own ? { ...withSaid(unsaid, own), modelVersion: unsaid.modelVersion, unsaid } : unsaid;
    });

  return {
    modelVersion: () => learnt.modelVersion,
    classifier: () => inForce?.classifier,
    weightOf: (head) => inForce?.weights[head] ?? 0,
    refresh: async () => {
      await refreshKnown();
      await refreshClassifier();
      await refreshSaid();
      // Another object only where something changed: threads are told of it then, and it has to be the whole.
      if (learnt.inForce !== inForce || learnt.known !== known) learnt = { modelVersion: versionNow(), inForce, known };
    },
    readTexts: (texts) => withCorrections(readLearnt(learnt, texts), texts),
    readAside: async (texts) => withCorrections(await aside.read(learnt, texts), texts),
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
