export { type Contribution, contributions } from "./contributions.ts";
export { createDetector, type Detector, loadDetector } from "./detector.ts";
export { type PulseIncident, type PulseOptions, type PulsePoint, type PulseScore } from "./points.ts";
export { scorePulse } from "./score-pulse.ts";
