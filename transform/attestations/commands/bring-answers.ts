import { stableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { tellPosition } from "../ground.ts";
import type { Act, Answer } from "../rules/standing.ts";
import {
  deleteAnswersOf,
  findAnswersTo,
  insertAnswer,
  lockAnswers,
  updateChecked,
  updateSigned,
} from "../store/attestations.ts";
import { deleteOwnersOf, findOwner, saveOwner } from "../store/owners.ts";

/** An answer of somebody invented, with a link as its proof or none. */
export interface BroughtAnswer extends Act {
  readonly criterion: string;
  /** Null: for the whole organisation. */
  readonly unit: string | null;
  readonly met: boolean;
  readonly words: string | null;
  readonly link: string | null;
  readonly expiresAt: Date;
  readonly signed: Act | null;
  readonly checked: Act | null;
}

/**
 * Brings in answers that were not given here, each with its owner. Where somebody has answered already or is named to,
 * nothing changes; so it may be done again.
 */
export async function bringAnswers(tx: Handle, brought: readonly BroughtAnswer[]): Promise<void> {
  for (const answer of brought) await bring(tx, answer);
  await tellPosition(tx);
}

async function bring(tx: Handle, brought: BroughtAnswer): Promise<void> {
  const { criterion, unit, link, signed, checked, ...answer } = brought;
  await lockAnswers(tx, { criterion, unit });
  if (await findOwner(tx, { criterion, unit })) return;
  if ((await findAnswersTo(tx, { criterion, unit })).length > 0) return;
  const id = stableId("brought answer", criterion, unit ?? "", answer.by.id);
  const proof: Answer["proof"] = link === null ? null : { kind: "link", url: link };
  await insertAnswer(tx, { id, criterion, unit, version: 1, ...answer, proof });
  if (signed) await updateSigned(tx, id, signed);
  if (checked) await updateChecked(tx, id, checked);
  await saveOwner(tx, { criterion, unit, owner: answer.by });
}

/** Removes the answers of everybody whose id begins so, with their signatures, and them as owners. */
export async function removeAnswersOf(tx: Handle, idPrefix: string): Promise<void> {
  await deleteAnswersOf(tx, idPrefix);
  await deleteOwnersOf(tx, idPrefix);
  await tellPosition(tx);
}
