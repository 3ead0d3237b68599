import type { JudgedLabel } from "../contract.ts";
import type { LabellingGround } from "../ground.ts";
import { skipCandidate } from "../store/candidates.ts";
import type { Judge } from "./next-text.ts";

/** Somebody leaves a text to others: they are not asked for it again. One that they do not hold stays as it is. */
export async function skipText(
  { db }: LabellingGround,
  of: { readonly message: string; readonly label: JudgedLabel },
  judge: Judge,
): Promise<void> {
  await skipCandidate(db, of, judge.id);
}
