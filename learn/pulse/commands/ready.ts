import type { Counted, Scored } from "../rules/series.ts";
import type { WatchRow } from "../store/watches.ts";

/** A watch with the past that it knows. */
export interface Ready {
  readonly watch: WatchRow;
  /** The detector as it is before `settled`. */
  readonly detector: string | null;
  /** The steps that came to be settled this time. */
  readonly passed: readonly Scored[];
  /** The steps from there on, whose counts may still change. */
  readonly tail: readonly Counted[];
  readonly settled: number;
  /** The first step of this time: what was found before is known. */
  readonly from: number;
  readonly learningUntil: number;
}
