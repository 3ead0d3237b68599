import type { PulseIncident, PulseOptions, PulsePoint, PulseScore } from "./points.ts";
import { type Course, type Step, newCourse, takeCourse } from "./rules/course.ts";
import { addedByReach, learnReach } from "./rules/reach.ts";
import { type Scale, type Window, learnRarity, learnSpread, newScale, placeIn, rarityIn } from "./rules/scale.ts";
import { type Season, learnSeason, newSeason, seasonAt } from "./rules/season.ts";
import { type Place, countAt, zOfSurprise } from "./rules/tails.ts";
import { lastPoints } from "./rules/window.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const VERSION = 2;
const SCALES = [1, 4, 16] as const;
const LONGEST = 16;
/** After a gap of more steps than these, points before it are not added to those after it. */
const GAP_STEPS = 3;
/** The local level follows in about these hours, and falls back to the season in four times as long. */
const FOLLOWS_IN = 6 * HOUR;
const FASTEST = 0.25;
/** While an incident lasts the local level follows so much slower: what stays becomes usual slowly. */
const FOLLOWS_IN_INCIDENT = 0.25;
const FARTHEST_LOCAL = 3;
/** A point teaches the season at most so many standard deviations, less while an incident lasts. */
const REACH = 3;
const REACH_IN_INCIDENT = 1.5;
/** So much more surprising than the threshold of the tail is as good as an incident for what is learnt. */
const FAR_OUT = 3;
/** Makes a step of one out of a point that lies about one standard deviation off. */
const UNIT_STEP = 1.7;
/** Incidents a week to be expected by chance where alerts begin, at a sensitivity of 1. */
const ALARMS_A_WEEK = 0.05;
/** Fewer messages than these above what was expected are no incident, however rare. */
const LEAST_MESSAGES = 5;
const NOT_RARE = -2;
/** Points before the spread of a series is trusted. */
const SETTLED = 12;
/** Without so many points and days nothing is told, and it is told with full voice after twice as many. */
const WARM_POINTS = 24;
const WARM_DAYS = 1;
const WARM_POINTS_OF_DAYS = 7;

interface State {
  readonly version: typeof VERSION;
  readonly options: PulseOptions;
  readonly season: Season;
  readonly scales: readonly Scale[];
  /** How the newest hours differ from level and season. */
  local: number;
  seen: number;
  startedAt: number;
  lastAt: number;
  /** The newest points: observed, out of, expected. */
  recent: Window[];
  /** How much measurements usually move at all; keeps a flat line from making everything rare. */
  movement: number;
  readonly course: Course;
}

/** Watches one series, point by point. Points come in order; a step that is left out is a gap, not a zero. */
export interface Detector {
  /** Takes the next point. Refuses (RangeError) one that is not later than the last, or no number. */
  push(point: PulsePoint): PulseScore;
  /** The newest hundred incidents, the oldest first; one that lasts is the last. */
  incidents(): PulseIncident[];
  /** Everything it knows, as text for `loadDetector`. */
  save(): string;
}

function rateOf(seen: number, slowest: number): number {
  return Math.max(1 / (seen + 4), 1 / slowest);
}

function check(state: State, point: PulsePoint): void {
  if (!Number.isFinite(point.at) || !Number.isFinite(point.count))
    throw new RangeError("a point needs a time and a count");
  if (state.seen > 0 && point.at <= state.lastAt)
    throw new RangeError(`the point at ${point.at} is not later than the last`);
  if (state.options.kind !== "value" && point.count < 0) throw new RangeError("a count cannot be negative");
  if (state.options.kind !== "share") return;
  if (point.of === undefined || !(point.of >= point.count)) throw new RangeError("a share needs what it is out of");
}

function expectedOf(state: State, at: number, of: number): number {
  const { season, options } = state;
  const usual = seasonAt(season, at, options.stepMs);
  if (!season.factors) return season.level + usual + state.local;
  const rate = season.level * usual * Math.exp(state.local) * of;
  return options.kind === "share" ? Math.min(rate, 0.98 * of) : Math.max(rate, 1e-6);
}

/**
 * What a rise is judged against: half way, as a factor, between this hour and an average one. A burst in the night
 * that would hardly stand out by day is not much of a crisis.
 */
function againstOf(state: State, expected: number, of: number): number {
  if (state.options.kind === "value" || expected <= 0) return expected;
  const average = state.season.level * Math.exp(state.local) * of;
  const against = average > expected ? Math.sqrt(expected * average) : expected;
  return state.options.kind === "share" ? Math.min(against, 0.98 * of) : against;
}

function deviationOf(state: State, expected: number, of: number): number {
  const spread = state.scales[0]?.spread ?? 1;
  if (state.options.kind === "value") return spread;
  if (state.options.kind === "count") return Math.sqrt(expected + spread * expected * expected);
  return Math.sqrt(Math.max(1e-9, expected * (1 - expected / of) * (1 + (of - 1) * spread)));
}

function bandOf(state: State, expected: number, of: number): { low: number; high: number } {
  const scale = state.scales[0];
  if (!scale) return { low: expected, high: expected };
  const up = zOfSurprise(scale.rise.threshold);
  const down = zOfSurprise(scale.fall.threshold);
  const deviation = deviationOf(state, expected, of);
  if (state.options.kind === "value") return { low: expected - down * deviation, high: expected + up * deviation };
  const variance = (deviation / expected) ** 2;
  const high = Math.ceil(countAt(up, expected, variance) + 0.5);
  const low = Math.max(0, Math.floor(countAt(-down, expected, variance) - 0.5));
  return { low, high: state.options.kind === "share" ? Math.min(of, high) : high };
}

/** Measurements are not taken for steadier than this. */
function leastOf({ movement, season }: State): number {
  return Math.max(1e-9, 0.02 * movement, 1e-3 * Math.abs(season.level));
}

function isFarOut({ scale, place }: Seen): boolean {
  return place.rise > scale.rise.threshold + FAR_OUT || place.fall > scale.fall.threshold + FAR_OUT;
}

/** Lets level, season, local level and spreads follow, all of them by bounded steps. */
function follow(
  state: State,
  now: { local: number; count: number; of: number; expected: number },
  seen: readonly Seen[],
): void {
  const { season, options } = state;
  const { count, of, expected } = now;
  // Also what nobody is told of, such as a fall where only rises are told, is not to become usual at once.
  const open = state.course.open !== null;
  const unusual = open || seen.some(isFarOut);
  const settled = state.seen >= SETTLED;
  const deviation = deviationOf(state, expected, of);
  const reach = (unusual ? REACH_IN_INCIDENT : REACH) * deviation;
  const tempered = settled ? Math.min(expected + reach, Math.max(expected - reach, count)) : count;
  learnSeason(season, now.local, tempered, of);
  const middle = seen[0]?.place.middle ?? 0.5;
  const pull = Math.min(FASTEST, 1 - Math.exp(-options.stepMs / FOLLOWS_IN)) * (unusual ? FOLLOWS_IN_INCIDENT : 1);
  const relative = season.factors ? Math.min(1, deviation / expected) : deviation;
  const step = settled ? pull * relative * UNIT_STEP * (2 * middle - 1) : 0;
  state.local = (state.local + step) * (1 - pull / 4);
  if (season.factors) state.local = Math.max(-FARTHEST_LOCAL, Math.min(FARTHEST_LOCAL, state.local));
  const rate = rateOf(state.seen, Math.min(600, Math.max(60, (2 * DAY) / options.stepMs)));
  const off = Math.abs(tempered - expected);
  state.movement += rate * (Math.min(off, 4 * (state.movement || off)) - state.movement);
  const least = leastOf(state);
  // Measurements begin without any idea of their spread, so for them only an incident stops its learning.
  const frozen = options.kind === "value" ? open : unusual;
  for (const { scale, place } of seen) {
    if (options.kind === "value" && state.seen === SETTLED - 1) scale.spread = Math.max(least, 1.25 * state.movement);
    else if (!frozen || scale.points === 1)
      learnSpread(scale, options.kind, { place, rate, expected, least: options.kind === "value" ? least : 0 });
  }
}

/** One point on one scale. */
interface Seen {
  readonly scale: Scale;
  readonly window: Window;
  readonly place: Place;
}

/** How rare it is, in powers of ten below one a week, on the scale where it is rarest. */
function rarest(state: State, seen: readonly Seen[]): Pick<Step, "decades" | "atThisHour" | "direction"> {
  let best: { decades: number; direction: Step["direction"] } = { decades: NOT_RARE, direction: "rise" };
  const counts = state.options.kind !== "value";
  for (const { scale, window, place } of seen) {
    if (state.recent.length < scale.points) continue;
    if (counts && Math.abs(window.count - window.expected) < LEAST_MESSAGES) continue;
    const { rise, fall } = rarityIn(scale, place, window);
    if (rise > best.decades) best = { decades: rise, direction: "rise" };
    // One step with too few messages is a hiccup of whoever counts; falls of counts are told when they last.
    if (state.options.sides !== "both" || (counts && scale.points === 1)) continue;
    if (fall > best.decades) best = { decades: fall, direction: "fall" };
  }
  const whole = seen.filter(({ scale }) => state.recent.length >= scale.points);
  const reaches = whole.map(({ scale, window }) => ({ reach: scale.reach, value: window.count }));
  const told = { kind: state.options.kind, direction: best.direction, least: leastOf(state) };
  return { ...best, decades: best.decades + addedByReach(best.decades, reaches, told), atThisHour: best.decades };
}

/** 0 while a series is too new to say anything, 1 when it is known long enough. */
function warmthOf(state: State, at: number): number {
  const days = (at - state.startedAt) / (WARM_DAYS * DAY);
  const enough =
    state.options.stepMs >= DAY ? state.seen / WARM_POINTS_OF_DAYS : Math.min(state.seen / WARM_POINTS, days);
  return Math.min(1, Math.max(0, enough - 1));
}

function push(state: State, point: PulsePoint): PulseScore {
  check(state, point);
  const { options, scales, season } = state;
  const { stepMs, kind } = options;
  const { at, count } = point;
  const of = kind === "share" ? (point.of ?? 0) : 1;
  if (of === 0) return { at, count, expected: 0, low: 0, high: 0, score: 0, severity: 0, alert: false };
  if (state.seen === 0) {
    state.startedAt = at;
    season.level = season.factors ? Math.max(count / of, 0.01) : count;
  } else if (at - state.lastAt > GAP_STEPS * stepMs) state.recent = [];
  state.lastAt = at;
  const local = at + (options.timeZoneOffsetMinutes ?? 0) * 60_000;
  const expected = expectedOf(state, local, of);
  const band = bandOf(state, expected, of);
  state.recent.push({ count, of, expected, against: againstOf(state, expected, of) });
  if (state.recent.length > LONGEST) state.recent.shift();
  const seen = scales.map((scale) => {
    const window = lastPoints(state.recent, scale.points, kind);
    return { scale, window, place: placeIn(scale, kind, window) };
  });
  const warmth = warmthOf(state, at);
  const { decades, atThisHour, direction } = rarest(state, seen);
  const voice = (rarity: number) => (warmth === 0 ? NOT_RARE : Math.min(rarity, rarity * warmth));
  const told = takeCourse(state.course, {
    at,
    count,
    expected,
    decades: voice(decades),
    atThisHour: voice(atThisHour),
    direction,
    alertFrom: -Math.log10(ALARMS_A_WEEK * (options.sensitivity ?? 1)),
    stepMs,
    middle: seen[0]?.place.middle ?? 0.5,
    out: count > band.high || (options.sides === "both" && count < band.low),
  });
  follow(state, { local, count, of, expected }, seen);
  for (const { scale, window } of seen)
    if (state.recent.length >= scale.points) learnReach(scale.reach, window.count, WEEK / stepMs);
  if (state.seen >= SETTLED) {
    const rate = rateOf(state.seen, Math.min(2_000, Math.max(100, (4 * DAY) / stepMs)));
    const pace = { gap: told.calmPoints, pointsAWeek: WEEK / stepMs, rate };
    for (const of of seen) learnRarity(of.scale, of, pace);
  }
  state.seen += 1;
  return { at, count, expected, ...band, score: told.score, severity: told.severity, alert: told.alert };
}

function detectorOf(state: State): Detector {
  return {
    push: (point) => push(state, point),
    incidents: () =>
      [...state.course.ended, ...(state.course.open ? [state.course.open] : [])].map((incident) => ({ ...incident })),
    save: () => JSON.stringify(state),
  };
}

/** A detector that has seen nothing. */
export function createDetector(options: PulseOptions): Detector {
  if (!(options.stepMs > 0)) throw new RangeError(`a step needs a length, not ${options.stepMs}`);
  const pointsAWeek = WEEK / options.stepMs;
  return detectorOf({
    version: VERSION,
    options,
    season: newSeason(options.stepMs, options.kind !== "value"),
    scales: SCALES.map((points) => newScale(points, options.kind, pointsAWeek)),
    local: 0,
    seen: 0,
    startedAt: 0,
    lastAt: 0,
    recent: [],
    movement: 0,
    course: newCourse(),
  });
}

/** The detector that `save` wrote down; goes on as if it had never stopped. Refuses what another version wrote. */
export function loadDetector(saved: string): Detector {
  const state = JSON.parse(saved) as State | null;
  if (state?.version !== VERSION) throw new RangeError(`a saved detector of version ${VERSION} is needed`);
  return detectorOf(state);
}
