import { correctLabel, parseLabelValue } from "@firsthand/engage/conversations";
import { Failure } from "@firsthand/kernel/errors";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";

import type { Judged, JudgedLabel } from "../contract.ts";
import { correctedMeanwhile, notHeld, textChanged } from "../errors.ts";
import type { LabellingGround } from "../ground.ts";
import { machineNow } from "../queries/machine-now.ts";
import { shownTexts, type ShownText } from "../queries/shown-text.ts";
import { labelValueOf } from "../rules/values.ts";
import { deleteCandidate, leaveForSecond, lockCandidate, type CandidateRow } from "../store/candidates.ts";
import { insertJudgements, lockJudgement, setSecond, type JudgementRow } from "../store/judgements.ts";
import { checkLabel } from "../../taxonomy/index.ts";
import type { Judge } from "./next-text.ts";

/** What somebody says of a label of a text. */
export interface Saying {
  readonly message: string;
  readonly label: JudgedLabel;
  readonly value: string | null;
}

/**
 * Somebody says what a label of a text is that they hold. The first judgement stands in the thread as a correction, so it
 * is shown and counted there, and taught from like any other. One that is held back stands there too, and yet never
 * teaches: which texts are held back is told from the text by the same rule as in training (`isHeldBack`). Nor does it
 * measure what followed from it: it keeps what the machine said before anybody judged, and only that is compared.
 * Throws `text_not_held`, `text_changed`, `corrected_meanwhile`, `unknown_node` and `unknown_label_value`.
 */
export async function judgeText(ground: LabellingGround, saying: Saying, judge: Judge): Promise<Judged> {
  const { message, label } = saying;
  try {
    return await transact(ground.db, async (tx) => {
      const { candidate, text } = await heldText(tx, saying, judge);
      if ((label === "topic" || label === "intent") && saying.value !== null) await checkLabel(tx, label, saying.value);
      const done =
        candidate.first_by_id === null
          ? await judgeFirst(tx, ground, { saying, judge, candidate, text })
          : await judgeSecond(tx, ground, { saying, judge, candidate });
      await notify(tx, logChannel, JSON.stringify({ topics: ["labels"] }));
      return {
        message,
        label,
        value: saying.value,
        purpose: candidate.purpose,
        machine: {
          value: done.row.machine_value,
          probability: done.row.machine_probability,
          version: done.row.machine_version,
        },
        conversation: text.said.conversation_id,
        agreed: done.agreed,
      };
    });
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "correction_conflict") throw error;
    await deleteCandidate(ground.db, { message, label });
    throw correctedMeanwhile(message, label);
  }
}

interface Judging {
  readonly saying: Saying;
  readonly judge: Judge;
  readonly candidate: CandidateRow;
}

async function heldText(
  tx: Handle,
  { message, label }: Saying,
  { id, reach }: Judge,
): Promise<{ candidate: CandidateRow; text: ShownText }> {
  const candidate = await lockCandidate(tx, { message, label });
  if (candidate?.claimed_by_id !== id) throw notHeld(message, label);
  const text = (await shownTexts(tx, [message], reach)).get(message);
  if (text?.hash !== candidate.text_hash) throw textChanged(message, label);
  return { candidate, text };
}

interface Done {
  readonly row: JudgementRow;
  readonly agreed: boolean | null;
}

async function judgeFirst(
  tx: Handle,
  { now, reader }: LabellingGround,
  { saying, judge, candidate, text }: Judging & { readonly text: ShownText },
): Promise<Done> {
  const { message, label, value } = saying;
  const at = now();
  const [machine] = machineNow(reader, label, [text.read]);
  const corrected = await correctLabel(tx, {
    conversationId: text.said.conversation_id,
    messageId: message,
    label,
    value: labelValueOf(label, value),
    ifVersion: 0,
    by: judge.name,
    at,
    reason: null,
  });
  const row: JudgementRow = {
    home: candidate.home,
    message_id: message,
    label,
    text_hash: candidate.text_hash,
    purpose: candidate.purpose,
    asked: true,
    language: machine?.language ?? null,
    machine_value: machine?.value ?? null,
    machine_probability: machine?.probability ?? null,
    machine_version: machine?.version ?? "",
    value,
    judged_by: judge.name,
    judged_by_id: judge.id,
    judged_at: at,
    correction_version: corrected.corrections.find((one) => one.label === label)?.version ?? null,
  };
  await insertJudgements(tx, [row]);
  if (candidate.wants_second) await leaveForSecond(tx, { message, label }, judge.id);
  else await deleteCandidate(tx, { message, label });
  return { row, agreed: null };
}

async function judgeSecond(
  tx: Handle,
  { now }: LabellingGround,
  { saying: { message, label, value }, judge, candidate }: Judging,
): Promise<Done> {
  // The first one's value was checked as a correction; this one becomes none.
  parseLabelValue(label, labelValueOf(label, value), "in");
  const row = await lockJudgement(tx, { message, label });
  if (!row || row.text_hash !== candidate.text_hash || row.second_at !== null) throw notHeld(message, label);
  await setSecond(tx, row, { value, by: judge.name, byId: judge.id, at: now() });
  await deleteCandidate(tx, { message, label });
  return { row, agreed: row.value === value };
}
