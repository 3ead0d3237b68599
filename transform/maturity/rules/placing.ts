import type { Plan } from "./plan.ts";

/** By criterion of a plan: 1 where it counts as met. */
export type Marks = Uint8Array;

/** Where rows stand, and the whole. */
export interface Places {
  readonly rows: Int32Array;
  readonly whole: number;
}

/** The rank of a row: the highest at which nothing up to it is missing. */
export function rankOfRow({ ranks, starts, levels }: Plan, row: number, marks: Marks): number {
  let rank = levels.length - 1;
  const end = starts[row + 1] ?? 0;
  for (let index = starts[row] ?? 0; index < end; index++) {
    const asked = ranks[index] ?? 0;
    if (marks[index] === 0 && asked > 0 && asked <= rank) rank = asked - 1;
  }
  return rank;
}

/** Whether all gates are open. */
export function gatesOpen({ starts, criteria }: Plan, marks: Marks): boolean {
  for (let index = starts.at(-1) ?? 0; index < criteria.length; index++) if (marks[index] === 0) return false;
  return true;
}

/**
 * The rank of the whole: the highest that all pillars have reached, to which few enough other rows fall short by few
 * enough ranks, and which lies before the divide or behind open gates.
 */
export function rankOfWhole(plan: Plan, rows: Int32Array, open: boolean): number {
  const highest = open ? plan.levels.length - 1 : plan.ungated;
  for (let rank = highest; rank > 0; rank--) if (holds(plan, rows, rank)) return rank;
  return 0;
}

function holds({ pillars, behind, by }: Plan, rows: Int32Array, rank: number): boolean {
  let lower = 0;
  for (let row = 0; row < pillars.length; row++) {
    const short = rank - (rows[row] ?? 0);
    if (short > 0) {
      lower++;
      if (pillars[row] === 1 || short > by || lower > behind) return false;
    }
  }
  return true;
}

/** Where everything stands when so much is met. */
export function place(plan: Plan, marks: Marks): Places {
  const rows = Int32Array.from(plan.pillars, (_, row) => rankOfRow(plan, row, marks));
  return { rows, whole: rankOfWhole(plan, rows, gatesOpen(plan, marks)) };
}
