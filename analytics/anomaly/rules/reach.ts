import type { PulseIncident, PulseOptions } from "../points.ts";

const WEEKS_REMEMBERED = 8;
/** So many standard deviations of the whole series, at any hour, neither add to how rare something is nor take away. */
const USUAL_REACH = 5;
/** Ten times as far out is rarer by so many powers of ten: a tail that falls like the fourth power. */
const FALLS_BY = 4;
const MOST_LESS = -2;
const LEAST_REACH = 0.1;
/** Counts are not taken for steadier than this. */
const LEAST_DEVIATION = 1;

/** How widely windows of one length have moved at all, whatever the hour, their crises included. */
export interface Reach {
  seen: number;
  mean: number;
  variance: number;
}

/** What is looked at; `least` is the smallest standard deviation that measurements are taken to have. */
interface Told {
  readonly kind: PulseOptions["kind"];
  readonly direction: PulseIncident["direction"];
  readonly least: number;
}

/** Nothing seen yet. */
export function newReach(): Reach {
  return { seen: 0, mean: 0, variance: 0 };
}

/** Remembers a window, for about eight weeks. */
export function learnReach(reach: Reach, value: number, pointsAWeek: number): void {
  const off = value - reach.mean;
  const rate = Math.max(1 / (reach.seen + 1), 1 / (WEEKS_REMEMBERED * pointsAWeek));
  if (reach.seen > 0) reach.variance += rate * (off * off - reach.variance);
  reach.mean += rate * off;
  reach.seen += 1;
}

/**
 * What the size of a rise or a fall, beside all that the series ever did, adds to how rare it is (in powers of ten)
 * or takes away. The band of an hour says how surprising it is then; a wild series surprises often, and its own
 * deviations say so, whatever its distribution. It never makes rare what is usual at its hour, and never silences
 * what is very rare. Counts cannot fall far, so their falls have to be a hundred times rarer than rises.
 */
export function addedByReach(
  decades: number,
  windows: readonly { readonly reach: Reach; readonly value: number }[],
  { kind, direction, least }: Told,
): number {
  if (kind === "share" || windows.length === 0) return 0;
  let sum = 0;
  for (const { reach, value } of windows) {
    const deviation = Math.max(kind === "count" ? LEAST_DEVIATION : least, Math.sqrt(reach.variance));
    const far = ((direction === "rise" ? 1 : -1) * (value - reach.mean)) / deviation;
    sum += Math.log10(Math.max(LEAST_REACH, far) / USUAL_REACH);
  }
  return Math.max(MOST_LESS, Math.min((FALLS_BY * sum) / windows.length, Math.max(0, decades)));
}
