import { createDetector, loadDetector, type PulseIncident, type PulseScore } from "@firsthand/analytics/anomaly";
import type { MessageFilter } from "@firsthand/learn/filters";

import type { Point, WatchKind, WatchStep } from "../contract/watch.ts";
import { STEPS } from "./steps.ts";

/** How much there was in a step; `of` is what a share is taken of, null for counts. */
export interface Counted {
  readonly at: number;
  readonly count: number;
  readonly of: number | null;
}

/** What is watched, without its name and who is told. */
export interface Series {
  readonly filter: MessageFilter;
  readonly kind: WatchKind;
  readonly step: WatchStep;
  readonly sensitivity: number;
}

export interface Detected {
  readonly scores: readonly Scored[];
  readonly incidents: readonly PulseIncident[];
  /** The detector after the last step. */
  readonly saved: string;
}

export type Scored = PulseScore & { readonly of: number | null };

/** Steps are judged in order, as many at a time as one likes; `end` gives what came of all of them. */
export interface Detection {
  readonly judge: (counted: readonly Counted[]) => Scored[];
  readonly end: () => Omit<Detected, "scores">;
}

/** Goes on with a detector as it was saved, or with a new one. Throws a RangeError where another release saved it. */
export function beginDetection({ kind, step, sensitivity }: Series, saved: string | null): Detection {
  const detector = saved === null ? createDetector({ stepMs: STEPS[step].ms, kind, sensitivity }) : loadDetector(saved);
  return {
    judge: (counted) =>
      counted.map(({ at, count, of }) => ({ ...detector.push({ at, count, ...(of === null ? {} : { of }) }), of })),
    end: () => ({ incidents: detector.incidents(), saved: detector.save() }),
  };
}

/** The same over the steps that follow, all at once. */
export function detect(series: Series, saved: string | null, counted: readonly Counted[]): Detected {
  const detection = beginDetection(series, saved);
  const scores = detection.judge(counted);
  return { scores, ...detection.end() };
}

/** All that a share is taken of: the same messages, whatever they say. */
export function frameOf(filter: MessageFilter): MessageFilter {
  const { direction, channels, sources, unit, languages } = filter;
  return {
    ...(direction ? { direction } : {}),
    ...(channels ? { channels } : {}),
    ...(sources ? { sources } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(languages ? { languages } : {}),
  };
}

/** Whether a filter means only some of its frame. */
export function isPartOfFrame({ functions, topics, intents, moods, words }: MessageFilter): boolean {
  return [functions, topics, intents, moods, words].some((values) => values !== undefined && values.length > 0);
}

/** Neighbouring steps taken together, until there are at most so many; gives how many one point stands for. */
export function thinned(points: readonly Point[], most: number): { points: Point[]; stepsAPoint: number } {
  const stepsAPoint = Math.max(1, Math.ceil(points.length / most));
  if (stepsAPoint === 1) return { points: [...points], stepsAPoint };
  const groups: Point[][] = [];
  for (let from = 0; from < points.length; from += stepsAPoint) groups.push(points.slice(from, from + stepsAPoint));
  return { points: groups.flatMap(together), stepsAPoint };
}

function together(group: readonly Point[]): Point[] {
  const [first] = group;
  if (!first) return [];
  const sum = (of: (point: Point) => number) => group.reduce((total, point) => total + of(point), 0);
  return [
    {
      at: first.at,
      count: sum((point) => point.count),
      of: first.of === null ? null : sum((point) => point.of ?? 0),
      expected: sum((point) => point.expected),
      low: sum((point) => point.low),
      high: sum((point) => point.high),
      severity: Math.max(...group.map(({ severity }) => severity)),
      alert: group.some(({ alert }) => alert),
    },
  ];
}

export function pointOf({ at, count, of, expected, low, high, severity, alert }: Scored): Point {
  return { at: new Date(at).toISOString(), count, of, expected, low, high, severity, alert };
}
