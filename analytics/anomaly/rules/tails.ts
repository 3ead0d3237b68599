import { normalProbability } from "@firsthand/analytics/statistics";

/** Where an observation lies in the distribution that was expected. */
export interface Place {
  /** -ln P(this much or more). */
  readonly rise: number;
  /** -ln P(this much or less). */
  readonly fall: number;
  /** P(less) + P(exactly this) / 2, whose mean is one half whenever the distribution is the right one. */
  readonly middle: number;
  /** The variance of 2 x middle - 1 under that distribution: 1/3 if continuous, less the more values tie. */
  readonly spreadOfMiddle: number;
}

const FARTHEST = 38;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const EXACT_UP_TO = 40;
const LEAST = 1e-300;
/** From this variance on the sum of the cubes of all probabilities is as of a normal distribution: this ÷ variance. */
const MANY_VALUES = 6;
const CUBES_OF_NORMAL = 1 / (2 * Math.PI * Math.sqrt(3));

/** -ln P(Z >= z) of the standard normal distribution, also far out: Mills' ratio as a continued fraction. */
export function normalSurprise(z: number): number {
  if (z < 2) return -Math.log(Math.max(LEAST, normalProbability(-z)));
  const far = Math.min(z, FARTHEST);
  let fraction = far;
  for (let term = 40; term >= 1; term -= 1) fraction = far + term / fraction;
  return (far * far) / 2 + HALF_LOG_TWO_PI + Math.log(fraction);
}

/** The z whose normal surprise is the given one, for surprises from 1 up. */
export function zOfSurprise(surprise: number): number {
  let z = Math.sqrt(2 * surprise);
  for (let round = 0; round < 8; round += 1) {
    const off = (normalSurprise(z) - surprise) / (z + 1 / (z + 1));
    z = Math.max(0.3, z - off);
    if (Math.abs(off) < 1e-12) break;
  }
  return z;
}

function continuous(z: number, zRise = z, zFall = z): Place {
  const middle = Math.abs(z) > 8 ? (z > 0 ? 1 : 0) : normalProbability(z);
  return { rise: normalSurprise(zRise), fall: normalSurprise(-zFall), middle, spreadOfMiddle: 1 / 3 };
}

/** Wilson and Hilferty's cube root: what is skewed like a gamma distribution becomes nearly normal. */
function cubeRootZ(value: number, mean: number, relativeVariance: number): number {
  const root = Math.cbrt(Math.max(0, value) / mean);
  return (root - 1 + relativeVariance / 9) / (Math.sqrt(relativeVariance) / 3);
}

/** The place from all probabilities up to `count`: `ratio(k)` is P(k + 1) / P(k), which falls below 1 for good. */
function stepwise(count: number, first: number, ratio: (k: number) => number, variance: number): Place {
  let probability = first;
  let below = 0;
  let cubes = 0;
  for (let k = 0; k < count; k += 1) {
    below += probability;
    cubes += probability * probability * probability;
    probability *= ratio(k);
  }
  let above = Math.max(0, 1 - below - probability);
  // Only where few values take most of it do ties matter, or far out, where the rest cannot be told by subtraction.
  if (variance < MANY_VALUES || above < 1e-3) {
    const sum = sumAbove(count, probability, ratio);
    above = sum.above;
    cubes += sum.cubes + probability ** 3;
  }
  return {
    rise: -Math.log(Math.max(LEAST, Math.min(1, probability + above))),
    fall: -Math.log(Math.max(LEAST, Math.min(1, below + probability))),
    middle: (below + probability / 2) / (below + probability + above),
    spreadOfMiddle: (1 - Math.min(1, variance < MANY_VALUES ? cubes : CUBES_OF_NORMAL / variance)) / 3,
  };
}

function sumAbove(count: number, probability: number, ratio: (k: number) => number): { above: number; cubes: number } {
  let above = 0;
  let cubes = 0;
  let term = probability;
  const last = count + 149;
  for (let k = count; k <= last; k += 1) {
    const next = ratio(k);
    term *= next;
    if (term <= 0) break;
    above += term;
    cubes += term * term * term;
    if (term < 1e-6 * (probability + above)) break;
    if (k === last && next < 1) above += (term * next) / (1 - next);
  }
  return { above, cubes };
}

/** A count whose variance is mean + spread x mean²: negative binomial. Exact for small counts, else by cube roots. */
export function placeOfCount(count: number, mean: number, spread: number): Place {
  if (count <= EXACT_UP_TO && mean <= EXACT_UP_TO && Number.isInteger(count)) {
    const size = 1 / spread;
    const scale = (spread * mean) / (1 + spread * mean);
    const none = Math.exp(-size * Math.log1p(spread * mean));
    const variance = mean + spread * mean * mean;
    if (none > LEAST) return stepwise(count, none, (k) => ((k + size) / (k + 1)) * scale, variance);
  }
  const variance = 1 / mean + spread;
  const z = (value: number) => cubeRootZ(value, mean, variance);
  return continuous(z(count), z(count - 0.5), z(count + 0.5));
}

/** `count` of `of` where `mean` was expected; `spread` is the correlation within a step: beta-binomial. */
export function placeOfShare(point: { count: number; of: number }, mean: number, spread: number): Place {
  const { count, of } = point;
  const share = Math.min(0.999, Math.max(1e-6, mean / of));
  if (of <= 2 * EXACT_UP_TO) {
    const weight = 1 / spread - 1;
    const yes = share * weight;
    const no = weight - yes;
    let none = 1;
    for (let k = 0; k < of; k += 1) none *= (no + k) / (weight + k);
    if (none > LEAST) {
      const ratio = (k: number) => (((of - k) / (k + 1)) * (yes + k)) / Math.max(LEAST, no + of - k - 1);
      return stepwise(count, none, ratio, of * share * (1 - share) * (1 + (of - 1) * spread));
    }
  }
  // Above one half the other side is counted, because the cube root fits what is skewed to the right.
  const deviation = (1 - share) * (1 + (of - 1) * spread);
  if (share <= 0.5) {
    const z = (value: number) => cubeRootZ(value, share * of, deviation / (share * of));
    return continuous(z(count), z(count - 0.5), z(count + 0.5));
  }
  const other = (1 - share) * of;
  const z = (value: number) => -cubeRootZ(of - value, other, (share * (1 + (of - 1) * spread)) / other);
  return continuous(z(count), z(count - 0.5), z(count + 0.5));
}

/** A measurement with its standard deviation. */
export function placeOfValue(value: number, mean: number, deviation: number): Place {
  return continuous(Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / deviation)));
}

/** The value that lies `z` standard deviations off in a distribution like that of `placeOfCount`. */
export function countAt(z: number, mean: number, relativeVariance: number): number {
  const root = 1 - relativeVariance / 9 + (z * Math.sqrt(relativeVariance)) / 3;
  return Math.max(0, mean * root ** 3);
}
