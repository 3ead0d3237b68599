import type { Handle } from "@firsthand/platform/storage";

import type { MeasuredMetric } from "../contract.ts";
import { checkWindow, windowBefore, type UnitScope, type Window } from "../rules/window.ts";
import { onOneState } from "../store/snapshot.ts";
import { checkUnit } from "./check-unit.ts";
import { partsOf } from "./parts-of.ts";
import { measureWindow, type MeasuredWindow, type WindowFigure } from "./measure-window.ts";

export interface MetricsQuery extends Window {
  /** A brand, market or team; without it the whole organisation. */
  readonly unit?: UnitScope;
  /** What counts as now for promises that still run. */
  readonly now: Date;
  /** Also the window of the same length just before. */
  readonly compare?: boolean | undefined;
}

/**
 * Every metric of the registry for a unit and a window, all from one state of the log. What is not known is null and
 * says why in its warnings. Throws `unknown_unit`, `empty_window` and `unreadable_moment`.
 */
export async function measure(tx: Handle, query: MetricsQuery): Promise<MeasuredMetric[]> {
  checkWindow(query);
  return onOneState(tx, async (state) => {
    await checkUnit(state, query.unit);
    const current = await measureWindow(state, query);
    const before = query.compare ? windowBefore(query) : null;
    const previous = before && (await measureWindow(state, { ...query, ...before }));
    return current.figures.map((figure, index) => ({
      ...measuredOf(figure, current, query),
      ...(query.compare ? { previous: previousOf(previous?.figures[index], before) } : {}),
    }));
  });
}

function measuredOf(
  { metric, n, figure, warnings, selected }: WindowFigure,
  window: MeasuredWindow,
  query: MetricsQuery,
): MeasuredMetric {
  const { id, title, group, definition, measure: unitOfMeasure, direction } = metric;
  const { value, low, high, count, p90, notDue } = figure;
  return {
    id,
    title,
    definition,
    group,
    parts: [...partsOf(metric)],
    measure: unitOfMeasure,
    direction,
    unit: typeof query.unit === "string" ? query.unit : null,
    value,
    n,
    low,
    high,
    since: window.since?.toISOString() ?? null,
    until: window.until?.toISOString() ?? null,
    warnings: [...warnings],
    selected,
    ...(count === undefined ? {} : { count }),
    ...(p90 === undefined ? {} : { p90 }),
    ...(notDue === undefined ? {} : { notDue }),
  };
}

function previousOf(
  figure: WindowFigure | undefined,
  window: { readonly since: Date; readonly until: Date } | null,
): MeasuredMetric["previous"] {
  if (!figure || !window) return null;
  const { value, low, high } = figure.figure;
  return { since: window.since.toISOString(), until: window.until.toISOString(), value, n: figure.n, low, high };
}
