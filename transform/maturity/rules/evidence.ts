/** What is known when a model is evaluated; plain data, so that the same evidence always gives the same position. */

/** What a metric said of one window. */
export interface Observation {
  /** Null where it is not known. */
  readonly value: number | null;
  /** The ends of its 95 % interval; null where it has none: then the value is taken as exact. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many cases it is computed from. */
  readonly n: number;
  /** Some of the cases come from a source that holds only a selection. */
  readonly selected: boolean;
}

/** An answer of a named owner, as it stands at the moment of evaluation. */
export interface Attested {
  readonly met: boolean;
  readonly proof: "none" | "given" | "checked";
  /** A second person has signed it. */
  readonly signed: boolean;
  /** Days since it was said. */
  readonly ageDays: number;
  readonly expired: boolean;
}

export interface Knowledge {
  /**
   * Observations of a metric, one a window: the first is of the window that is asked for, each next one of the window
   * of the same length before. Missing ones are unknown.
   */
  readonly metrics: ReadonlyMap<string, readonly Observation[]>;
  /** By criterion; one that is missing was never given. */
  readonly attestations: ReadonlyMap<string, Attested>;
  /** Days from the end of the window to the moment of evaluation, 0 or more. */
  readonly metricAgeDays: number;
}

export type State = "met" | "unmet" | "unknown";

/** Why a criterion stands as it does. */
export type Reason =
  /** The bound is cleared, or failed, with the certainty asked for. */
  | "cleared"
  | "failed"
  /** The interval holds the bound: neither is certain, so it is not met. */
  | "between"
  /** The window says otherwise, but not yet in enough windows: what stood before still stands. */
  | "held"
  | "too_few_cases"
  /** The metric could be computed and is not known in this window. */
  | "not_measured"
  /** The product does not compute the metric. */
  | "not_computed"
  | "attested"
  | "denied"
  | "not_attested"
  | "unsigned"
  | "expired";

export interface Weighed {
  readonly state: State;
  readonly reason: Reason;
  /** Reached in one window only, because nothing was known before. */
  readonly provisional: boolean;
  /** The chance that it is truly met, between 0 and 1; one half where nothing is known. */
  readonly chance: number;
  /** The metric among several that tells; null for attestations. */
  readonly metric: string | null;
}

/** Shares of the draws: at each level, and those in which what is unknown could move it. They add up to 1. */
export interface Draws {
  readonly levels: readonly { readonly level: number; readonly share: number }[];
  readonly open: number;
}

export interface StandingDimension {
  readonly id: string;
  /** The level reached when unknown counts as not met; it is what is published. */
  readonly floor: number;
  /** The level reached when unknown counts as met. */
  readonly ceiling: number;
  /** The floor rests on a criterion reached in one window only. */
  readonly provisional: boolean;
  /** Share of the draws that say the floor whatever the unknown criteria are. */
  readonly confidence: number;
  readonly draws: Draws;
  readonly streams: readonly { readonly id: string; readonly floor: number; readonly ceiling: number }[];
  /** Shares of its criteria that are known from metrics, from attestations, and not known; 0, 0, 1 for none. */
  readonly measured: number;
  readonly attested: number;
  readonly unknown: number;
  /** Criteria not met (or unknown) up to the next level, in the order of the model; empty at the highest. */
  readonly missing: readonly string[];
  /** Criteria whose flip moves the floor of this dimension. */
  readonly deciding: readonly string[];
}

export interface Evaluation {
  readonly criteria: ReadonlyMap<string, Weighed>;
  readonly dimensions: readonly StandingDimension[];
  /** The stage of the whole from floors, and from ceilings with all unknown gates open. */
  readonly floor: number;
  readonly ceiling: number;
  readonly provisional: boolean;
  readonly confidence: number;
  readonly draws: Draws;
  readonly measured: number;
  readonly attested: number;
  readonly unknown: number;
  /** What keeps the whole from the next level, the lowest dimensions first; empty at the highest. */
  readonly binding: { readonly dimensions: readonly string[]; readonly gates: readonly string[] };
  /** Criteria (and gates) whose flip moves the stage of the whole. */
  readonly deciding: readonly string[];
  readonly gates: readonly { readonly id: string; readonly open: boolean; readonly state: State }[];
}
