import { type Handle, transact } from "@firsthand/platform/storage";

import type { InsightGround } from "../ground.ts";
import { countSpoken, countWriting, filterOf } from "../store/evidence.ts";
import { findToReview, lockInsight, type StoredInsight, updateInsight } from "../store/insights.ts";
import { tellInsights } from "./tell.ts";

const DAY = 86_400_000;

/** So long before and after an action it is counted how often a matter comes up. */
const REVIEW_DAYS = 56;

/** Counts of what was acted on eight weeks ago how often it came up before and after. Gives how many that were. */
export async function reviewActions(
  { db, now }: Pick<InsightGround, "db" | "now">,
  signal?: AbortSignal,
): Promise<number> {
  const due = await findToReview(db, new Date(now().getTime() - REVIEW_DAYS * DAY));
  for (const id of due) {
    signal?.throwIfAborted();
    await transact(db, async (tx) => {
      const row = await lockInsight(tx, id);
      if (!row || row.acted_at === null || row.after_messages !== null) return;
      await updateInsight(tx, await reviewed(tx, row, row.acted_at));
      await tellInsights(tx);
    });
  }
  return due.length;
}

/** A finding with the counts of the eight weeks before and after its action. */
export async function reviewed(tx: Handle, row: StoredInsight, actedAt: Date): Promise<StoredInsight> {
  const { before, after } = reviewWindows(actedAt);
  const filter = filterOf(row);
  return {
    ...row,
    before_messages: (await countSpoken(tx, filter, before)).messages,
    before_customers: await countWriting(tx, row.unit, before),
    after_messages: (await countSpoken(tx, filter, after)).messages,
    after_customers: await countWriting(tx, row.unit, after),
  };
}

/** The eight weeks before an action, and the eight after it. */
export function reviewWindows(actedAt: Date) {
  const shifted = (days: number) => new Date(actedAt.getTime() + days * DAY);
  return {
    before: { since: shifted(-REVIEW_DAYS), until: actedAt },
    after: { since: actedAt, until: shifted(REVIEW_DAYS) },
  };
}
