const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday, 5 January 1970: weeks are counted from here. */
const FIRST_MONDAY = 4 * DAY;
const WEEKS_KEPT = 6;
const DAYS_OF_LEVEL = 7;
/** Days of the week are told apart when they have begun to come round. */
const DAYS_BEFORE_WEEKDAYS = 8;
/** Counts that stand against each factor, so that few messages leave it at one. */
const COUNTS_AGAINST = 12;

/** What is usual: a level, and how hours and days of the week differ from it. Times are local milliseconds. */
export interface Season {
  readonly slotMs: number;
  readonly slotsADay: number;
  readonly slotsAWeek: number;
  /** Factors of a level (counts), or what is added to it (measurements). */
  readonly factors: boolean;
  /** Sums of tempered counts, and of what they were counted of, for each slot kept; `slot` is the newest. */
  sums: number[];
  weights: number[];
  slot: number;
  /** The first slot with data; null before there are any. */
  first: number | null;
  level: number;
  profile: number[];
}

/** A season that knows nothing yet. Slots are hours, or steps that are longer; beyond days there are no seasons. */
export function newSeason(stepMs: number, factors: boolean): Season {
  const slotMs = Math.max(HOUR, stepMs);
  const even = DAY % slotMs === 0;
  const slotsADay = even ? DAY / slotMs : 1;
  const slotsAWeek = even ? 7 * slotsADay : 1;
  const kept = Math.max(60, WEEKS_KEPT * slotsAWeek);
  const neutral = factors ? 1 : 0;
  return {
    slotMs,
    slotsADay,
    slotsAWeek,
    factors,
    sums: Array.from({ length: kept }, () => 0),
    weights: Array.from({ length: kept }, () => 0),
    slot: 0,
    first: null,
    level: 0,
    profile: Array.from({ length: slotsAWeek }, () => neutral),
  };
}

function slotOf(season: Season, local: number): number {
  return Math.floor((local - FIRST_MONDAY) / season.slotMs);
}

function remainder(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** What the season adds to the level at that time (or multiplies it by), between the centres of slots by line. */
export function seasonAt(season: Season, local: number, stepMs: number): number {
  const { profile, slotsAWeek, slotMs } = season;
  if (stepMs >= slotMs) return profile[remainder(slotOf(season, local), slotsAWeek)] ?? 0;
  const centre = (local + stepMs / 2 - FIRST_MONDAY) / slotMs - 0.5;
  const before = Math.floor(centre);
  const part = centre - before;
  const left = profile[remainder(before, slotsAWeek)] ?? 0;
  const right = profile[remainder(before + 1, slotsAWeek)] ?? 0;
  return left + part * (right - left);
}

function deviation(season: Season, mean: number, sum: number, weight: number): number {
  return season.factors ? sum / Math.max(mean, 1e-9) - weight : sum - mean * weight;
}

/** What is kept, added up by the slots of a week. */
interface Cells {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
  readonly sum: number;
  readonly weight: number;
  readonly slots: number;
}

/** This runs whenever a slot is over, so it counts its indices instead of dividing for each. */
function addUp(season: Season): Cells {
  const { slotsAWeek } = season;
  const kept = season.sums.length;
  const [sums, weights] = [new Float64Array(slotsAWeek), new Float64Array(slotsAWeek)];
  let sum = 0;
  let weight = 0;
  const oldest = Math.max(season.first ?? 0, season.slot - kept + 1);
  let at = remainder(oldest, kept);
  let cell = remainder(oldest, slotsAWeek);
  for (let slot = oldest; slot <= season.slot; slot += 1) {
    const s = season.sums[at] ?? 0;
    const w = season.weights[at] ?? 0;
    sums[cell] = (sums[cell] ?? 0) + s;
    weights[cell] = (weights[cell] ?? 0) + w;
    sum += s;
    weight += w;
    at = at + 1 === kept ? 0 : at + 1;
    cell = cell + 1 === slotsAWeek ? 0 : cell + 1;
  }
  return { sums, weights, sum, weight, slots: season.slot - oldest + 1 };
}

/** How hours of the day differ, over all days. */
function hoursOf(season: Season, cells: Cells, mean: number, pull: number): Float64Array {
  const { slotsADay, slotsAWeek } = season;
  const neutral = season.factors ? 1 : 0;
  const hours = new Float64Array(slotsADay).fill(neutral);
  if (slotsADay === 1) return hours;
  for (let hour = 0; hour < slotsADay; hour += 1) {
    let s = 0;
    let w = 0;
    for (let cell = hour; cell < slotsAWeek; cell += slotsADay) {
      s += cells.sums[cell] ?? 0;
      w += cells.weights[cell] ?? 0;
    }
    hours[hour] = neutral + deviation(season, mean, s, w) / (w + pull);
  }
  return hours;
}

/** Estimates the profile anew: hours of the day, then days of the week, then their hours, each pulled to neutral. */
function renewProfile(season: Season): void {
  const { slotsADay, slotsAWeek, factors } = season;
  if (slotsAWeek === 1) return;
  const cells = addUp(season);
  const { sum, weight, slots } = cells;
  if (weight <= 0 || slots < slotsADay) return;
  const mean = sum / weight;
  const usual = weight / slots;
  const against = factors ? COUNTS_AGAINST / Math.max(mean, 1e-9) : 0;
  const hours = hoursOf(season, cells, mean, against + usual / 2);
  const withDays = slots >= DAYS_BEFORE_WEEKDAYS * slotsADay;
  const left = (cell: number, hour: number) => {
    const w = cells.weights[cell] ?? 0;
    const expected = factors ? (hours[hour] ?? 1) * w : w;
    return factors
      ? { expected, off: (cells.sums[cell] ?? 0) / Math.max(mean, 1e-9) - expected }
      : { expected, off: (cells.sums[cell] ?? 0) - (mean + (hours[hour] ?? 0)) * w };
  };
  for (let day = 0; day < 7; day += 1) {
    let offDay = 0;
    let ofDay = 0;
    for (let hour = 0; withDays && hour < slotsADay; hour += 1) {
      const { expected, off } = left(day * slotsADay + hour, hour);
      offDay += off;
      ofDay += expected;
    }
    const byDay = withDays ? offDay / (ofDay + against + (usual * slotsADay) / 2) : 0;
    for (let hour = 0; hour < slotsADay; hour += 1) {
      const cell = day * slotsADay + hour;
      const { expected, off } = left(cell, hour);
      const byHour = withDays ? (off - byDay * expected) / (expected + against + 2 * usual) : 0;
      const base = hours[hour] ?? 0;
      season.profile[cell] = factors ? Math.max(0.02, base * (1 + byDay + byHour)) : base + byDay + byHour;
    }
  }
}

/** The level: what the last days were, without their seasons. */
function renewLevel(season: Season): void {
  const { sums, weights, profile, slotsAWeek, factors, slotsADay } = season;
  const kept = sums.length;
  const oldest = Math.max(season.first ?? 0, season.slot - Math.max(12, DAYS_OF_LEVEL * slotsADay) + 1);
  let sum = 0;
  let weight = 0;
  let at = remainder(oldest, kept);
  let cell = remainder(oldest, slotsAWeek);
  for (let slot = oldest; slot <= season.slot; slot += 1) {
    const usual = profile[cell] ?? 0;
    const w = weights[at] ?? 0;
    sum += (sums[at] ?? 0) - (factors ? 0 : usual * w);
    weight += w * (factors ? usual : 1);
    at = at + 1 === kept ? 0 : at + 1;
    cell = cell + 1 === slotsAWeek ? 0 : cell + 1;
  }
  if (weight > 0) season.level = factors ? Math.max(sum, 0.5) / weight : sum / weight;
}

/** Takes in a tempered count (or value) out of `weight`; profile and level are renewed whenever a slot is over. */
export function learnSeason(season: Season, local: number, sum: number, weight: number): void {
  const slot = slotOf(season, local);
  const kept = season.sums.length;
  if (season.first === null) {
    season.slot = slot;
    season.first = slot;
  }
  const over = slot !== season.slot;
  if (over) {
    renewProfile(season);
    const from = Math.max(season.slot + 1, slot - kept + 1);
    for (let empty = from; empty <= slot; empty += 1) {
      season.sums[remainder(empty, kept)] = 0;
      season.weights[remainder(empty, kept)] = 0;
    }
    season.slot = slot;
  }
  const at = remainder(slot, kept);
  season.sums[at] = (season.sums[at] ?? 0) + sum;
  season.weights[at] = (season.weights[at] ?? 0) + weight;
  if (over || slot - season.first < 3) renewLevel(season);
}
