import type { Handle } from "@firsthand/platform/storage";

/** A metric as the catalogue lists it; `views` are the published views that it is computed from. */
export interface CataloguedMetric {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly views: readonly string[];
}

/** A source of deliveries. */
export interface CataloguedSource {
  readonly name: string;
  readonly about: string;
}

/** A model in force, with what its criteria are measured by. */
export interface CataloguedModel {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly savedAt: Date | null;
  readonly criteria: readonly { readonly id: string; readonly says: string; readonly metrics: readonly string[] }[];
}

/** What this module needs of the areas above it; the server fills it in. */
export interface QualityGround {
  readonly db: Handle;
  readonly now: () => Date;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
  readonly metrics: () => readonly CataloguedMetric[];
  readonly sources: () => Promise<readonly CataloguedSource[]>;
  readonly models: () => Promise<readonly CataloguedModel[]>;
  /** Has everything looked at soon, by a job. */
  readonly lookSoon: () => Promise<void>;
  /** People who can be owners. */
  readonly members: () => Promise<readonly { readonly id: string; readonly name: string }[]>;
}
