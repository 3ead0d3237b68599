import type { Asker } from "@firsthand/platform/http";

import type { Attestation } from "../contract.ts";
import { alreadyChecked, noProof, ownSignature } from "../errors.ts";
import { somebodyOf, type AttestationsGround } from "../ground.ts";
import { dayOf } from "../rules/expiry.ts";
import { updateChecked } from "../store/attestations.ts";
import { changeAnswer, mustStand } from "./change-answer.ts";

/**
 * Says that somebody else has looked at the proof of an answer. Throws `unknown_attestation`, `attestation_withdrawn`,
 * `own_signature`, `no_proof`, `already_checked`, `attestation_superseded`, `attestation_expired`.
 */
export async function checkProof(ground: AttestationsGround, id: string, asker: Asker): Promise<Attestation> {
  const by = await somebodyOf(ground, asker);
  return await changeAnswer(ground, { id, reach: asker.reach("attestations.answer") }, async (tx, answer) => {
    const at = ground.now();
    if (answer.by.id === by.id) throw ownSignature("check");
    if (answer.proof === null) throw noProof();
    const { checked } = answer;
    if (checked) throw alreadyChecked({ name: checked.by.name, day: dayOf(checked.at) });
    await mustStand(tx, answer, at);
    await updateChecked(tx, id, { by, at });
  });
}
