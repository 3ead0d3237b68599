import { undoCorrection } from "@firsthand/engage/conversations";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";

import type { JudgedLabel } from "../contract.ts";
import { nothingToUndo } from "../errors.ts";
import type { LabellingGround } from "../ground.ts";
import { shownTexts } from "../queries/shown-text.ts";
import { wantsSecond } from "../rules/order.ts";
import { holdAgain, type CandidateRow } from "../store/candidates.ts";
import { deleteJudgement, lockJudgement, setSecond } from "../store/judgements.ts";
import { HELD_MINUTES, type Judge } from "./next-text.ts";

/**
 * Somebody takes back what they said of a text: what the machine read stands again in its thread, and the text is kept for
 * them once more. Throws `nothing_to_undo` where they said nothing, or somebody else judged or settled it since then.
 */
export async function undoJudgement(
  { db, now }: LabellingGround,
  { message, label }: { readonly message: string; readonly label: JudgedLabel },
  judge: Judge,
): Promise<void> {
  await transact(db, async (tx) => {
    const row = await lockJudgement(tx, { message, label });
    if (!row || row.settled_at !== null) throw nothingToUndo(message, label);
    const text = (await shownTexts(tx, [message], judge.reach)).get(message);
    if (!text) throw nothingToUndo(message, label);
    const isFirst = row.judged_by_id === judge.id && row.second_at === null && row.asked;
    if (!isFirst && row.second_by_id !== judge.id) throw nothingToUndo(message, label);
    if (isFirst) {
      if (row.correction_version !== null)
        await undoCorrection(tx, {
          conversationId: text.said.conversation_id,
          messageId: message,
          label,
          ifVersion: row.correction_version,
          by: judge.name,
          at: now(),
        });
      await deleteJudgement(tx, row);
    } else await setSecond(tx, row, null);
    const candidate: CandidateRow = {
      home: row.home,
      message_id: message,
      label,
      text_hash: row.text_hash,
      purpose: row.purpose,
      place: -1,
      wants_second: wantsSecond(row.text_hash, row.purpose),
      first_by_id: isFirst ? null : row.judged_by_id,
      drawn_at: now(),
    };
    const until = new Date(now().getTime() + HELD_MINUTES * 60_000);
    await holdAgain(tx, candidate, { byId: judge.id, until });
    await notify(tx, logChannel, JSON.stringify({ topics: ["labels"] }));
  });
}
