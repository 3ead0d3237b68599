import type { Asker } from "@firsthand/platform/http";

import type { Duty } from "../contract.ts";
import type { AttestationsGround } from "../ground.ts";
import { dutiesFor, dutiesOf } from "../rules/duties.ts";
import { findAllAnswers } from "../store/attestations.ts";
import { findAllOwners } from "../store/owners.ts";

/** What is due, the most pressing first; of one asker alone if there is one. */
export async function listDuties(ground: AttestationsGround, mine: Asker | undefined): Promise<Duty[]> {
  const { db, now, asks, personBehind } = ground;
  const duties = dutiesOf({
    asks: await asks(),
    answers: await findAllAnswers(db),
    owners: await findAllOwners(db),
    now: now(),
  });
  const due = mine
    ? dutiesFor(duties, { id: await personBehind(mine), maySign: mine.may.includes("attestations.answer") })
    : duties;
  return due.map(({ duty }) => duty);
}
