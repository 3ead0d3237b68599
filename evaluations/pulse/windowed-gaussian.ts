import { normalProbability } from "@firsthand/analytics/statistics";

const WINDOW = 6_400;
const STEP = 100;

/** P(Z >= z) by its continued fraction where 1 - P would lose it; only whether 1 minus it is 1 matters there. */
function upper(z: number): number {
  if (z < 5) return normalProbability(-z);
  let fraction = z;
  for (let term = 60; term >= 1; term -= 1) fraction = z + term / fraction;
  return Math.exp((-z * z) / 2) / (Math.sqrt(2 * Math.PI) * fraction);
}

/**
 * The simplest detector that the benchmark publishes: how far a value lies from the mean of the last 6,400, taken for
 * normal, on either side. The mean grows with the first 6,400 values and then moves on by hundreds.
 */
export function windowedGaussian(values: readonly number[]): readonly number[] {
  let window: number[] = [];
  let ahead: number[] = [];
  let sum = 0;
  let squares = 0;
  let mean = 0;
  let deviation = 1;
  const renew = () => {
    mean = sum / window.length;
    deviation = Math.sqrt(Math.max(0, squares / window.length - mean * mean)) || 0.000001;
  };
  return values.map((value) => {
    const score = window.length === 0 ? 0 : 1 - upper(Math.abs(value - mean) / deviation);
    if (window.length < WINDOW) {
      window.push(value);
      sum += value;
      squares += value * value;
      renew();
    } else {
      ahead.push(value);
      if (ahead.length === STEP) {
        window = [...window.slice(STEP), ...ahead];
        ahead = [];
        sum = window.reduce((total, each) => total + each, 0);
        squares = window.reduce((total, each) => total + each * each, 0);
        renew();
      }
    }
    return score;
  });
}
