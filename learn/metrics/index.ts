export { createMetricCache, type CachedQuery, type MetricCache } from "./cache.ts";
export {
  metricsContract,
  type Direction,
  type ListedUnit,
  type MeasuredMetric,
  type OpenedConversation,
  type OpenedPage,
} from "./contract.ts";
export { listUnits } from "./queries/list-units.ts";
export { measure, type MetricsQuery } from "./queries/measure.ts";
export { openMetric, type OpenQuery } from "./queries/open-metric.ts";
export { createMetricsRouter, type MetricsContext, type ReadMetrics } from "./routes.ts";
export { parseMoment, type Window } from "./rules/window.ts";
