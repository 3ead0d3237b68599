import type { Reach } from "@firsthand/kernel/permissions";
import { transact, type Handle } from "@firsthand/platform/storage";

import type { JudgedLabel, LabellingTask } from "../contract.ts";
import type { LabellingGround } from "../ground.ts";
import { machineNow } from "../queries/machine-now.ts";
import { shownTexts } from "../queries/shown-text.ts";
import { claimCandidate, deleteCandidate, type CandidateRow } from "../store/candidates.ts";
import { askForDraw, findDraws } from "../store/draws.ts";

/** Who judges: by which id, by which name, of which rows. */
export interface Judge {
  readonly id: string;
  readonly name: string;
  readonly reach: Reach;
}

const MINUTE_MS = 60_000;
/** Nobody else gets a text for so long. */
export const HELD_MINUTES = 15;
/** Texts are not chosen anew more often than this. */
const REST_MINUTES = 5;
/** A job that chooses texts takes seconds; after so long it will not come any more. */
const GIVEN_UP_MINUTES = 10;
/** So many texts that are gone are passed over at once. */
const MOST_GONE = 50;

/**
 * The next text of a label for somebody, kept for them. Null where there is none; `choosing` where texts are being
 * chosen, so that one may ask again soon.
 */
export async function nextText(
  ground: LabellingGround,
  label: JudgedLabel,
  judge: Judge,
): Promise<{ readonly task: LabellingTask | null; readonly choosing: boolean }> {
  const now = ground.now();
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
  return await transact(ground.db, async (tx) => {
    const task = await claimed(tx, ground, { label, judge, now });
    if (task) return { task, choosing: false };
    if (await askForDraw(tx, label, { now, unless: ago(REST_MINUTES) })) await ground.drawSoon(tx, label);
    const draw = (await findDraws(tx)).find((one) => one.label === label);
    const asked = draw?.asked_at?.getTime() ?? 0;
    const choosing = asked > (draw?.drawn_at?.getTime() ?? 0) && asked > ago(GIVEN_UP_MINUTES).getTime();
    return { task: null, choosing };
  });
}

interface Claim {
  readonly label: JudgedLabel;
  readonly judge: Judge;
  readonly now: Date;
}

async function claimed(
  tx: Handle,
  { reader }: LabellingGround,
  { label, judge, now }: Claim,
): Promise<LabellingTask | undefined> {
  const until = new Date(now.getTime() + HELD_MINUTES * MINUTE_MS);
  const { id: byId, reach } = judge;
  for (let tries = 0; tries < MOST_GONE; tries += 1) {
    const candidate = await claimCandidate(tx, { label, byId, now, until, reach });
    if (!candidate) return undefined;
    const text = (await shownTexts(tx, [candidate.message_id], reach)).get(candidate.message_id);
    if (text?.hash !== candidate.text_hash) {
      await deleteCandidate(tx, { message: candidate.message_id, label });
      continue;
    }
    const [machine] = machineNow(reader, label, [text.read]);
    const blind = isBlind(candidate);
    return {
      message: candidate.message_id,
      label,
      text: text.shown,
      at: text.said.at.toISOString(),
      channel: text.said.channel,
      language: text.said.language,
      blind,
      suggestion:
        blind || !machine ? null : { value: machine.value, probability: machine.probability, version: machine.version },
      claimedUntil: until.toISOString(),
    };
  }
  return undefined;
}

/** What measures, and what a second person judges, is judged without a word of anybody or of the machine. */
const isBlind = ({ purpose, first_by_id }: CandidateRow): boolean => purpose === "audit" || first_by_id !== null;
