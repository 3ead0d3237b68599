import { createDetector } from "./detector.ts";
import type { PulseIncident, PulseOptions, PulsePoint, PulseScore } from "./points.ts";

/** A whole series at once: every point is judged by what came before it alone. */
export function scorePulse(
  points: readonly PulsePoint[],
  options: PulseOptions,
): { scores: PulseScore[]; incidents: PulseIncident[] } {
  const detector = createDetector(options);
  return { scores: points.map((point) => detector.push(point)), incidents: detector.incidents() };
}
