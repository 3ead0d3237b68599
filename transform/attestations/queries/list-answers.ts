import type { Handle } from "@firsthand/platform/storage";

import type { Attestation, Somebody } from "../contract.ts";
import type { Act, Answer } from "../rules/standing.ts";
import { findAnswersTo } from "../store/attestations.ts";
import { findOwner } from "../store/owners.ts";

/** Who answers a criterion for exactly this unit, and all that was answered, the newest first. */
export async function listAnswers(
  tx: Handle,
  { criterion, unit }: { readonly criterion: string; readonly unit?: string | undefined },
): Promise<{ owner: Somebody | null; answers: Attestation[] }> {
  // PostgreSQL's text holds no NUL: nothing was answered under such a name.
  if (`${criterion}${unit ?? ""}`.includes("\0")) return { owner: null, answers: [] };
  const asked = { criterion, unit: unit ?? null };
  return { owner: await findOwner(tx, asked), answers: (await findAnswersTo(tx, asked)).map(attestationOf) };
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
