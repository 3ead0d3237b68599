import type { Classifier } from "./contract.ts";
import { LinearClassifier } from "./linear-classifier.ts";
import { readModel } from "./rules/bytes.ts";

/** A classifier as it was when its `toBytes` was called. Throws a `Failure` on a foreign or broken file. */
export function classifierFrom(bytes: Uint8Array): Classifier {
  const { model, corrections } = readModel(bytes);
  return new LinearClassifier(model, corrections);
}
