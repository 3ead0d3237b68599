export { type Interval } from "./interval.ts";
export { meanInterval, pairedDifference, sampleOf, type Sample } from "./mean.ts";
export { netScoreInterval } from "./net-score.ts";
export { nearestRank, percentile, percentileRanks, type PercentileRanks } from "./percentile.ts";
export { shareInterval } from "./share.ts";
export { staffing, type Staffing } from "./staffing.ts";
