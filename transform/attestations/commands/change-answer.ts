import { transact, type Handle } from "@firsthand/platform/storage";

import type { Attestation } from "../contract.ts";
import { expiredAlready, superseded, unknownAttestation, withdrawnAlready } from "../errors.ts";
import { tellPosition, type AttestationsGround } from "../ground.ts";
import { attestationOf } from "../queries/list-answers.ts";
import { dayOf } from "../rules/expiry.ts";
import { newestOf, statusOf, type Answer } from "../rules/standing.ts";
import { findAnswer, findAnswersTo, lockAnswers } from "../store/attestations.ts";

/** Sets something of an answer, one writer at a time. Throws `unknown_attestation`, `attestation_withdrawn`. */
export async function changeAnswer(
  { db }: AttestationsGround,
  id: string,
  change: (tx: Handle, answer: Answer) => Promise<void>,
): Promise<Attestation> {
  return await transact(db, async (tx) => {
    const found = await readAnswer(tx, id);
    await lockAnswers(tx, found);
    const answer = await readAnswer(tx, id);
    const { withdrawn } = answer;
    if (withdrawn) throw withdrawnAlready({ name: withdrawn.by.name, day: dayOf(withdrawn.at) });
    await change(tx, answer);
    await tellPosition(tx);
    return attestationOf(await readAnswer(tx, id));
  });
}

/** Throws `attestation_superseded` or `attestation_expired` where an answer does not stand. */
export async function mustStand(tx: Handle, answer: Answer, now: Date): Promise<void> {
  const newest = newestOf(await findAnswersTo(tx, answer), answer.unit, now).get(answer.criterion);
  if (newest && newest.version > answer.version) throw superseded(newest);
  if (statusOf(answer.expiresAt, now) === "expired") throw expiredAlready(dayOf(answer.expiresAt));
}

async function readAnswer(tx: Handle, id: string): Promise<Answer> {
  const answer = await findAnswer(tx, id);
  if (!answer) throw unknownAttestation(id);
  return answer;
}
