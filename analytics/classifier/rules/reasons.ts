import type { Reason } from "../contract.ts";
import type { Grams } from "./grams.ts";
import { pieceOf } from "./scan.ts";

const MOST_REASONS = 12;
const LEAST_SHARE = 0.02;

/** Shares what a feature weighs out among the characters that it is made of. */
export function spread(weightByUnit: Float64Array, grams: Grams, at: number, weight: number): void {
  const start = grams.starts[at] ?? 0;
  const end = grams.ends[at] ?? 0;
  const each = weight / Math.max(1, end - start);
  for (let unit = start; unit < end; unit += 1) weightByUnit[unit] = (weightByUnit[unit] ?? 0) + each;
}

/** The pieces of the text by what their characters weigh; in scripts without spaces, runs that weigh to one side. */
export function reasonsOf(grams: Grams, weightByUnit: Float64Array): readonly Reason[] {
  const { pieces } = grams;
  const reasons: Reason[] = [];
  for (let piece = 0; piece < pieces.count; piece += 1) {
    const start = pieces.starts[piece] ?? 0;
    const end = pieces.ends[piece] ?? 0;
    if (pieces.kinds[piece] === pieceOf.unspaced) {
      reasons.push(...runsOf(grams, weightByUnit, start, end));
      continue;
    }
    let weight = 0;
    for (let unit = start; unit < end; unit += 1) weight += weightByUnit[unit] ?? 0;
    reasons.push({ start: pieces.froms[piece] ?? 0, end: pieces.tos[piece] ?? 0, weight });
  }
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start);
  const least = LEAST_SHARE * Math.abs(reasons[0]?.weight ?? 0);
  return reasons.filter(({ weight }) => weight !== 0 && Math.abs(weight) >= least).slice(0, MOST_REASONS);
}

function runsOf({ pieces }: Grams, weightByUnit: Float64Array, start: number, end: number): Reason[] {
  const runs: Reason[] = [];
  let from = start;
  let weight = 0;
  for (let unit = start; unit < end; unit += 1) {
    const own = weightByUnit[unit] ?? 0;
    if (own * weight < 0) {
      runs.push({ start: pieces.places[from] ?? 0, end: pieces.places[unit] ?? 0, weight });
      from = unit;
      weight = 0;
    }
    weight += own;
  }
  if (end > from) runs.push({ start: pieces.places[from] ?? 0, end: (pieces.places[end - 1] ?? 0) + 1, weight });
  return runs;
}
