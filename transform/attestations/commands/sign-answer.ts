import type { Asker } from "@firsthand/platform/http";

import type { Attestation } from "../contract.ts";
import { alreadySigned, noSignatureAsked, ownSignature } from "../errors.ts";
import { somebodyOf, type AttestationsGround } from "../ground.ts";
import { dayOf } from "../rules/expiry.ts";
import { updateSigned } from "../store/attestations.ts";
import { changeAnswer, mustStand } from "./change-answer.ts";

/**
 * Signs an answer as the second person. Throws `unknown_attestation`, `attestation_withdrawn`, `own_signature`,
 * `already_signed`, `attestation_superseded`, `attestation_expired`, `no_signature_asked`.
 */
export async function signAnswer(ground: AttestationsGround, id: string, asker: Asker): Promise<Attestation> {
  const by = await somebodyOf(ground, asker);
  const asks = await ground.asks();
  return await changeAnswer(ground, { id, reach: asker.reach("attestations.answer") }, async (tx, answer) => {
    const at = ground.now();
    if (answer.by.id === by.id) throw ownSignature("sign");
    const { signed } = answer;
    if (signed) throw alreadySigned({ name: signed.by.name, day: dayOf(signed.at) });
    await mustStand(tx, answer, at);
    const ask = asks.find(({ criterion }) => criterion === answer.criterion);
    if (ask?.second !== true) throw noSignatureAsked(answer.criterion);
    await updateSigned(tx, id, { by, at });
  });
}
