export { calibrationOf, type Calibration, type CalibrationBin, type Stated } from "./calibration.ts";
export { confusionOf, shareOf, type Confusion, type LabelScore, type Pair, type Share } from "./confusion.ts";
export { mixDrift, qualityDrift, shareDrift, type Counts, type Drift, type Tally } from "./drift.ts";
export { kappaOf, type Kappa } from "./kappa.ts";
