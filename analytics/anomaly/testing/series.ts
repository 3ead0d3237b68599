import type { PulsePoint } from "../index.ts";

export const HOUR = 3_600_000;
export const WEEK = 7 * 24 * HOUR;
const START = Date.UTC(2024, 0, 1);

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Marsaglia and Tsang's method. */
function gamma(chance: () => number, shape: number): number {
  if (shape < 1) return gamma(chance, shape + 1) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(chance);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function poisson(chance: () => number, mean: number): number {
  if (mean > 500) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)));
  if (mean > 30) return poisson(chance, mean / 2) + poisson(chance, mean / 2);
  let count = 0;
  for (let left = 1 - chance(); left > Math.exp(-mean); left *= 1 - chance()) count += 1;
  return count;
}

/** How a series of noise is made. */
export interface Noise {
  readonly seed: number;
  readonly stepMs: number;
  readonly points: number;
  readonly rate: number;
  /** Variance is mean + spread x mean²; 0 is Poisson. */
  readonly spread?: number;
  /** Whether nights are quiet and weekends half as busy. */
  readonly season?: boolean;
  /** What the rate is multiplied by at a point. */
  readonly times?: (index: number) => number;
}

/** Poisson or negative binomial counts, with daily and weekly seasons or without; the same for the same seed. */
export function noise(of: Noise): PulsePoint[] {
  const chance = uniform(of.seed);
  const { spread = 0 } = of;
  return Array.from({ length: of.points }, (_, index) => {
    const at = START + index * of.stepMs;
    const hours = (at - START) / HOUR;
    const weekend = Math.floor(hours / 24) % 7 > 4 ? 0.5 : 1;
    const usual = of.season ? Math.exp(Math.sin((2 * Math.PI * (hours - 9)) / 24)) * weekend : 1;
    const mean = of.rate * usual * (of.times?.(index) ?? 1);
    return { at, count: poisson(chance, spread > 0 ? mean * spread * gamma(chance, 1 / spread) : mean) };
  });
}
