export { forgetMonths, recordMonths, type RecordMonths } from "./commands/record-months.ts";
export { createMetricCache, type CachedQuery, type MetricCache } from "./cache.ts";
export {
  metricsContract,
  type BreakdownRow,
  type DescribedMetric,
  type Direction,
  type Group,
  type ListedUnit,
  type LogSpan,
  type MeasuredMetric,
  type OpenedConversation,
  type OpenedPage,
  type Rhythm,
  type Trends,
} from "./contract.ts";
export { breakDown, type BreakdownQuery } from "./queries/break-down.ts";
export { scopeOf } from "./queries/scope-of.ts";
export { countUnits } from "./queries/count-units.ts";
export { describeMetrics } from "./queries/describe-metrics.ts";
export { listUnits } from "./queries/list-units.ts";
export { listViews } from "./queries/list-views.ts";
export { measureTrends, type TrendsQuery } from "./queries/measure-trends.ts";
export { measure, type MetricsQuery } from "./queries/measure.ts";
export { openMetric, type OpenQuery } from "./queries/open-metric.ts";
export { reportedMonths, type ReportedFigure, type ReportedMonth } from "./queries/reported-months.ts";
export { showEnds } from "./queries/show-ends.ts";
export { showRhythm } from "./queries/show-rhythm.ts";
export { showSpan } from "./queries/show-span.ts";
export { casesAsCsv, figuresAsCsv } from "./queries/write-csv.ts";
export { createMetricsRouter, type MetricReaders, type MetricsContext } from "./routes.ts";
export { parseMoment, readScope, type Window } from "./rules/window.ts";
export { csvLine } from "./rules/csv.ts";
