import type { Held } from "./cross-fit.ts";
import { greatestAt } from "./cross-fit.ts";
import { ENOUGH_OUTSIDE, NONE, type Targets } from "./learn-head.ts";
import { type Gate, insideOf, signsOf } from "./model.ts";
import { exponential, logarithm } from "./numbers.ts";
import { separate } from "./separate.ts";
import { type Rows, squaresOf } from "./vectors.ts";

/** Abstaining may cost so many of the right answers. */
const MOST_LOST = 0.002;
/** So many scores are enough to find one number. */
const ENOUGH_TO_CALIBRATE = 200_000;
const HALVINGS = 24;
const PLAIN_WEIGHTS = [1, 0.25, 0, 1] as const;
/** Where the examples are much alike, everything new would be doubtful: so far above 0 a text is sure enough. */
const HIGHEST_PLAIN_LIMIT = 1.5;
const SIGNS = 4;
const GATE_ROUNDS = 50;
const NEGLIGIBLE = -30;

interface Judged {
  readonly place: number;
  readonly expected: number;
  readonly scores: Float64Array;
}

function judgedOf({ byRow }: Targets, held: Held): Judged[] {
  return held.scores.flatMap((scores, place) => (scores ? [{ place, expected: byRow[place] ?? NONE, scores }] : []));
}

/** How surprised probabilities are by what is right, on average: lower is better. */
function surprise(judged: readonly Judged[], labels: number, sharpness: number): number {
  let sum = 0;
  for (const { expected, scores } of judged) {
    const top = scores[greatestAt(scores, labels)] ?? 0;
    let total = 0;
    for (let label = 0; label < labels; label += 1) {
      const behind = sharpness * ((scores[label] ?? 0) - top);
      if (behind > NEGLIGIBLE) total += exponential(behind);
    }
    sum += logarithm(total) - sharpness * ((scores[expected] ?? 0) - top);
  }
  return sum;
}

/** What scores have to be multiplied with, so that probabilities come true on the texts held back. */
export function sharpnessOf(targets: Targets, held: Held): number {
  const inside = judgedOf(targets, held).filter(({ expected }) => expected >= 0);
  const count = targets.labels.length;
  const step = Math.max(1, Math.floor((inside.length * count) / ENOUGH_TO_CALIBRATE));
  const some = inside.filter((_, at) => at % step === 0);
  if (some.length === 0 || count < 2) return 1;
  let low = 0.2;
  let high = 20;
  for (let round = 0; round < HALVINGS; round += 1) {
    const third = low + (high - low) / 3;
    const second = high - (high - low) / 3;
    if (surprise(some, count, third) <= surprise(some, count, second)) high = second;
    else low = third;
  }
  return (low + high) / 2;
}

function denseRows(signs: readonly (readonly number[])[]): Rows {
  const begins = Int32Array.from(signs, (_, row) => row * SIGNS);
  const ends = begins.map((begin) => begin + SIGNS);
  const values = Float32Array.from(signs.flat());
  const numbers = Int32Array.from(values, (_, at) => at % SIGNS);
  const known = new Float32Array(signs.length);
  return { count: signs.length, begins, ends, numbers, values, known, squares: squaresOf(begins, ends, values) };
}

/** Weights of the signs that tell texts with a label from those without, both sorts counting alike. */
function learntWeights(
  signs: readonly (readonly number[])[],
  inside: readonly boolean[],
  seed: number,
): Gate["weights"] {
  const count = inside.filter(Boolean).length;
  const { weights } = separate(
    denseRows(signs),
    {
      places: Int32Array.from(signs, (_, row) => row),
      signs: Int8Array.from(inside, (is) => (is ? 1 : -1)),
      costs: Float32Array.from(inside, (is) => 50 / Math.max(1, is ? count : inside.length - count)),
      rounds: GATE_ROUNDS,
    },
    SIGNS,
    seed,
  );
  const [highest = 1, lead = 0, none = 0, known = 0] = weights;
  // More doubt must never come from a higher score or from more words that are known.
  return [Math.max(highest, 0.1), Math.max(lead, 0), Math.min(none, 0), Math.max(known, 0)];
}

/** When a head abstains: learnt from texts without a label where there are enough, and limited by what it may cost. */
export function gateOf(targets: Targets, held: Held, known: Float32Array, seed: number): Gate {
  const count = targets.labels.length;
  const judged = judgedOf(targets, held);
  const outside = judged.filter(({ expected }) => expected === NONE).length;
  const signs = judged.map(({ scores, place }) =>
    signsOf(scores.subarray(0, count), scores[count] ?? 0, known[place] ?? 0),
  );
  const weights =
    outside >= ENOUGH_OUTSIDE && outside < judged.length
      ? learntWeights(
          signs,
          judged.map(({ expected }) => expected !== NONE),
          seed,
        )
      : PLAIN_WEIGHTS;
  const open: Gate = { weights, limit: 0, slope: 1 };
  const right = judged.flatMap(({ expected, scores }, at) => {
    const of = signs[at];
    return of && expected >= 0 && greatestAt(scores, count) === expected ? [insideOf(open, of)] : [];
  });
  right.sort((a, b) => a - b);
  const found = right[Math.ceil(MOST_LOST * (judged.length - outside))] ?? 0;
  const limit = weights === PLAIN_WEIGHTS ? Math.min(found, HIGHEST_PLAIN_LIMIT) : found;
  const middle = right[right.length >> 1] ?? limit;
  return { weights, limit, slope: middle > limit ? 4 / (middle - limit) : 1 };
}
