import type { Handle } from "@firsthand/platform/storage";

import { findPoints, type Point } from "../store/points.ts";

/** A figure as it was reported. */
export type ReportedFigure = Omit<Point, "unit">;

/** The figures of a month, as they were reported. */
export interface ReportedMonth {
  /** As `2026-03`. */
  readonly month: string;
  /** The window [since, until): the days that end with the month, in UTC. */
  readonly since: Date;
  readonly until: Date;
  /** When they were recorded; long after `until` where the log was filled afterwards. */
  readonly recordedAt: Date;
  readonly figures: readonly ReportedFigure[];
}

/**
 * The months of a unit (without one: of the whole organisation) whose windows of so many days were recorded, oldest
 * first; none for a unit that was too small to be recorded.
 */
export async function reportedMonths(
  tx: Handle,
  query: { readonly unit?: string | undefined; readonly days: number },
): Promise<ReportedMonth[]> {
  // PostgreSQL's text holds no NUL: nothing was recorded of such a unit.
  if (query.unit?.includes("\0")) return [];
  const points = await findPoints(tx, query);
  return [...Map.groupBy(points, ({ month }) => month).values()].flatMap((ofMonth) => {
    const [first] = ofMonth;
    if (!first) return [];
    const { month, since, until, recordedAt } = first;
    const figures = ofMonth.map(({ metric, value, low, high, n, selected, version }) => {
      return { metric, value, low, high, n, selected, version };
    });
    return [{ month, since, until, recordedAt, figures }];
  });
}
