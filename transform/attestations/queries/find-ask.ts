import { notAttestable, unknownCriterion } from "../errors.ts";
import type { Ask, AttestationsGround } from "../ground.ts";

/** What the model in force asks of a criterion. Throws `unknown_criterion`, `not_attestable`. */
export async function findAsk({ asks, hasCriterion }: AttestationsGround, criterion: string): Promise<Ask> {
  const ask = (await asks()).find((one) => one.criterion === criterion);
  if (ask) return ask;
  throw (await hasCriterion(criterion)) ? notAttestable(criterion) : unknownCriterion(criterion);
}
