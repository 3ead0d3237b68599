import type { Classifier } from "@firsthand/analytics/classifier";
import { readTexts, type TextToRead } from "@firsthand/analytics/text";

import { blend, type BlendedReading, type KnownNodes, type Weights } from "./blend.ts";

/** What texts are read with, besides rules and lists. */
export interface Learnt {
  /** Of everything that a reading follows from, but for corrections. */
  readonly modelVersion: string;
  /** Undefined before the first. */
  readonly inForce: { readonly classifier: Classifier; readonly weights: Weights } | undefined;
  readonly known: KnownNodes | undefined;
}

/** Reads texts, each by itself: by rules and lists, and with what was learnt. */
export function readLearnt({ modelVersion, inForce, known }: Learnt, texts: readonly TextToRead[]): BlendedReading[] {
  return readTexts(texts).map((rules, at) => {
    const one = texts[at];
    // A picture or a score without words says nothing of itself, nor of another one.
    if (!inForce || one?.direction !== "in" || one.text.trim() === "") return { ...rules, modelVersion };
    const { classifier, weights } = inForce;
    return { ...blend(rules, classifier.classify(one.text), weights, known), modelVersion };
  });
}
