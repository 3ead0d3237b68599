import { unitsWithin } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http/contract";
import type { Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { COUNTED, metricsContract, type BreakdownRow, type LogSpan, type MeasuredMetric } from "./contract.ts";
import type { Rhythm, Trends } from "./contract.ts";
import { breakDown, type BreakdownQuery } from "./queries/break-down.ts";
import { listUnits } from "./queries/list-units.ts";
import { measureTrends, type TrendsQuery } from "./queries/measure-trends.ts";
import { measure, type MetricsQuery } from "./queries/measure.ts";
import { openMetric } from "./queries/open-metric.ts";
import { scopeOf } from "./queries/scope-of.ts";
import { showRhythm } from "./queries/show-rhythm.ts";
import { showSpan } from "./queries/show-span.ts";
import { windowOf, type UnitScope, type Window } from "./rules/window.ts";

export interface MetricsContext {
  readonly db: Handle;
  readonly asker: Pick<Asker, "reach">;
  readonly now: () => Date;
}

type UnitWindow = Window & { readonly unit?: UnitScope };

/** How the endpoints read what takes long: the queries themselves, or caches before them. */
export interface MetricReaders {
  readonly list: (db: Handle, query: MetricsQuery) => Promise<MeasuredMetric[]>;
  /** The figures of a window, if they are at hand. */
  readonly known: (query: UnitWindow) => Promise<readonly MeasuredMetric[] | undefined>;
  readonly trends: (db: Handle, query: TrendsQuery) => Promise<Trends>;
  readonly rhythm: (db: Handle, query: UnitWindow) => Promise<Rhythm>;
  readonly breakdown: (db: Handle, query: BreakdownQuery) => Promise<BreakdownRow[]>;
  readonly span: (db: Handle) => Promise<LogSpan>;
}

const DIRECT: MetricReaders = {
  list: measure,
  known: () => Promise.resolve(undefined),
  trends: measureTrends,
  rhythm: showRhythm,
  breakdown: breakDown,
  span: showSpan,
};

/** The endpoints of this module; those of `readers` that are left out ask the log each time. */
export function createMetricsRouter(readers: Partial<MetricReaders> = {}) {
  const read: MetricReaders = { ...DIRECT, ...readers };
  const endpoints = implement(metricsContract).$context<MetricsContext>();
  return endpoints.router({
    list: endpoints.list.handler(({ input, context }) => {
      const { compare } = input;
      const unit = unitIn(context, input);
      return read.list(context.db, { unit, compare, now: context.now(), ...windowOf(input) });
    }),
    trends: endpoints.trends.handler(({ input, context }) => {
      const { step } = input;
      const unit = unitIn(context, input);
      return read.trends(context.db, { unit, step, now: context.now(), ...windowOf(input) });
    }),
    rhythm: endpoints.rhythm.handler(({ input, context }) =>
      read.rhythm(context.db, { unit: unitIn(context, input), ...windowOf(input) }),
    ),
    breakdown: endpoints.breakdown.handler(({ input, context }) => {
      const { id, by } = input;
      return read.breakdown(context.db, {
        id,
        by,
        unit: unitIn(context, input),
        now: context.now(),
        ...windowOf(input),
      });
    }),
    open: endpoints.open.handler(async ({ input, context }) => {
      const { id, limit, after } = input;
      const scope = { unit: unitIn(context, input), ...windowOf(input) };
      const figures = after === undefined ? await read.known(scope) : undefined;
      const known = figures?.find((figure) => figure.id === id)?.n;
      return openMetric(context.db, { id, ...scope, limit, after, now: context.now(), known, countUpTo: COUNTED });
    }),
    units: endpoints.units.handler(async ({ context }) => {
      const units = unitsWithin(context.asker.reach("figures.read"));
      const all = await listUnits(context.db);
      return units === undefined ? all : all.filter(({ unit }) => units.includes(unit));
    }),
    span: endpoints.span.handler(({ context }) => {
      const units = unitsWithin(context.asker.reach("figures.read"));
      return units === undefined ? read.span(context.db) : showSpan(context.db, units);
    }),
  });
}

function unitIn({ asker }: MetricsContext, { unit }: { readonly unit?: string | undefined }): UnitScope {
  return scopeOf(asker.reach("figures.read"), unit);
}
