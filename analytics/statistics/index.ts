export { type Interval } from "./interval.ts";
export { meanInterval, meansDifference, pairedDifference, sampleOf, type Sample } from "./mean.ts";
export { netScoreInterval } from "./net-score.ts";
export { normalProbability, normalQuantile } from "./normal.ts";
export { nearestRank, percentile, percentileRanks, type PercentileRanks } from "./percentile.ts";
export { shareInterval } from "./share.ts";
export { staffing, type Staffing } from "./staffing.ts";
