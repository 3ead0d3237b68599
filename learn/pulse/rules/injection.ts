import type { PulseIncident } from "@firsthand/analytics/anomaly";

import type { Counted } from "./series.ts";

/** An invented crisis: it grows evenly for an hour to `times` the usual, and stays until its end. */
export interface Injection {
  readonly beganAt: number;
  readonly endsAt: number;
  readonly times: number;
  /** Messages of a usual step. */
  readonly usual: number;
  readonly stepMs: number;
}

const GROWS_MS = 3_600_000;

/** Where next to nothing is usual, so many messages a step are taken for it. */
export const LEAST_USUAL = 3;

/** The counts with what is invented added to them; nothing else knows of it. */
export function inject(counted: readonly Counted[], injection: Injection): Counted[] {
  return counted.map((step) => {
    const extra = Math.round(invented(injection, step.at, step.at + injection.stepMs));
    return extra === 0 ? step : { ...step, count: step.count + extra, of: step.of === null ? null : step.of + extra };
  });
}

function invented({ beganAt, endsAt, times, usual, stepMs }: Injection, from: number, to: number): number {
  const [start, end] = [Math.max(from, beganAt), Math.min(to, endsAt)];
  if (end <= start) return 0;
  const full = (usual * times) / stepMs;
  return full * (grown(end - beganAt) - grown(start - beganAt));
}

/** The integral of a line that grows from 0 to 1 within an hour and then stays. */
function grown(ms: number): number {
  return ms <= GROWS_MS ? ms ** 2 / (2 * GROWS_MS) : ms - GROWS_MS / 2;
}

/** Found in a step that ended after the drill began, and not in the counts as they are. */
export function isOfDrill(
  { detected, direction }: PulseIncident,
  { beganAt, stepMs }: Pick<Injection, "beganAt" | "stepMs">,
  known: readonly PulseIncident[],
): boolean {
  return direction === "rise" && detected + stepMs > beganAt && !known.some((one) => one.detected === detected);
}
