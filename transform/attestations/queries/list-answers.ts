import type { Asker } from "@firsthand/platform/http";

import type { Attestation, Somebody } from "../contract.ts";
import type { AttestationsGround } from "../ground.ts";
import type { Act, Answer } from "../rules/standing.ts";
import { findAnswersTo } from "../store/attestations.ts";
import { findOwner } from "../store/owners.ts";
import { checkReach } from "./check-unit.ts";

interface Listed {
  owner: Somebody | null;
  ownerIsMember: boolean;
  answers: Attestation[];
}

/**
 * Who answers a criterion for exactly this unit, and all that was answered, the newest first. Throws `unknown_unit` for
 * one out of reach, `unit_needed`.
 */
export async function listAnswers(
  { db, members }: AttestationsGround,
  { criterion, unit }: { readonly criterion: string; readonly unit?: string | undefined },
  { reach }: Pick<Asker, "reach">,
): Promise<Listed> {
  checkReach(reach("position.read"), unit);
  // PostgreSQL's text holds no NUL: nothing was answered under such a name.
  if (`${criterion}${unit ?? ""}`.includes("\0")) return { owner: null, ownerIsMember: false, answers: [] };
  const asked = { criterion, unit: unit ?? null };
  const owner = await findOwner(db, asked);
  const ownerIsMember = owner !== null && (await members()).some(({ id }) => id === owner.id);
  return { owner, ownerIsMember, answers: (await findAnswersTo(db, asked)).map(attestationOf) };
}

/** An answer as it goes out. */
export function attestationOf(answer: Answer): Attestation {
  const { id, criterion, unit, met, words, proof, by, at, expiresAt, signed, checked, withdrawn } = answer;
  return {
    id,
    criterion,
    unit,
    met,
    words,
    proof,
    by,
    at: at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    signed: signed && actOf(signed),
    checked: checked && actOf(checked),
    withdrawn: withdrawn && { ...actOf(withdrawn), why: withdrawn.why },
  };
}

function actOf({ by, at }: Act): { by: Somebody; at: string } {
  return { by, at: at.toISOString() };
}
