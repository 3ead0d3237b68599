import type { PulseOptions } from "../points.ts";

import { type Pace, type Tail, decadesOf, learnTail, newTail } from "./rarity.ts";
import { type Reach, newReach } from "./reach.ts";
import { type Place, placeOfCount, placeOfShare, placeOfValue } from "./tails.ts";

const FIRST_SPREAD = { count: 0.3, share: 0.02, value: 1 } as const;
const BOUNDS = { count: [1e-4, 6], share: [1e-5, 0.5], value: [1e-12, 1e300] } as const;

/** One length of time over which a series is watched: the newest points together, and what such sums were like. */
export interface Scale {
  readonly points: number;
  /** Beyond chance: relative variance of counts, correlation within shares, standard deviation of measurements. */
  spread: number;
  readonly rise: Tail;
  readonly fall: Tail;
  readonly reach: Reach;
}

/** Observed and expected of the newest points. */
export interface Window {
  readonly count: number;
  readonly of: number;
  readonly expected: number;
  /** What rises are judged against: for counts at quiet hours somewhat more than what is expected. */
  readonly against: number;
}

/** A scale that has seen nothing. */
export function newScale(points: number, kind: PulseOptions["kind"], pointsAWeek: number): Scale {
  return {
    points,
    spread: FIRST_SPREAD[kind],
    rise: newTail(pointsAWeek, points),
    fall: newTail(pointsAWeek, points),
    reach: newReach(),
  };
}

function placeAgainst(scale: Scale, kind: PulseOptions["kind"], window: Window, expected: number): Place {
  if (kind === "share") return placeOfShare(window, expected, scale.spread);
  if (kind === "value") return placeOfValue(window.count, expected, scale.spread);
  return placeOfCount(window.count, Math.max(1e-6, expected), scale.spread);
}

/** Where the window lies in what this scale expects. */
export function placeIn(scale: Scale, kind: PulseOptions["kind"], window: Window): Place {
  const place = placeAgainst(scale, kind, window, window.expected);
  if (place.rise < 1 || window.against < 1.02 * window.expected) return place;
  return { ...place, rise: placeAgainst(scale, kind, window, window.against).rise };
}

/** Moves the spread so that the middle half of what comes lies in the middle half of what is expected. */
export function learnSpread(
  scale: Scale,
  kind: PulseOptions["kind"],
  seen: { place: Place; rate: number; expected: number; least: number },
): void {
  const [low, high] = BOUNDS[kind];
  const off = (2 * seen.place.middle - 1) ** 2 - seen.place.spreadOfMiddle;
  const floor = kind === "count" ? Math.max(low, 0.02 / Math.max(0.1, seen.expected)) : Math.max(low, seen.least);
  const moved = scale.spread * Math.exp((kind === "value" ? 2 : 4) * seen.rate * off);
  scale.spread = Math.min(high, Math.max(floor, moved));
}

/** How rare the window is on either side, in powers of ten below one a week. */
export function rarityIn(scale: Scale, place: Place, window: Window): { rise: number; fall: number } {
  const size = window.count - window.expected;
  return { rise: decadesOf(scale.rise, place.rise, size), fall: decadesOf(scale.fall, place.fall, -size) };
}

/** Remembers how surprising the window was, and how large. */
export function learnRarity(scale: Scale, seen: { place: Place; window: Window }, pace: Pace): void {
  const gap = Math.max(pace.gap, scale.points);
  const size = seen.window.count - seen.window.expected;
  learnTail(scale.rise, { surprise: seen.place.rise, size }, { ...pace, gap });
  learnTail(scale.fall, { surprise: seen.place.fall, size: -size }, { ...pace, gap });
}
