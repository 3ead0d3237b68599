import { withinReach, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Evidence, Raiser } from "../contract.ts";
import type { InsightGround, Seer } from "../ground.ts";
import { reviewWindows } from "../commands/review-actions.ts";
import { mondayOf } from "../rules/week.ts";
import { countByWeek, countSpoken, countTold, countWriting, filterOf, findRaisers } from "../store/evidence.ts";
import type { StoredInsight } from "../store/insights.ts";
import { findSeen } from "./show-insight.ts";

const WEEK = 7 * 86_400_000;
/** So many weeks a trend shows at most. */
const MOST_WEEKS = 53;
/** So many weeks before it was found a trend begins. */
const WEEKS_BEFORE = 9;

/** What the log says of a finding now. Throws `unknown_insight`. */
export async function showEvidence(
  { db, now: clock }: Pick<InsightGround, "db" | "now">,
  seer: Seer,
  id: string,
): Promise<Evidence> {
  const row = await findSeen(db, seer, id);
  const now = clock();
  const filter = filterOf(row);
  const found = { since: row.since, until: row.until };
  const length = row.until.getTime() - row.since.getTime();
  const today = { since: new Date(now.getTime() - length), until: now };
  return {
    found: told(found, await countSpoken(db, filter, found, seer.read)),
    today: told(today, await countSpoken(db, filter, today, seer.read)),
    weeks: await weeksOf(db, row, { seer, now }),
    recurrence: await recurrenceOf(db, row, now),
    told: row.acted_at === null ? null : await countTold(db, id),
  };
}

function told({ since, until }: { since: Date; until: Date }, volume: { messages: number; customers: number }) {
  return { since: since.toISOString(), until: until.toISOString(), ...volume };
}

async function weeksOf(
  tx: Handle,
  row: StoredInsight,
  { seer, now }: { readonly seer: Seer; readonly now: Date },
): Promise<Evidence["weeks"]> {
  const last = mondayOf(now).getTime();
  const wanted = mondayOf(new Date(Math.min(row.since.getTime(), row.found_at.getTime() - WEEKS_BEFORE * WEEK)));
  const first = Math.max(wanted.getTime(), last - (MOST_WEEKS - 1) * WEEK);
  const window = { since: new Date(first), until: now };
  const counted = await countByWeek(tx, filterOf(row), window, seer.read);
  return Array.from({ length: Math.round((last - first) / WEEK) + 1 }, (_unused, at) => {
    const since = first + at * WEEK;
    return { since: new Date(since).toISOString(), messages: counted.get(since) ?? 0, partial: since === last };
  });
}

async function recurrenceOf(tx: Handle, row: StoredInsight, now: Date): Promise<Evidence["recurrence"]> {
  if (row.acted_at === null) return null;
  const windows = reviewWindows(row.acted_at);
  const over = windows.after.until <= now;
  const volume = async (window: { since: Date; until: Date }) => ({
    messages: (await countSpoken(tx, filterOf(row), window)).messages,
    customers: await countWriting(tx, row.unit, window),
  });
  const before = await volume(windows.before);
  const after = await volume(over ? windows.after : { ...windows.after, until: now });
  const known = before.messages > 0 && before.customers > 0 && after.customers > 0;
  return {
    before,
    after,
    ratio: known ? after.messages / after.customers / (before.messages / before.customers) : null,
    overAt: windows.after.until.toISOString(),
    over,
  };
}

/** Conversations in which customers had raised it. Throws `unknown_insight`. */
export async function listRaisers(
  { db }: Pick<InsightGround, "db">,
  seer: Seer,
  { id, limit }: { readonly id: string; readonly limit: number },
): Promise<{ rows: Raiser[]; total: number }> {
  const row = await findSeen(db, seer, id);
  const within = withinReach(seer.read, { unit: sql.ref("c.unit"), ofFunction: sql.ref("c.function") });
  const found = await findRaisers(db, row, { limit, within });
  return {
    total: found.total,
    rows: found.rows.map(({ conversation_id, channel, raised_at, told_at }) => ({
      conversationId: conversation_id,
      channel,
      raisedAt: raised_at.toISOString(),
      toldAt: told_at?.toISOString() ?? null,
    })),
  };
}
