import type { MeasuredMetric, ReportedMonth } from "@firsthand/learn/metrics";
import type { Handle } from "@firsthand/platform/storage";

import type { MaturityModel } from "./rules/model.ts";

/** The model in force, read. */
export interface ModelInUse {
  readonly model: MaturityModel;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedBy: string;
}

/** What is asked of the figures. */
export interface FiguresQuery {
  readonly unit?: string | undefined;
  readonly since: Date;
  readonly until: Date;
}

/** A figure that the product computes, as it describes itself. */
export interface ComputedMetric {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly measure: string;
}

/** What a position is computed from. */
export interface MaturityGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly model: () => Promise<ModelInUse>;
  readonly computed: readonly ComputedMetric[];
  /** The figures of a window; throws when there is no such unit. */
  readonly figures: (query: FiguresQuery) => Promise<readonly MeasuredMetric[]>;
  /** The ends of the log; null where it is empty. */
  readonly span: () => Promise<{ readonly first: string | null; readonly last: string | null }>;
  readonly reported: (query: {
    readonly unit?: string | undefined;
    readonly days: number;
  }) => Promise<readonly ReportedMonth[]>;
  readonly units: (window: {
    readonly since: Date;
    readonly until: Date;
  }) => Promise<
    readonly { readonly unit: string | null; readonly conversations: number; readonly customers: number }[]
  >;
}
