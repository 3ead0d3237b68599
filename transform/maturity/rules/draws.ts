import type { Draws, Weighed } from "./evidence.ts";
import { chanceAt, streamOf, type Stream } from "./hash.ts";
import { gatesOpen, rankOfRow, rankOfWhole } from "./placing.ts";
import type { Plan } from "./plan.ts";

/**
 * Draws every known criterion with its chance, `draws` times, and tells where each draw stands whatever the unknown
 * ones are. Each criterion draws from a stream of its own, so order does not matter and one leaves the others alone.
 */
export function drawAll(
  plan: Plan,
  weighed: readonly Weighed[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): { readonly whole: Draws; readonly rows: readonly Draws[] } {
  const height = plan.levels.length;
  const width = plan.pillars.length;
  const known: Known = knownOf(plan, weighed, seed);
  const low = new Uint8Array(weighed.length);
  const high = Uint8Array.from(weighed, ({ state }) => (state === "unknown" ? 1 : 0));
  const lowRows = new Int32Array(width);
  const highRows = new Int32Array(width);
  // By row, and the whole as the last: how often at each rank; what agrees on none is open.
  const tally = new Int32Array((width + 1) * height);
  for (let draw = 0; draw < draws; draw++) {
    mark(known, draw, low, high);
    for (let row = 0; row < width; row++) {
      const floor = rankOfRow(plan, row, low);
      const ceiling = rankOfRow(plan, row, high);
      lowRows[row] = floor;
      highRows[row] = ceiling;
      if (floor === ceiling) tally[row * height + floor] = (tally[row * height + floor] ?? 0) + 1;
    }
    const floor = rankOfWhole(plan, lowRows, gatesOpen(plan, low));
    const ceiling = rankOfWhole(plan, highRows, gatesOpen(plan, high));
    if (floor === ceiling) tally[width * height + floor] = (tally[width * height + floor] ?? 0) + 1;
  }
  const told = (row: number): Draws => sharesOf(plan, tally.subarray(row * height, (row + 1) * height), draws);
  return { whole: told(width), rows: Array.from({ length: width }, (_, row) => told(row)) };
}

/** No draws at all. */
export const undrawn: Draws = { levels: [], open: 0 };

/** The criteria that are known, each with its stream. */
interface Known {
  readonly indexes: Int32Array;
  readonly chances: Float64Array;
  readonly streams: readonly Stream[];
}

function knownOf({ criteria }: Plan, weighed: readonly Weighed[], seed: number): Known {
  const known = criteria.flatMap(({ id }, index) => {
    const one = weighed[index];
    return one === undefined || one.state === "unknown"
      ? []
      : [{ index, chance: one.chance, stream: streamOf(seed, id) }];
  });
  return {
    indexes: Int32Array.from(known, ({ index }) => index),
    chances: Float64Array.from(known, ({ chance }) => chance),
    streams: known.map(({ stream }) => stream),
  };
}

function mark({ indexes, chances, streams }: Known, draw: number, low: Uint8Array, high: Uint8Array): void {
  for (let one = 0; one < streams.length; one++) {
    const stream = streams[one];
    const index = indexes[one];
    if (stream === undefined || index === undefined) continue;
    const met = chanceAt(stream, draw) < (chances[one] ?? 0) ? 1 : 0;
    low[index] = met;
    high[index] = met;
  }
}

function sharesOf({ levels }: Plan, tally: Int32Array, draws: number): Draws {
  const decided = tally.reduce((sum, count) => sum + count, 0);
  return {
    levels: levels.map((level, rank) => ({ level, share: (tally[rank] ?? 0) / draws })),
    open: (draws - decided) / draws,
  };
}
