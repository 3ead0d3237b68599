import type { Drawn } from "./points.ts";

const HEIGHT = 30;
const ROOM = 1.5;

/** A line with its band in a box of 100 by 30, from 0 up; dots stand where it left the band. */
export function bandPaths(points: readonly Drawn[]): {
  readonly line: string;
  readonly band: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
} {
  const top = Math.max(1e-9, ...points.flatMap(({ value, high }) => [value ?? 0, high ?? 0]));
  const x = (index: number): number => (points.length < 2 ? 50 : (index / (points.length - 1)) * 100);
  const y = (value: number): number => ROOM + (1 - value / top) * (HEIGHT - 2 * ROOM);
  const place = (index: number, value: number): string => `${x(index).toFixed(2)} ${y(value).toFixed(2)}`;
  let line = "";
  let open = false;
  for (const [index, { value }] of points.entries()) {
    if (value !== null) line += `${open ? "L" : "M"}${place(index, value)}`;
    open = value !== null;
  }
  const known = points.flatMap(({ low, high }, index) => (low === null || high === null ? [] : [{ index, low, high }]));
  const upper = known.map(({ index, high }) => place(index, high));
  const lower = known.toReversed().map(({ index, low }) => place(index, low));
  return {
    line,
    band: known.length < 2 ? "" : `M${[...upper, ...lower].join("L")}Z`,
    dots: points.flatMap(({ value, out }, index) => (out && value !== null ? [{ x: x(index), y: y(value) }] : [])),
  };
}
