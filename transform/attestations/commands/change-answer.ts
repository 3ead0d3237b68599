import { type Reach, isUnitWithin } from "@firsthand/kernel/permissions";
import { transact, type Handle } from "@firsthand/platform/storage";

import type { Attestation } from "../contract.ts";
import { expiredAlready, superseded, unknownAttestation, withdrawnAlready } from "../errors.ts";
import { tellPosition, type AttestationsGround } from "../ground.ts";
import { attestationOf } from "../queries/list-answers.ts";
import { dayOf } from "../rules/expiry.ts";
import { newestOf, statusOf, type Answer } from "../rules/standing.ts";
import { findAnswer, findAnswersTo, lockAnswers } from "../store/attestations.ts";
import { noteAnswer } from "./note-answer.ts";

interface Changed {
  readonly id: string;
  /** Whose answers who asks may change. */
  readonly reach: Reach;
}

/**
 * Sets something of an answer, one writer at a time. Throws `unknown_attestation`, also for one out of reach, and
 * `attestation_withdrawn`.
 */
export async function changeAnswer(
  { db }: AttestationsGround,
  { id, reach }: Changed,
  change: (tx: Handle, answer: Answer) => Promise<void>,
): Promise<Attestation> {
  return await transact(db, async (tx) => {
    const found = await readAnswer(tx, id);
    if (!isUnitWithin(reach, found.unit)) throw unknownAttestation(id);
    await lockAnswers(tx, found);
    const answer = await readAnswer(tx, id);
    const { withdrawn } = answer;
    if (withdrawn) throw withdrawnAlready({ name: withdrawn.by.name, day: dayOf(withdrawn.at) });
    await change(tx, answer);
    await tellPosition(tx);
    const changed = await readAnswer(tx, id);
    noteAnswer(answer, changed);
    return attestationOf(changed);
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
