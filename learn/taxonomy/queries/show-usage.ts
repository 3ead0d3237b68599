import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { NodeUsage, TaxonomyUsage } from "../contract.ts";
import { countUsage, newestBefore, type UsageRow } from "../store/usage.ts";

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/**
 * How often each topic and intent came up in the last days of the log, and in as many before. The window ends with the
 * newest message, so that a log of the past shows something too; trends are weeks, the oldest first.
 */
export async function showUsage(
  tx: Handle,
  {
    days,
    unit,
    now,
    reach,
  }: { readonly days: number; readonly unit: string | undefined; readonly now: Date; readonly reach: Reach },
): Promise<TaxonomyUsage> {
  const until = new Date((await newestBefore(tx, now)).getTime() + 1);
  const ago = (count: number) => new Date(until.getTime() - count * DAY_MS);
  const rows = await countUsage(tx, { since: ago(days), until, unit, reach });
  const before = await countUsage(tx, { since: ago(2 * days), until: ago(days), unit, reach });
  const of = (list: readonly UsageRow[], field: "topic" | "intent") => sumOf(list.filter((row) => row[field] !== null));
  return {
    days,
    until: until.toISOString(),
    messages: sumOf(rows),
    withTopic: of(rows, "topic"),
    withIntent: of(rows, "intent"),
    topics: usageBy("topic", rows, { before, days }),
    intents: usageBy("intent", rows, { before, days }),
  };
}

const sumOf = (rows: readonly UsageRow[]): number => rows.reduce((sum, { messages }) => sum + messages, 0);

function usageBy(
  field: "topic" | "intent",
  rows: readonly UsageRow[],
  { before, days }: { readonly before: readonly UsageRow[]; readonly days: number },
): NodeUsage[] {
  const now = Map.groupBy(rows, (row) => row[field]);
  const then = Map.groupBy(before, (row) => row[field]);
  const weeks = Math.ceil(days / WEEK_DAYS);
  const ids = [...new Set([...now.keys(), ...then.keys()])].filter((id) => id !== null).toSorted();
  return ids.map((id) => {
    const own = now.get(id) ?? [];
    const counts = Array.from({ length: weeks }, () => 0);
    for (const { week, messages } of own) counts[weeks - 1 - week] = (counts[weeks - 1 - week] ?? 0) + messages;
    return { id, messages: sumOf(own), before: sumOf(then.get(id) ?? []), weeks: counts };
  });
}
