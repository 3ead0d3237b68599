import type { Handle } from "@firsthand/platform/storage";

import { field as fields, type Field, type RetentionRule, type RetentionRun, type RunItem } from "../contract.ts";
import type { Cell, Due, RetentionGround } from "../ground.ts";
import { effectiveRule, monthsBefore } from "../rules/effective.ts";
import { findRules } from "../store/rules.ts";
import { readHeld } from "./read-held.ts";

/** What the rules ask for now, and how much that is. */
export interface Plan {
  readonly dues: readonly { readonly field: Field; readonly due: Due }[];
  readonly items: RunItem[];
  readonly kept: RetentionRun["kept"];
}

type CellDue = Cell & { readonly before: Date; readonly rule: RetentionRule };

/** Works out what is due now by the active rules, or by all of them. Nothing is changed. */
export async function planRun(
  tx: Handle,
  ground: RetentionGround,
  { withInactive }: { readonly withInactive: boolean },
): Promise<Plan> {
  const rules = (await findRules(tx)).filter(({ active }) => active || withInactive);
  const units = await ground.units(tx);
  const held = await readHeld(tx, ground);
  const now = ground.now();
  const plans = [];
  for (const field of fields.options) {
    if (!rules.some((rule) => rule.field === field || rule.field === "everything")) continue;
    const rows = await ground.contents[field].survey(tx);
    const cells = rows.flatMap(({ channel, unit }): CellDue[] => {
      const deciding = effectiveRule({ field, channel, unit }, rules, units);
      if (!deciding) return [];
      return [{ channel, unit, before: monthsBefore(now, deciding.months), rule: deciding.rule }];
    });
    if (cells.length === 0) continue;
    const due: Due = { cells: cells.map(({ channel, unit, before }) => ({ channel, unit, before })), held };
    const kept = rows.reduce((sum, row) => sum + row.rows, 0);
    plans.push({ field, due, kept, items: await itemsOf(tx, ground, { field, due, cells }) });
  }
  return {
    dues: plans.map(({ field, due }) => ({ field, due })),
    items: plans.flatMap(({ items }) => items),
    kept: plans.map(({ field, kept: all }) => ({ field, rows: all })),
  };
}

async function itemsOf(
  tx: Handle,
  ground: RetentionGround,
  { field, due, cells }: { readonly field: Field; readonly due: Due; readonly cells: readonly CellDue[] },
): Promise<RunItem[]> {
  const nameOf = ({ channel, unit }: Cell) => JSON.stringify([channel, unit]);
  const byCell = new Map(cells.map((cell) => [nameOf(cell), cell]));
  const counted = await ground.contents[field].count(tx, due);
  return counted.flatMap((count): RunItem[] => {
    const cell = byCell.get(nameOf(count));
    if (!cell) return [];
    const { id: ruleId, version: ruleVersion, months } = cell.rule;
    return [
      {
        field,
        channel: count.channel,
        unit: count.unit,
        ruleId,
        ruleVersion,
        months,
        before: cell.before.toISOString(),
        due: count.due,
        held: count.held,
        oldest: count.oldest.toISOString(),
        newest: count.newest.toISOString(),
        samples: [...count.samples],
      },
    ];
  });
}
