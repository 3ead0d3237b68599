import { isWithin } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { Insight, Verbatim } from "../contract.ts";
import { filterWords } from "../../filters/index.ts";
import { findSaid, maskedSaid } from "../../verbatims/index.ts";
import { unknownInsight } from "../errors.ts";
import type { InsightGround, Seer } from "../ground.ts";
import { clipped } from "../rules/clip.ts";
import { rowOf } from "../rules/shown.ts";
import { findInsight, type StoredInsight } from "../store/insights.ts";
import { findSteps } from "../store/steps.ts";
import { findVerbatims } from "../store/verbatims.ts";

/** The longest verbatim that stands under a finding; the thread has all of it. */
const LONGEST_VERBATIM = 600;

/** A finding with its verbatims and its history. Throws `unknown_insight`. */
export async function showInsight(
  { db, now, names }: Pick<InsightGround, "db" | "now" | "names">,
  seer: Seer,
  id: string,
): Promise<Insight> {
  const row = await findSeen(db, seer, id);
  const steps = await findSteps(db, id);
  return {
    ...rowOf(row, now()),
    says: row.says,
    targetDays: row.target_days,
    evidence: {
      filter: row.filter,
      words: filterWords(row.unit === null ? row.filter : { ...row.filter, unit: row.unit }, await names(db)),
      since: row.since.toISOString(),
      until: row.until.toISOString(),
      theme: row.theme,
    },
    foundBy: row.found_by,
    steps: steps.map(({ step_id, kind, note, by_name, at }) => ({
      id: step_id,
      kind,
      note,
      by: by_name,
      at: at.toISOString(),
    })),
    verbatims: await shownVerbatims(db, seer, id),
    mayManage: isWithin(seer.manage, row),
  };
}

/** A finding within the reach of who asks. Throws `unknown_insight`. */
export async function findSeen(tx: Handle, { read }: Pick<Seer, "read">, id: string): Promise<StoredInsight> {
  const row = await findInsight(tx, id);
  if (!row || !isWithin(read, row)) throw unknownInsight(id);
  return row;
}

async function shownVerbatims(tx: Handle, { read }: Seer, id: string): Promise<Verbatim[]> {
  const kept = await findVerbatims(tx, id);
  const said = await findSaid(
    tx,
    kept.map(({ message_id }) => message_id),
    read,
  );
  const texts = await maskedSaid(tx, said);
  const byId = new Map(said.map((one) => [one.message_id, one]));
  return kept.map(({ message_id, conversation_id }) => {
    const found = byId.get(message_id);
    const text = texts.get(message_id) ?? null;
    return {
      messageId: message_id,
      conversationId: found?.conversation_id ?? conversation_id,
      at: found?.at.toISOString() ?? null,
      channel: found?.channel ?? null,
      language: found?.language ?? null,
      text: text === null ? null : clipped(text, LONGEST_VERBATIM),
    };
  });
}
