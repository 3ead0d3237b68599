import { isUnitWithin } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http";

import type { Duty } from "../contract.ts";
import type { AttestationsGround } from "../ground.ts";
import { dutiesFor, dutiesOf } from "../rules/duties.ts";
import { findAllAnswers } from "../store/attestations.ts";
import { findAllOwners } from "../store/owners.ts";

/** What is due within somebody's reach, the most pressing first; what waits for them alone if it is `mine`. */
export async function listDuties(
  ground: AttestationsGround,
  asker: Asker,
  { mine }: { readonly mine: boolean },
): Promise<Duty[]> {
  const { db, now, asks, personBehind } = ground;
  const seen = asker.reach("position.read");
  const duties = dutiesOf({
    asks: await asks(),
    answers: await findAllAnswers(db),
    owners: await findAllOwners(db),
    now: now(),
  }).filter(({ duty: { unit } }) => isUnitWithin(seen, unit));
  const signs = asker.reach("attestations.answer");
  const maySign = (unit: string | null) => isUnitWithin(signs, unit);
  const due = mine ? dutiesFor(duties, { id: await personBehind(asker), maySign }) : duties;
  return due.map(({ duty }) => duty);
}
