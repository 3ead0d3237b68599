import type { Handle } from "@firsthand/platform/storage";

import { standingAnswers, type StandingAnswer } from "../rules/standing.ts";
import { findAnswersFor } from "../store/attestations.ts";

/**
 * By criterion what stood at a moment: the answer of the unit, else that of the whole organisation (no unit: that
 * alone); also one that had expired, so that it can be told.
 */
export async function findStanding(
  tx: Handle,
  { unit, asOf }: { readonly unit?: string | null | undefined; readonly asOf: Date },
): Promise<ReadonlyMap<string, StandingAnswer>> {
  return standingAnswers(await findAnswersFor(tx, unit ?? null), { unit: unit ?? null, asOf });
}
