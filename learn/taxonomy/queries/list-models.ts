import type { Handle } from "@firsthand/platform/storage";

import type { ClassifierVersion } from "../contract.ts";
import { unknownClassifier } from "../errors.ts";
import { findListed } from "../store/classifiers.ts";

/** All versions of the classifier, the newest first. */
export async function listModels(tx: Handle): Promise<ClassifierVersion[]> {
  return (await findListed(tx)).map((row) => ({
    version: row.version,
    taxonomyVersion: row.taxonomy_version,
    state: row.state,
    trainedAt: row.trained_at.toISOString(),
    trainedBy: row.trained_by,
    why: row.why,
    seconds: row.seconds,
    bytes: row.size,
    examples: row.examples,
    corrections: row.corrections,
    heads: [...row.heads],
  }));
}

/** One of them; throws `unknown_classifier`. */
export async function showModel(tx: Handle, version: number): Promise<ClassifierVersion> {
  const found = (await listModels(tx)).find((one) => one.version === version);
  if (!found) throw unknownClassifier(version);
  return found;
}
