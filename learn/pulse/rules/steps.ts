import type { WatchStep } from "../contract/watch.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

interface StepRule {
  readonly ms: number;
  /** How far back what comes late is still counted. */
  readonly lateMs: number;
  /** How much of the past is learnt from. */
  readonly historyMs: number;
  /** How long a series is only learnt from. */
  readonly learningMs: number;
  /** So long after it was counted it is counted again, where no step ended meanwhile. */
  readonly restMs: number;
  /** How long a drill goes on until it is given up; less than what is late. */
  readonly drillMs: number;
  /** From so many messages a day on a step of this length has enough of them. */
  readonly fromPerDay: number;
}

/** The shortest first. */
export const STEPS: Readonly<Record<WatchStep, StepRule>> = {
  quarter: {
    ms: 15 * MINUTE,
    lateMs: DAY,
    historyMs: 90 * DAY,
    learningMs: 7 * DAY,
    restMs: 0,
    drillMs: 6 * HOUR,
    fromPerDay: 480,
  },
  hour: {
    ms: HOUR,
    lateMs: 2 * DAY,
    historyMs: 90 * DAY,
    learningMs: 7 * DAY,
    restMs: 0,
    drillMs: DAY,
    fromPerDay: 24,
  },
  day: {
    ms: DAY,
    lateMs: 7 * DAY,
    historyMs: 400 * DAY,
    learningMs: 28 * DAY,
    restMs: HOUR,
    drillMs: 6 * DAY,
    fromPerDay: 0,
  },
};

/** The shortest step in which so many messages a day are not mostly nothing. */
export function stepFor(messagesPerDay: number): WatchStep {
  if (messagesPerDay >= STEPS.quarter.fromPerDay) return "quarter";
  return messagesPerDay >= STEPS.hour.fromPerDay ? "hour" : "day";
}

/** The beginning of the step in which a moment lies; all in milliseconds since 1970. */
export function stepBefore(moment: number, stepMs: number): number {
  return Math.floor(moment / stepMs) * stepMs;
}

/** The minutes from one moment to a later one; null when one of them has not come. */
export function minutesBetween(from: Date | null, to: Date | null): number | null {
  if (from === null || to === null) return null;
  return Math.round(Math.max(0, to.getTime() - from.getTime()) / MINUTE);
}
