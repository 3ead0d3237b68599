import type { Criterion, MaturityModel } from "./model.ts";

/**
 * A model laid out in arrays, so that thousands of draws can be placed without making anything. Stages are ranks here
 * (0 is the lowest), dimensions are rows, and the gates come after the criteria of all rows.
 */
export interface Plan {
  /** The level of each rank. */
  readonly levels: readonly number[];
  readonly criteria: readonly Criterion[];
  /** By criterion: the rank whose cell asks for it; 0 or lower asks for nothing. */
  readonly ranks: Int32Array;
  /** By row: its first criterion; one more at the end, which is the first gate. */
  readonly starts: Int32Array;
  /** By row: 1 for a pillar. */
  readonly pillars: Uint8Array;
  /** So many rows that are no pillars may stand lower, by so many ranks at most. */
  readonly behind: number;
  readonly by: number;
  /** The highest rank that needs no gate. */
  readonly ungated: number;
}

/** Lays a model out. */
export function planOf({ stages, dimensions, divide, standing }: MaturityModel): Plan {
  const rankOf = new Map(stages.map(({ level }, rank) => [level, rank]));
  const criteria: Criterion[] = [];
  const ranks: number[] = [];
  const starts: number[] = [];
  for (const { cells } of dimensions) {
    starts.push(criteria.length);
    for (const cell of cells) {
      for (const criterion of cell.criteria) {
        criteria.push(criterion);
        ranks.push(rankOf.get(cell.level) ?? 0);
      }
    }
  }
  starts.push(criteria.length);
  for (const gate of divide?.gates ?? []) {
    criteria.push(gate);
    ranks.push(0);
  }
  return {
    levels: stages.map(({ level }) => level),
    criteria,
    ranks: Int32Array.from(ranks),
    starts: Int32Array.from(starts),
    pillars: Uint8Array.from(dimensions, ({ pillar }) => (pillar ? 1 : 0)),
    behind: standing.behind,
    by: standing.by,
    ungated: divide ? stages.filter(({ level }) => level <= divide.afterLevel).length - 1 : stages.length - 1,
  };
}
