import type { StandingCriterion } from "@firsthand/transform/maturity/contract";

type MetricEvidence = Extract<StandingCriterion["evidence"], { kind: "metric" }>;
export type BoundEvidence = MetricEvidence["bounds"][number];
export type EvidenceWindow = BoundEvidence["windows"][number];

/** The axis of a figure and of what is asked of it. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/**
 * An axis that holds the figures, their intervals and the threshold. Shares that are not tiny go from 0 to 1; other
 * figures from 0 unless some are below; intervals of few cases may not make all the rest small.
 */
export function scaleOf({ measure, least, most, windows }: BoundEvidence): Scale {
  const values = windows.flatMap(({ value }) => value ?? []);
  const asked = [least, most].flatMap((limit) => limit ?? []);
  const core = [...values, ...asked];
  const size = Math.max(...core.map(Math.abs), 0);
  if (measure === "share" && size > 0.2 && size <= 1 && Math.min(0, ...core) >= 0) return { min: 0, max: 1 };
  const ends = windows
    .flatMap(({ value, low, high }) => (value === null ? [] : [low ?? value, high ?? value]))
    .map((end) => Math.min(size * 1.6, Math.max(-size * 1.6, end)));
  const min = Math.min(0, ...core, ...ends);
  const max = Math.max(0, ...core, ...ends);
  if (min === max) return { min: 0, max: 1 };
  const air = (max - min) * 0.08;
  return { min: min === 0 ? 0 : min - air, max: max === 0 ? 0 : max + air };
}

/** Where a value lies on an axis, in percent; what passes an end lies at it. */
export function placeOn({ min, max }: Scale, value: number): number {
  return Math.min(100, Math.max(0, (100 * (value - min)) / (max - min)));
}

/** The part of the axis that clears what is asked; undefined where only a measure is asked for. */
export function askedPlace(
  scale: Scale,
  { least, most }: Pick<BoundEvidence, "least" | "most">,
): { readonly start: number; readonly width: number } | undefined {
  if (least === null && most === null) return undefined;
  const start = least === null ? 0 : placeOn(scale, least);
  const end = most === null ? 100 : placeOn(scale, most);
  return { start, width: Math.max(0, end - start) };
}
