/** What happened in one step of a series. */
export interface PulsePoint {
  /** When the step began, in milliseconds since 1970. */
  readonly at: number;
  /** How many there were; of a measurement, its value. */
  readonly count: number;
  /** For shares: out of how many. */
  readonly of?: number;
}

/** What the detector says of one point. For shares, `expected`, `low` and `high` are counts out of the point's `of`. */
export interface PulseScore {
  readonly at: number;
  readonly count: number;
  readonly expected: number;
  /** The band in which all but about one point in fifty of this series lie. */
  readonly low: number;
  readonly high: number;
  /** From 0 to 1: how rare this is for this series, as far as it was not told before; 0.5 is where alerts begin. */
  readonly score: number;
  /** 0 in band, else 1 to 10. */
  readonly severity: number;
  /** True once an incident, when it opens. */
  readonly alert: boolean;
}

/** A time during which a series is out of what is usual; told once, and brought up to date until it ends. */
export interface PulseIncident {
  /** When it began, found by looking back, in milliseconds since 1970. */
  readonly onset: number;
  readonly detected: number;
  /** The first step of the calm after it; null while it lasts. */
  readonly ended: number | null;
  readonly peakAt: number;
  /** The count, or the value, farthest from what was expected. */
  readonly peak: number;
  /** 1 to 10: the worst point, and up to 2 more for lasting long. */
  readonly severity: number;
  /** Messages above what was expected, since the onset; negative for a fall. */
  readonly excess: number;
  /** How long it was out of band, in milliseconds, since it was detected. */
  readonly outOfBandMs: number;
  readonly direction: "rise" | "fall";
}

/** How a series is watched. */
export interface PulseOptions {
  /** Length of a step in milliseconds. */
  readonly stepMs: number;
  /** Counts of something, shares of a count, or measurements, which may be fractions and negative. */
  readonly kind: "count" | "share" | "value";
  /** False alarms to be expected are proportional to it; 1 is the usual. */
  readonly sensitivity?: number;
  /** East of Greenwich is positive: hours of the day and days of the week are local ones. */
  readonly timeZoneOffsetMinutes?: number;
  /** Whether falls are looked for as well; the usual is rises alone. */
  readonly sides?: "rise" | "both";
}
