import { gatesOpen, rankOfRow, rankOfWhole, type Marks, type Places } from "./placing.ts";
import type { Plan } from "./plan.ts";

/** Ids of the criteria whose flip moves their own row, by row, and of those (and gates) whose flip moves the whole. */
export interface Deciding {
  readonly rows: readonly (readonly string[])[];
  readonly whole: readonly string[];
}

/** Flips every criterion once and sees what moves. */
export function decidingOf(plan: Plan, marks: Marks, { rows, whole }: Places): Deciding {
  const flipped = marks.slice();
  const ofRows: string[][] = Array.from(plan.pillars, () => []);
  const ofWhole: string[] = [];
  const moved = rows.slice();
  const tryOut = (index: number, row: number | null): void => {
    flipped[index] = marks[index] === 0 ? 1 : 0;
    const id = plan.criteria[index]?.id ?? "";
    if (row !== null) {
      moved[row] = rankOfRow(plan, row, flipped);
      if (moved[row] !== rows[row]) ofRows[row]?.push(id);
    }
    if (rankOfWhole(plan, moved, gatesOpen(plan, flipped)) !== whole) ofWhole.push(id);
    if (row !== null) moved[row] = rows[row] ?? 0;
    flipped[index] = marks[index] ?? 0;
  };
  for (let row = 0; row < ofRows.length; row++) {
    for (let index = plan.starts[row] ?? 0; index < (plan.starts[row + 1] ?? 0); index++) tryOut(index, row);
  }
  for (let gate = plan.starts.at(-1) ?? 0; gate < plan.criteria.length; gate++) tryOut(gate, null);
  return { rows: ofRows, whole: ofWhole };
}

/** What keeps the whole from the next rank: rows (the lowest first, then as the model has them) and gates, by place. */
export function bindingOf(
  plan: Plan,
  marks: Marks,
  { rows, whole }: Places,
): { readonly rows: readonly number[]; readonly gates: readonly string[] } {
  const next = whole + 1;
  if (next >= plan.levels.length) return { rows: [], gates: [] };
  const lower = Array.from(rows, (rank, row) => ({ row, short: next - rank, pillar: plan.pillars[row] === 1 })).filter(
    ({ short }) => short > 0,
  );
  const others = lower.filter(({ pillar }) => !pillar);
  const tooMany = others.length > plan.behind;
  const binding = lower.filter(({ pillar, short }) => pillar || tooMany || short > plan.by);
  const gates = plan.criteria.filter((_, index) => index >= (plan.starts.at(-1) ?? 0) && marks[index] === 0);
  return {
    rows: binding.toSorted((a, b) => b.short - a.short).map(({ row }) => row),
    gates: next > plan.ungated ? gates.map(({ id }) => id) : [],
  };
}
