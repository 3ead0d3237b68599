import { mintId } from "@firsthand/kernel/ids";
import { unitsWithin } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http";
import { transact, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { Attestation } from "../contract.ts";
import { attestationConflict, badExpiry, badLink, notTheOwner, unknownProof } from "../errors.ts";
import { somebodyOf, tellPosition, type AttestationsGround } from "../ground.ts";
import { checkUnit } from "../queries/check-unit.ts";
import { findAsk } from "../queries/find-ask.ts";
import { attestationOf } from "../queries/list-answers.ts";
import { dayAfter, dayOf, expiryOf, monthsAfter } from "../rules/expiry.ts";
import { barredBy } from "../rules/owner.ts";
import type { ShownProof } from "../rules/standing.ts";
import { cleanWords, safeLink } from "../rules/words.ts";
import { findAnswersTo, insertAnswer, lockAnswers, type NewAnswer } from "../store/attestations.ts";
import { findOwner, saveOwner } from "../store/owners.ts";
import { type SeenProofs, findProof, lockProofs } from "../store/proofs.ts";
import { nameOfAsked, noteAnswer } from "./note-answer.ts";

type GivenProof = { readonly kind: "link"; readonly url: string } | { readonly kind: "file"; readonly id: string };

/** An answer as it comes in. */
export interface GivenAnswer {
  readonly criterion: string;
  readonly unit?: string | undefined;
  readonly met: boolean;
  readonly words?: string | undefined;
  readonly proof?: GivenProof | undefined;
  /** A day as 2026-03-31. */
  readonly expiresAt?: string | undefined;
  /** The newest answer that was seen. */
  readonly ifNewest: string | null;
}

/**
 * Answers for a criterion. A member who is named as its owner answers alone, but for administrators; whoever else
 * answers becomes the owner. Throws `unknown_criterion`, `not_attestable`, `unknown_unit`, `unit_needed`, `not_the_owner`,
 * `attestation_conflict`, `bad_expiry`, `bad_link`, `unknown_proof`.
 */
export async function giveAnswer(ground: AttestationsGround, given: GivenAnswer, asker: Asker): Promise<Attestation> {
  const { criterion, met, ifNewest } = given;
  const { months } = await findAsk(ground, criterion);
  const unit = await checkUnit(ground, asker.reach("attestations.answer"), given.unit);
  const by = await somebodyOf(ground, asker);
  const members = new Set((await ground.members()).map(({ id }) => id));
  const administers = asker.may.includes("model.edit");
  const words = cleanWords(given.words);
  const units = unitsWithin(asker.reach("attestations.answer"));
  return await transact(ground.db, async (tx) => {
    await lockAnswers(tx, { criterion, unit });
    const owner = await findOwner(tx, { criterion, unit });
    const alone = barredBy(owner, { id: by.id, administers, members });
    if (alone) throw notTheOwner(alone);
    const [newest] = await findAnswersTo(tx, { criterion, unit });
    if ((newest?.id ?? null) !== ifNewest) throw attestationConflict(newest);
    const at = ground.now();
    const expiresAt = expiryOf(at, { months, chosen: given.expiresAt });
    if (!expiresAt) throw badExpiry({ earliest: dayAfter(at), latest: dayOf(monthsAfter(at, months)) });
    const answer: NewAnswer = {
      id: mintId(0, at.getTime(), () => ground.random(8)),
      criterion,
      unit,
      version: (newest?.version ?? 0) + 1,
      met,
      words,
      proof: given.proof ? await proofOf(tx, given.proof, { by: by.id, units }) : null,
      by,
      at,
      expiresAt,
    };
    await insertAnswer(tx, answer);
    const stands = { ...answer, signed: null, checked: null, withdrawn: null };
    noteAnswer(newest, stands);
    if (owner?.id !== by.id) {
      await saveOwner(tx, { criterion, unit, owner: by });
      noteChange({ subject: `owner of ${nameOfAsked(answer)}`, before: owner, after: by });
    }
    await tellPosition(tx);
    return attestationOf(stands);
  });
}

async function proofOf(tx: Handle, given: GivenProof, seen: SeenProofs): Promise<ShownProof> {
  if (given.kind === "link") {
    const url = safeLink(given.url);
    if (url === undefined) throw badLink();
    return { kind: "link", url };
  }
  // Nobody tidies it away before the answer stands.
  await lockProofs(tx);
  const proof = await findProof(tx, given.id, seen);
  if (!proof) throw unknownProof(given.id);
  return { kind: "file", ...proof };
}
