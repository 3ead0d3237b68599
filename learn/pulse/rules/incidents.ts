import type { PulseIncident } from "@firsthand/analytics/anomaly";

/** As much of a kept incident as is needed to find it again. */
export interface KnownIncident {
  readonly incident_id: string;
  readonly onset: Date;
  readonly ended_at: Date | null;
  readonly severity: number;
  readonly told_severity: number;
}

/** From so much more severity on people are told again. */
const JUMP = 2;
/** What begins again within so many steps is the same incident. */
const SAME_STEPS = 4;

/** Which kept incident one of the detector is: the one whose time it meets, or ended only just before it began. */
export function sameIncident<K extends KnownIncident>(
  found: PulseIncident,
  known: readonly K[],
  stepMs: number,
): K | undefined {
  const until = found.ended ?? Number.POSITIVE_INFINITY;
  return known.find(
    ({ onset, ended_at }) =>
      onset.getTime() <= until &&
      found.onset <= (ended_at === null ? Number.POSITIVE_INFINITY : ended_at.getTime() + SAME_STEPS * stepMs),
  );
}

/** Two of the detector that are one for people, such as what rests in the night: as it stands with the later one. */
export function goneOn(before: PulseIncident, after: PulseIncident): PulseIncident {
  const [first, last] = before.detected <= after.detected ? [before, after] : [after, before];
  const worst = last.peak >= first.peak ? last : first;
  // Where the later one is found to begin within the first, what it has more holds that of the first.
  const isWithin = first.ended === null || last.onset <= first.ended;
  return {
    ...last,
    onset: Math.min(first.onset, last.onset),
    peak: worst.peak,
    peakAt: worst.peakAt,
    severity: Math.max(first.severity, last.severity),
    excess: isWithin ? Math.max(first.excess, last.excess) : first.excess + last.excess,
    outOfBandMs: first.outOfBandMs + last.outOfBandMs,
  };
}

/** Whether it became so much worse that people are told again. */
export function isMuchWorse(severity: number, told: number): boolean {
  return Math.floor(severity) >= Math.floor(told) + JUMP;
}

/** When alerts count, of an incident that is not known yet; all in milliseconds since 1970. */
export interface Alerting {
  /** What was found in an earlier step is known already. */
  readonly from: number;
  /** What was found and was over before this is no news. */
  readonly settled: number;
  /** Everything before was learnt from. */
  readonly learningUntil: number;
  /** When the watch was made or last changed. */
  readonly alertsFrom: number;
  readonly stepMs: number;
}

/** Whether an incident that nobody was told of yet is to be told. */
export function isNews({ detected, ended, direction }: PulseIncident, alerting: Alerting): boolean {
  const { from, settled, learningUntil, alertsFrom, stepMs } = alerting;
  if (direction === "fall" || detected < from || detected < learningUntil) return false;
  return ended === null || (detected >= settled && detected + stepMs > alertsFrom);
}
