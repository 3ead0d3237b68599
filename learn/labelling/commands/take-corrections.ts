import { moodOf } from "@firsthand/analytics/text";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";

import type { LabellingGround } from "../ground.ts";
import { dropUndone, findNewCorrections, type CorrectedRow } from "../store/corrections.ts";
import { insertJudgements, type JudgementRow } from "../store/judgements.ts";
import { isHeldBack } from "../../taxonomy/index.ts";

const AT_ONCE = 1000;

/**
 * What people corrected in threads counts as judged too, with what the machine had said until then; what they took back
 * does not. Corrections before `since` are left alone.
 */
export async function takeCorrections({ db, reader }: LabellingGround, since: Date): Promise<void> {
  const dropped = await transact(db, (tx) => dropUndone(tx, since));
  let taken = 0;
  for (;;) {
    const rows = await findNewCorrections(db, since, AT_ONCE);
    await insertJudgements(
      db,
      rows.map((row) => judgementOf(row, reader.modelVersion())),
    );
    taken += rows.length;
    if (rows.length < AT_ONCE) break;
  }
  if (dropped + taken > 0) await notify(db, logChannel, JSON.stringify({ topics: ["labels"] }));
}

function judgementOf(row: CorrectedRow, modelVersion: string): JudgementRow {
  return {
    home: row.home,
    message_id: row.message_id,
    label: row.label,
    text_hash: row.text_hash,
    purpose: isHeldBack({ hash: row.text_hash }) ? "audit" : "teach",
    asked: false,
    language: row.language,
    ...machineOf(row),
    machine_version: modelVersion,
    value: row.value,
    judged_by: row.made_by,
    judged_by_id: "",
    judged_at: row.made_at,
    correction_version: row.version,
  };
}

function machineOf({
  label,
  machine_value,
  machine_score,
}: CorrectedRow): Pick<JudgementRow, "machine_value" | "machine_probability"> {
  const score = machine_score ?? 0;
  switch (label) {
    case "mood":
      return { machine_value: moodOf(Math.fround(score)), machine_probability: null };
    case "urgency":
    case "expects_answer":
      return { machine_value: String(score >= 0.5), machine_probability: Math.max(score, 1 - score) };
    case "topic":
    case "intent":
    case "function":
      return { machine_value, machine_probability: null };
  }
}
