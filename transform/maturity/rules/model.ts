/** A maturity model as the engine reads it: numbers resolved, stages as levels, every criterion with its place. */

/** What is asked of a metric; `least` and `most` are null where there is no such end, both where it is only to be known. */
export interface Bound {
  readonly metric: string;
  readonly least: number | null;
  readonly most: number | null;
  /** Fewer cases than this leave it unknown. */
  readonly cases: number;
}

export type Evidence =
  /** One of them is enough. */
  | { readonly kind: "metric"; readonly bounds: readonly Bound[] }
  | { readonly kind: "attestation"; readonly proof: string; readonly months: number; readonly second: boolean };

export interface Criterion {
  readonly id: string;
  readonly says: string;
  readonly evidence: Evidence;
  readonly step: string | null;
  /** The stream of its dimension; null where that has none. */
  readonly stream: string | null;
}

interface Cell {
  readonly level: number;
  readonly says: string | null;
  readonly criteria: readonly Criterion[];
}

export interface Dimension {
  readonly id: string;
  readonly title: string;
  readonly about: string | null;
  readonly group: string | null;
  readonly pillar: boolean;
  readonly streams: readonly { readonly id: string; readonly title: string }[];
  /** One for each stage, lowest first; that of the lowest asks for nothing. */
  readonly cells: readonly Cell[];
}

interface Stage {
  readonly id: string;
  readonly level: number;
  readonly title: string;
  readonly says: string | null;
}

interface Gate extends Criterion {
  readonly title: string;
}

export interface Divide {
  readonly title: string;
  readonly says: string | null;
  /** Every level above this one lies behind it. */
  readonly afterLevel: number;
  readonly halves: readonly [string, string];
  readonly gates: readonly Gate[];
}

interface DeclaredMetric {
  readonly title: string;
  readonly definition: string;
  readonly measure: string;
  readonly direction: "up" | "down" | "none";
  readonly needs: string | null;
}

export interface MaturityModel {
  readonly title: string;
  readonly about: string | null;
  readonly window: { readonly days: number; readonly cases: number; readonly windows: number };
  /** Lowest first. */
  readonly stages: readonly Stage[];
  readonly divide: Divide | null;
  readonly dimensions: readonly Dimension[];
  readonly standing: {
    readonly behind: number;
    readonly by: number;
    readonly unitShare: number;
    readonly unitBy: number;
  };
  readonly metrics: ReadonlyMap<string, DeclaredMetric>;
  readonly confidence: {
    readonly draws: number;
    readonly seed: number;
    readonly proofChecked: number;
    readonly proofGiven: number;
    readonly bare: number;
    readonly metricHalfLifeDays: number;
    readonly attestationHalfLifeDays: number;
    readonly selected: number;
    readonly high: number;
    readonly medium: number;
  };
  readonly elsewhere: {
    readonly says: string;
    readonly source: string;
    readonly points: readonly { readonly title: string; readonly share: number }[];
  } | null;
}
