import { countFreshCorrections, findMessagesExist } from "@firsthand/engage/conversations";
import type { Handle } from "@firsthand/platform/storage";

import { readClassifier } from "../commands/train.ts";
import { headOfLabel } from "../rules/training-set.ts";
import { findInForce, findListed } from "../store/classifiers.ts";
import { newestNumber } from "../store/versions.ts";

/** So many new corrections start a training. */
export const TRAINS_AFTER = 50;

/** Whether it is time to train, and why; null where it is not. `nightly`: any new correction is enough. */
export async function trainingDue(tx: Handle, nightly: boolean): Promise<string | null> {
  const taxonomy = await newestNumber(tx);
  // where nothing was said there is nothing to read
  if (taxonomy === 0 || !(await findMessagesExist(tx))) return null;
  const [newest] = await findListed(tx);
  if (!newest) return "the first one";
  if (newest.taxonomy_version !== taxonomy) return `version ${taxonomy} of the taxonomy`;
  const inForce = await findInForce(tx);
  if (inForce && !(await readClassifier(tx, inForce.version)))
    return `version ${inForce.version} was written by another release and cannot be read`;
  const fresh = await freshCorrections(tx);
  if (fresh >= (nightly ? 1 : TRAINS_AFTER)) return `${fresh} new corrections`;
  return null;
}

/** Corrections since the newest version was trained that it can learn from; those that were taken back do not count. */
export async function freshCorrections(tx: Handle): Promise<number> {
  const [newest] = await findListed(tx);
  return await countFreshCorrections(tx, { labels: Object.keys(headOfLabel), since: newest?.trained_at });
}
