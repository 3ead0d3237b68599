import { correctLabel } from "@firsthand/engage/conversations";
import { Failure } from "@firsthand/kernel/errors";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";

import { notDisputed, textChanged } from "../errors.ts";
import type { LabellingGround } from "../ground.ts";
import { shownTexts } from "../queries/shown-text.ts";
import { labelValueOf } from "../rules/values.ts";
import { lockJudgement, setSettled } from "../store/judgements.ts";
import { checkLabel } from "../../taxonomy/index.ts";
import type { Saying } from "./judge-text.ts";
import type { Judge } from "./next-text.ts";

/**
 * Somebody decides what a label is on which two people disagree; that stands in the thread from now on, whoever said what
 * there before. Throws `not_disputed`, `text_changed`, `unknown_node` and `unknown_label_value`.
 */
export async function settleDispute({ db, now }: LabellingGround, saying: Saying, judge: Judge): Promise<void> {
  const { message, label, value } = saying;
  const settle = (ifVersion: number | undefined) =>
    transact(db, async (tx) => {
      const row = await lockJudgement(tx, { message, label });
      if (!row || row.second_at === null || row.settled_at !== null || row.value === row.second_value)
        throw notDisputed(message, label);
      const text = (await shownTexts(tx, [message], judge.reach)).get(message);
      if (text?.hash !== row.text_hash) throw textChanged(message, label);
      if ((label === "topic" || label === "intent") && value !== null) await checkLabel(tx, label, value);
      const at = now();
      const stands = ifVersion ?? row.correction_version ?? 0;
      const corrected = await correctLabel(tx, {
        conversationId: text.said.conversation_id,
        messageId: message,
        label,
        value: labelValueOf(label, value),
        ifVersion: stands,
        by: judge.name,
        at,
        reason: null,
      });
      const version = corrected.corrections.find((one) => one.label === label)?.version ?? null;
      await setSettled(tx, row, { value, by: judge.name, at, correctionVersion: version });
      await notify(tx, logChannel, JSON.stringify({ topics: ["labels"] }));
    });
  try {
    await settle(undefined);
  } catch (error) {
    // Somebody corrected it in the thread in between: whoever settles has seen both judgements, and decides.
    if (!(error instanceof Failure) || error.code !== "correction_conflict") throw error;
    await settle(Number(error.details["version"] ?? 0));
  }
}
