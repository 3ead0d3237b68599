import type { Asker } from "@firsthand/platform/http";

import type { Attestation } from "../contract.ts";
import { notYours } from "../errors.ts";
import { somebodyOf, type AttestationsGround } from "../ground.ts";
import { cleanWords } from "../rules/words.ts";
import { updateWithdrawn } from "../store/attestations.ts";
import { changeAnswer } from "./change-answer.ts";

/**
 * Takes an answer back; the one before it stands again. Throws `unknown_attestation`, `attestation_withdrawn`,
 * `not_your_answer`.
 */
export async function withdrawAnswer(
  ground: AttestationsGround,
  { id, why }: { readonly id: string; readonly why: string },
  asker: Asker,
): Promise<Attestation> {
  const by = await somebodyOf(ground, asker);
  return await changeAnswer(ground, { id, reach: asker.reach("attestations.answer") }, async (tx, answer) => {
    if (answer.by.id !== by.id && !asker.may.includes("model.edit")) throw notYours(answer.by.name);
    await updateWithdrawn(tx, id, { by, at: ground.now(), why: cleanWords(why) ?? "" });
  });
}
