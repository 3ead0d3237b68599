import type { MonthPosition, Position } from "@firsthand/transform/maturity/contract";

const long = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** The name of a month: "March 2026". */
export function monthText(month: string): string {
  return long.format(new Date(`${month}-01T00:00:00Z`));
}

/** The same, short: "Mar 2026". */
export function shortMonthText(month: string): string {
  return short.format(new Date(`${month}-01T00:00:00Z`));
}

/** Which months carry their name below the strip: the first, and then so that at most `most` do, evenly. */
export function labelled(amount: number, most: number): ReadonlySet<number> {
  const step = Math.max(1, Math.ceil(amount / most));
  return new Set(Array.from({ length: Math.ceil(amount / step) }, (_one, at) => at * step));
}

/** The place of a month in the slider; behind the last lies now. */
export function placeOf(history: readonly Pick<MonthPosition, "month">[], month: string | undefined): number {
  const at = history.findIndex((one) => one.month === month);
  return at < 0 ? history.length : at;
}

interface Moved {
  readonly title: string;
  readonly reported: string;
  readonly now: string;
}

type Standing = Pick<Position, "stage" | "ceiling"> & {
  readonly dimensions: readonly Pick<Position["dimensions"][number], "id" | "title" | "floor" | "ceiling">[];
};

/** The rows, and the whole, that stand elsewhere when a month is measured again. */
export function movedRows(reported: Standing, now: Standing): Moved[] {
  const again = new Map(now.dimensions.map((row) => [row.id, row]));
  const rows = reported.dimensions.flatMap((row) => {
    const other = again.get(row.id);
    return other === undefined ? [] : moved(row.title, row, other);
  });
  const whole = moved(
    "the whole",
    { floor: reported.stage, ceiling: reported.ceiling },
    { floor: now.stage, ceiling: now.ceiling },
  );
  return [...whole, ...rows];
}

interface Range {
  readonly floor: number;
  readonly ceiling: number;
}

function moved(title: string, reported: Range, now: Range): Moved[] {
  if (reported.floor === now.floor && reported.ceiling === now.ceiling) return [];
  return [{ title, reported: rangeText(reported), now: rangeText(now) }];
}

function rangeText({ floor, ceiling }: Range): string {
  return floor === ceiling ? String(floor) : `${floor} to ${ceiling}`;
}
