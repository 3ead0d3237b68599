import type { Axis } from "../../parts/charts/axis.ts";

/** Where a bar and its whisker lie, in percent of the width of their axis. */
export interface BarPlace {
  readonly zero: number;
  readonly start: number;
  readonly width: number;
  readonly whisker: { readonly start: number; readonly width: number } | undefined;
}

interface Ends {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The place of a bar that grows from zero, to the right or to the left; what passes the axis is cut at its end. */
export function barPlace({ value, low, high }: Ends, { min, max }: Pick<Axis, "min" | "max">): BarPlace {
  const at = (amount: number) => Math.min(100, Math.max(0, (100 * (amount - min)) / (max - min)));
  const zero = at(0);
  const end = at(value);
  return {
    zero,
    start: Math.min(zero, end),
    width: Math.abs(end - zero),
    whisker: low === null || high === null ? undefined : { start: at(low), width: at(high) - at(low) },
  };
}

/** The values over which the axis of bars goes: whiskers of few cases may not make all bars small. */
export function barExtent(rows: readonly Row[]): number[] {
  const values = rows.flatMap(({ value }) => value ?? []);
  const longest = Math.max(0, ...values.map(Math.abs));
  const most = longest === 0 ? Number.POSITIVE_INFINITY : longest * 1.4;
  const ends = rows.flatMap(({ value, low, high }) => (value === null ? [] : [low ?? value, high ?? value]));
  return [...values, ...ends.map((end) => Math.min(most, Math.max(-most, end)))];
}

interface Row {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
