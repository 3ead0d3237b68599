import { findLabelledTexts, findRestricted, hashOfText, textToRead } from "@firsthand/engage/conversations";
import type { Handle } from "@firsthand/platform/storage";

import { headOfLabel, type CorrectedText, type LearntLabel } from "../rules/training-set.ts";

/** More corrected texts than this are not learnt from; the latest are. */
const MOST_TEXTS = 50_000;

const isLearnt = (label: string): label is LearntLabel => Object.hasOwn(headOfLabel, label);

/**
 * What people corrected, as it can be learnt from: none of it of customers whose data may only be kept, and none of what
 * was edited since. What was said of other words holds for these no more, and these may be held back.
 */
export async function correctedTexts(tx: Handle): Promise<CorrectedText[]> {
  const rows = await findLabelledTexts(tx, MOST_TEXTS);
  const restricted = await findRestricted(
    tx,
    rows.flatMap((row) => [row.customer_id, row.author_id]),
  );
  return rows
    .filter((row) => !restricted.has(row.customer_id) && !restricted.has(row.author_id ?? ""))
    .map((row) => ({
      hash: row.text_hash,
      text: textToRead(row.subject, row.body),
      language: row.language,
      labels: Object.fromEntries(Object.entries(row.labels).filter(([label]) => isLearnt(label))),
    }))
    .filter(({ hash, text }) => text.trim() !== "" && hash === hashOfText("in", text));
}
