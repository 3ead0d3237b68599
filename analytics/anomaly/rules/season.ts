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

/** Estimates the profile anew: hours of the day, then days of the week, then their hours, each pulled to neutral. */
function renewProfile(season: Season): void {
  const { slotsADay, slotsAWeek, sums, weights, factors } = season;
  const kept = sums.length;
  if (slotsAWeek === 1) return;
  const perWeek = Array.from({ length: slotsAWeek }, () => ({ sum: 0, weight: 0 }));
  let sum = 0;
  let weight = 0;
  const oldest = Math.max(season.first ?? 0, season.slot - kept + 1);
  for (let slot = oldest; slot <= season.slot; slot += 1) {
    const cell = perWeek[remainder(slot, slotsAWeek)];
    const at = remainder(slot, kept);
    if (!cell) continue;
    cell.sum += sums[at] ?? 0;
    cell.weight += weights[at] ?? 0;
    sum += sums[at] ?? 0;
    weight += weights[at] ?? 0;
  }
  const slots = season.slot - oldest + 1;
  if (weight <= 0 || slots < slotsADay) return;
  const mean = sum / weight;
  const usual = weight / slots;
  const against = factors ? COUNTS_AGAINST / Math.max(mean, 1e-9) : 0;
  const neutral = factors ? 1 : 0;
  const hours = Array.from({ length: slotsADay }, (_, hour) => {
    const cells = perWeek.filter((_, index) => index % slotsADay === hour);
    const s = cells.reduce((total, cell) => total + cell.sum, 0);
    const w = cells.reduce((total, cell) => total + cell.weight, 0);
    return slotsADay === 1 ? neutral : neutral + deviation(season, mean, s, w) / (w + against + usual / 2);
  });
  const withDays = slots >= DAYS_BEFORE_WEEKDAYS * slotsADay;
  for (let day = 0; day < 7; day += 1) {
    const cells = perWeek.slice(day * slotsADay, (day + 1) * slotsADay);
    let off = 0;
    let w = 0;
    const rest = cells.map((cell, hour) => {
      const expected = (hours[hour] ?? neutral) * (factors ? cell.weight : 1);
      const left = factors
        ? cell.sum / Math.max(mean, 1e-9) - expected
        : cell.sum - (mean + (hours[hour] ?? 0)) * cell.weight;
      off += left;
      w += factors ? expected : cell.weight;
      return { left, expected: factors ? expected : cell.weight };
    });
    const ofDay = withDays ? off / (w + against + (usual * slotsADay) / 2) : 0;
    for (const [hour, { left, expected }] of rest.entries()) {
      const ofHour = withDays ? (left - ofDay * expected) / (expected + against + 2 * usual) : 0;
      const base = hours[hour] ?? neutral;
      season.profile[day * slotsADay + hour] = factors
        ? Math.max(0.02, base * (1 + ofDay + ofHour))
        : base + ofDay + ofHour;
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
  for (let slot = oldest; slot <= season.slot; slot += 1) {
    const at = remainder(slot, kept);
    const usual = profile[remainder(slot, slotsAWeek)] ?? 0;
    sum += (sums[at] ?? 0) - (factors ? 0 : usual * (weights[at] ?? 0));
    weight += (weights[at] ?? 0) * (factors ? usual : 1);
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
