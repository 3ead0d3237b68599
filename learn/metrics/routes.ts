import type { Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { metricsContract, type MeasuredMetric } from "./contract.ts";
import { listUnits } from "./queries/list-units.ts";
import { measure, type MetricsQuery } from "./queries/measure.ts";
import { openMetric } from "./queries/open-metric.ts";
import { parseMoment } from "./rules/window.ts";

export interface MetricsContext {
  readonly db: Handle;
  readonly now: () => Date;
}

/** Reads the metrics for an endpoint: `measure` itself, or a cache before it. */
export type ReadMetrics = (db: Handle, query: MetricsQuery) => Promise<MeasuredMetric[]>;

/** The endpoints of this module. */
export function createMetricsRouter(read: ReadMetrics = measure) {
  const endpoints = implement(metricsContract).$context<MetricsContext>();
  return endpoints.router({
    list: endpoints.list.handler(({ input, context }) => {
      const { unit, compare } = input;
      return read(context.db, { unit, compare, now: context.now(), ...windowOf(input) });
    }),
    open: endpoints.open.handler(({ input, context }) => {
      const { id, unit, limit, after } = input;
      return openMetric(context.db, { id, unit, limit, after, now: context.now(), ...windowOf(input) });
    }),
    units: endpoints.units.handler(({ context }) => listUnits(context.db)),
  });
}

function windowOf(input: { readonly since?: string | undefined; readonly until?: string | undefined }) {
  return {
    since: input.since === undefined ? undefined : parseMoment(input.since),
    until: input.until === undefined ? undefined : parseMoment(input.until),
  };
}
