import { classifierFrom, type Classifier } from "@firsthand/analytics/classifier";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";

import { isWorse } from "../rules/compare.ts";
import { scoresOf } from "../rules/score.ts";
import { trainingSet } from "../rules/training-set.ts";
import { correctedTexts } from "../queries/corrected-texts.ts";
import { taxonomyInForce } from "../queries/in-force.ts";
import { addClassifier, findBody, findInForce, type ClassifierRow } from "../store/classifiers.ts";
import { trainBeside } from "../training/train-beside.ts";

/** Trains a classifier and gives its bytes, in a thread of its own unless told otherwise. */
export type Train = typeof trainBeside;

export interface Training {
  readonly by: string;
  readonly why: string;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
  readonly train?: Train | undefined;
}

/** What came of a training: it is in force, or it was refused since the last one is better. */
export interface Trained {
  readonly version: number;
  readonly state: ClassifierRow["state"];
}

/**
 * Trains a new version from the taxonomy's examples and from what people corrected. It takes over, unless it does worse
 * than the version in force on corrected texts that neither learnt from, by more than noise; then it is kept as refused.
 * One that has to follow a changed taxonomy always takes over: the last one answers with nodes that are no more.
 * Undefined where there is too little to learn from.
 */
export async function trainNow(db: Handle, training: Training): Promise<Trained | undefined> {
  const { by, why, now, signal, train = trainBeside } = training;
  const begun = now();
  const { taxonomy, version: taxonomyVersion } = await taxonomyInForce(db);
  const corrected = await correctedTexts(db);
  const set = trainingSet(taxonomy, corrected);
  if (set.heads.length === 0) return undefined;
  const body = await train(set, signal);
  const inForce = await findInForce(db);
  const last = inForce ? await readClassifier(db, inForce.version) : undefined;
  const learnt: Record<string, number> = {};
  for (const { labels } of set.examples) for (const head of Object.keys(labels)) learnt[head] = (learnt[head] ?? 0) + 1;
  const scored = scoresOf(classifierFrom(body), { last, corrected, learnt });
  const refused = inForce?.taxonomy_version === taxonomyVersion && isWorse(scored.map(({ tally }) => tally));
  const state = refused ? "refused" : "in_force";
  const ended = now();
  return await transact(db, async (tx) => {
    const version = await addClassifier(tx, {
      taxonomy_version: taxonomyVersion,
      state,
      body: Buffer.from(body),
      // What people correct while it trains is not in it, and counts as new.
      trained_at: begun,
      trained_by: by,
      why: refused ? `${why}; it does worse than version ${inForce.version} on texts kept back` : why,
      seconds: (ended.getTime() - begun.getTime()) / 1000,
      examples: set.examples.length,
      corrections: corrected.length,
      heads: scored.map(({ score }) => score),
    });
    await notify(tx, logChannel, JSON.stringify({ topics: ["taxonomy"] }));
    return { version, state };
  });
}

/** A version as it can be asked; undefined where its bytes are gone or written by another release. */
export async function readClassifier(tx: Handle, version: number): Promise<Classifier | undefined> {
  const body = await findBody(tx, version);
  if (!body) return undefined;
  try {
    return classifierFrom(body);
  } catch {
    return undefined;
  }
}
