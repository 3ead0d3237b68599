import type { Handle } from "@firsthand/platform/storage";

import type { AssistUsage } from "../contract.ts";
import { monthOf } from "../rules/month.ts";
import { findUses, type TallyRow, tallyUses, type UseRow } from "../store/uses.ts";

const NEWEST = 100;

/** What was asked in a month (UTC), that of `now` unless told. */
export async function showUsage(tx: Handle, now: Date, named?: string): Promise<AssistUsage> {
  const { month, ...span } = monthOf(now, named);
  const tallies = await tallyUses(tx, span);
  const uses = await findUses(tx, span, NEWEST);
  const by = <K extends string>(key: (row: TallyRow) => K) => [...Map.groupBy(tallies, key)];
  return {
    month,
    total: tallyOf(tallies),
    byUse: by(({ what }) => what).map(([use, rows]) => ({ use, ...tallyOf(rows) })),
    byPerson: by(({ by_name }) => by_name).map(([name, rows]) => ({ name, ...tallyOf(rows) })),
    rows: uses.map(shownUse),
  };
}

function tallyOf(rows: readonly TallyRow[]): AssistUsage["total"] {
  const sum = (of: (row: TallyRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const costs = new Map<string, number>();
  for (const { currency, cost } of rows)
    if (currency !== null && cost !== null) costs.set(currency, (costs.get(currency) ?? 0) + cost);
  return {
    asked: sum(({ asked }) => asked),
    failed: sum(({ failed }) => failed),
    promptTokens: sum(({ prompt_tokens }) => prompt_tokens),
    answerTokens: sum(({ answer_tokens }) => answer_tokens),
    costs: [...costs].map(([currency, amount]) => ({ currency, amount })),
  };
}

function shownUse(row: UseRow): AssistUsage["rows"][number] {
  const { cost, currency } = row;
  return {
    id: row.use_id,
    at: row.at.toISOString(),
    by: row.by_name,
    use: row.what,
    conversationId: row.conversation_id,
    themeId: row.theme_id,
    model: row.model,
    state: row.state,
    code: row.code,
    promptTokens: row.prompt_tokens,
    answerTokens: row.answer_tokens,
    estimated: row.estimated,
    milliseconds: row.milliseconds,
    cost: cost === null || currency === null ? null : { amount: cost, currency },
  };
}
