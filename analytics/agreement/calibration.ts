import type { Interval } from "@firsthand/analytics/statistics";

import { shareOf } from "./confusion.ts";

/** A label that a machine gave with a probability, and whether it was right. */
export interface Stated {
  /** From 0 to 1. */
  readonly probability: number;
  readonly right: boolean;
}

export interface CalibrationBin {
  /** Probabilities from `from` up to `to`; the last bin holds 1 too. */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean probability that was stated, and share that was right; null where n is 0. */
  readonly stated: number | null;
  readonly right: number | null;
  /** Wilson's interval of the share right. */
  readonly interval: Interval | null;
}

/** Whether something said to be right in 80 of 100 cases is. */
export interface Calibration {
  readonly n: number;
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: the mean distance between what was stated and what was right; null of nothing. */
  readonly error: number | null;
}

/**
 * Reliability in bins of equal width. The error weighs each bin by its cases: M. P. Naeini, G. F. Cooper, M. Hauskrecht,
 * AAAI 2015, as used by C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, ICML 2017. It shrinks with the number of bins and is
 * never quite 0 for few cases, which is why n belongs beside it.
 */
export function calibrationOf(stated: readonly Stated[], bins = 10): Calibration {
  const groups = Map.groupBy(stated, ({ probability }) =>
    Math.min(bins - 1, Math.max(0, Math.floor(probability * bins))),
  );
  const shown = Array.from({ length: bins }, (_unused, at): CalibrationBin => {
    const cases = groups.get(at) ?? [];
    const n = cases.length;
    const right = shareOf(cases.filter((one) => one.right).length, n);
    return {
      from: at / bins,
      to: (at + 1) / bins,
      n,
      stated: n === 0 ? null : cases.reduce((sum, { probability }) => sum + probability, 0) / n,
      right: right.share,
      interval: right.interval,
    };
  });
  const error = shown.reduce((sum, bin) => sum + bin.n * Math.abs((bin.right ?? 0) - (bin.stated ?? 0)), 0);
  return { n: stated.length, bins: shown, error: stated.length === 0 ? null : error / stated.length };
}
