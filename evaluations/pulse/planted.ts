import type { Judged } from "./nab.ts";

/** An invented series of mentions every five minutes, with the windows of the crises that were planted in it. */
export interface Planted {
  readonly counts: readonly number[];
  readonly windows: Judged["windows"];
}

type Chance = () => number;

const DAY = 288;
const POINTS = 55 * DAY;
const PROBATION = 0.15;
/** The windows of a series together take this part of it, as the benchmark makes them. */
const IN_WINDOWS = 0.1;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function between(chance: Chance, low: number, high: number): number {
  return low + (high - low) * chance();
}

/** Evenly on a scale of factors. */
function factor(chance: Chance, low: number, high: number): number {
  return low * (high / low) ** chance();
}

function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Marsaglia and Tsang's method. */
function gamma(chance: Chance, shape: number): number {
  if (shape < 1) return gamma(chance, shape + 1) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(chance);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function poisson(chance: Chance, mean: number): number {
  if (mean > 500) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)));
  if (mean > 30) return poisson(chance, mean / 2) + poisson(chance, mean / 2);
  let count = 0;
  for (let left = 1 - chance(); left > Math.exp(-mean); left *= 1 - chance()) count += 1;
  return count;
}

/** A burst of messages that rises evenly, and falls off by e in `fall` points. */
interface Burst {
  readonly at: number;
  readonly peak: number;
  readonly rise: number;
  readonly fall: number;
}

function addBurst(extra: Float64Array, { at, peak, rise, fall }: Burst): void {
  const last = Math.min(extra.length - 1, at + rise + Math.ceil(6 * fall));
  for (let point = at; point <= last; point += 1) {
    const since = point - at;
    const share = since < rise ? (since + 1) / (rise + 1) : Math.exp(-(since - rise) / fall);
    extra[point] = (extra[point] ?? 0) + peak * share;
  }
}

/** The usual rate: hours of the day, weekends, and wandering for hours. */
function usualRate(chance: Chance, base: number): Float64Array {
  const swing = between(chance, 0.2, 0.9);
  const second = between(chance, 0, 0.6);
  const weekend = between(chance, 0.4, 1);
  const phase = between(chance, 0, DAY);
  const wanders = between(chance, 0.1, 0.5);
  const lasting = factor(chance, 6, 200);
  let off = 0;
  return Float64Array.from({ length: POINTS }, (_, point) => {
    const angle = (2 * Math.PI * (point + phase)) / DAY;
    off = off * (1 - 1 / lasting) + Math.sqrt(2 / lasting) * normal(chance) * wanders;
    const usual = Math.exp(swing * Math.sin(angle) + second * Math.sin(2 * angle) + off);
    return base * usual * (Math.floor(point / DAY) % 7 > 4 ? weekend : 1);
  });
}

/** Everyday bursts, heavy-tailed, some with aftershocks within the day. Gives how high they were, the highest first. */
function addEverydayBursts(chance: Chance, extra: Float64Array, base: number): readonly number[] {
  const smallest = factor(chance, 0.5, 2);
  const heaviness = 1 / between(chance, 0.9, 2.6);
  const again = chance() < 0.6 ? between(chance, 0, 0.6) : 0;
  const first = poisson(chance, (factor(chance, 3, 60) * POINTS) / (7 * DAY));
  const bursts = Array.from({ length: first }, () => ({
    at: Math.floor(chance() * POINTS),
    times: Math.min(200 * smallest, smallest * (1 - chance()) ** -heaviness),
  }));
  for (let index = 0; index < bursts.length && bursts.length < 3_000; index += 1) {
    const { at, times } = bursts[index] ?? { at: 0, times: 0 };
    if (chance() < again)
      bursts.push({ at: at + Math.floor(factor(chance, 2, 300)), times: times * factor(chance, 0.3, 1.3) });
  }
  for (const { at, times } of bursts) {
    const lone = chance() < 0.4;
    const rise = lone ? 0 : Math.floor(between(chance, 0, 3));
    addBurst(extra, { at, peak: times * base, rise, fall: lone ? 0.05 : factor(chance, 0.5, 8) });
  }
  return bursts.map(({ times }) => times * base).toSorted((a, b) => b - a);
}

/** A storm, a spike, a level that lasts, a slow ramp, or an outage. `great` is what hardly any everyday burst reaches. */
function plant(chance: Chance, to: { rate: Float64Array; extra: Float64Array }, at: number, great: number): void {
  const kind = chance();
  const { rate, extra } = to;
  if (kind < 0.72) {
    const spike = kind < 0.12;
    const rise = spike ? 0 : Math.floor(between(chance, 0, 4));
    addBurst(extra, { at, peak: great * factor(chance, 1, 5), rise, fall: spike ? 0.05 : factor(chance, 2, 60) });
  } else if (kind < 0.81) {
    const rise = Math.floor(between(chance, 12, 48));
    addBurst(extra, { at, peak: great * factor(chance, 1, 3), rise, fall: factor(chance, 6, 60) });
  } else {
    const outage = kind > 0.95;
    const times = outage ? 0.02 : between(chance, 1.5, 4);
    const lasts = Math.floor(outage ? between(chance, 12, 72) : between(chance, 48, DAY));
    for (let point = at; point < Math.min(POINTS, at + lasts); point += 1) {
      rate[point] = (rate[point] ?? 0) * times;
      if (outage) extra[point] = 0;
    }
  }
}

/**
 * A series in which two to four crises are planted among everyday bursts, each in the middle of its window; the same
 * for the same seed. Rates, seasons, noise, tails and aftershocks differ from series to series.
 */
export function plantedSeries(seed: number): Planted {
  const chance = chanceOf(seed * 7_919 + 13);
  const base = factor(chance, 0.5, 80);
  const spread = factor(chance, 0.01, 0.3);
  const rate = usualRate(chance, base);
  const extra = new Float64Array(POINTS);
  const everyday = addEverydayBursts(chance, extra, base);
  const great = Math.max(3 * base, everyday[Math.max(2, Math.floor(0.05 * everyday.length))] ?? 0);
  const number = 2 + Math.floor(chance() * 3);
  const length = Math.floor((IN_WINDOWS * POINTS) / number);
  const windows: { first: number; last: number }[] = [];
  while (windows.length < number) {
    const first = Math.floor(between(chance, PROBATION * POINTS, POINTS - length));
    const last = first + length - 1;
    if (windows.some((other) => first <= other.last && last >= other.first)) continue;
    plant(chance, { rate, extra }, first + (length >> 1), great);
    windows.push({ first, last });
  }
  const counts = Array.from(rate, (usual, point) => {
    const more = extra[point] ?? 0;
    return poisson(chance, usual * spread * gamma(chance, 1 / spread)) + (more > 0 ? poisson(chance, more) : 0);
  });
  return { counts, windows: windows.toSorted((a, b) => a.first - b.first) };
}
