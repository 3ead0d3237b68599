import type { Chance } from "./chance.ts";
import type { Channel, Language, Unit } from "./story.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Thirteen weeks. */
export const DAYS = 91;

/** The crisis begins on the second day of the ninth week. */
export const CRISIS_BEGINS = 57;

/** Matters of the crisis on its days, which ebb away after the fourth. */
export const CRISIS_MATTERS: readonly number[] = [74, 84, 60, 40, 12, 7, 5];

/** Counted from 0. */
export function weekOf(day: number): number {
  return Math.floor(day / 7);
}

/** Midnight of a day of the thirteen weeks. */
export function startOf(begin: number, day: number): number {
  return begin + day * DAY_MS;
}

/** The four days in which everything stood still. */
export function isCrisis(day: number): boolean {
  return day >= CRISIS_BEGINS && day < CRISIS_BEGINS + 4;
}

/** Where the sun stands, in milliseconds ahead of UTC; summer time makes no difference to a sample. */
export function offsetOf(language: Language): number {
  return { en: 0, de: 1, fr: 1, id: 7 }[language] * HOUR_MS;
}

/** Matters a day, before the rhythm of the week. */
const A_DAY: Readonly<Record<Unit, Readonly<Record<Channel, number>>>> = {
  Fellmoor: { email: 2.8, chat: 2.7, social: 2.8, survey: 2.7 },
  Kettla: { email: 2.4, chat: 2.3, social: 3.1, survey: 2.4 },
};

/** By weekday, Sunday first. */
const OF_THE_WEEK: Readonly<Record<Channel, readonly number[]>> = {
  email: [0.5, 1.35, 1.2, 1.1, 1.1, 0.95, 0.6],
  chat: [0.15, 1.3, 1.2, 1.15, 1.15, 1.05, 0.7],
  social: [1.15, 0.95, 0.9, 0.9, 0.95, 1.05, 1.2],
  survey: [0.5, 1.2, 1.15, 1.1, 1.1, 1.05, 0.7],
};

/** How many matters begin on a day. */
export function mattersOn(weekday: number, channel: Channel, unit: Unit, chance: Chance): number {
  const expected = A_DAY[unit][channel] * (OF_THE_WEEK[channel][weekday] ?? 1);
  const lively = expected * (0.8 + 0.4 * chance.next());
  return Math.floor(lively) + (chance.happens(lively % 1) ? 1 : 0);
}

/** By hour, local time. */
const HOURS: Readonly<Record<Channel, readonly number[]>> = {
  email: [0, 0, 0, 0, 0, 1, 2, 5, 9, 12, 12, 9, 7, 8, 9, 9, 8, 7, 6, 6, 7, 6, 3, 1],
  chat: [0, 0, 0, 0, 0, 0, 0, 0, 4, 9, 10, 10, 8, 8, 9, 9, 8, 7, 3, 0, 0, 0, 0, 0],
  social: [0, 0, 0, 0, 0, 1, 3, 6, 6, 4, 3, 3, 5, 4, 3, 3, 4, 7, 10, 12, 12, 10, 6, 2],
  survey: [0, 0, 0, 0, 0, 0, 2, 4, 6, 8, 8, 6, 6, 6, 6, 6, 5, 5, 5, 6, 7, 5, 2, 0],
};

/** A moment of the day that begins at `midnight` (UTC) at which somebody of this language writes. */
export function momentOn(midnight: number, channel: Channel, language: Language, chance: Chance): number {
  const hours = HOURS[channel];
  const hour = chance.weighted([...hours.keys()], (index) => hours[index] ?? 0);
  const within = chance.between(0, 3599) * 1000;
  const shifted = midnight + hour * HOUR_MS + within - offsetOf(language);
  // Who lives ahead of UTC writes on the evening before: that counts to the evening of the day itself.
  return shifted < midnight ? shifted + DAY_MS : shifted;
}

/** The next moment from `at` on at which a customer is awake. */
export function awake(at: number, language: Language, chance: Chance): number {
  const local = at + offsetOf(language);
  const hour = (local % DAY_MS) / HOUR_MS;
  if (hour >= 7 && hour < 23) return at;
  const midnight = local - (local % DAY_MS) + (hour >= 23 ? DAY_MS : 0);
  return midnight + 7 * HOUR_MS + chance.around(70, 0.6) * MINUTE_MS - offsetOf(language);
}
