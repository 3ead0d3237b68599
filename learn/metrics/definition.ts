import type { RawBuilder } from "kysely";

import type { BreakdownBy, Direction, Group } from "./contract.ts";
import type { Concern, Figure, Numbers, Surroundings } from "./rules/figure.ts";

/**
 * What figures are computed from: a case is a row of a published view, or several taken together (the day of a person
 * who answers, a conversation that people answered). `catalogue`, `check` and `look` are of the data themselves;
 * `place` is where customers speak; `hearing` is a public post that came by itself; `insight` is what became of a finding, `told` a customer who had raised one,
 * `report` a digest that a member received, `drill` an invented crisis.
 */
export type FactName =
  | "conversation"
  | "message"
  | "agent_day"
  | "answered"
  | "rating"
  | "catalogue"
  | "check"
  | "look"
  | "place"
  | "hearing"
  | "insight"
  | "told"
  | "report"
  | "drill";

/** What an expression may depend on besides the columns of its fact. */
export interface Moment {
  readonly now: Date;
}

export type Predicate = (moment: Moment) => RawBuilder<boolean>;
export type Expression = (moment: Moment) => RawBuilder<number>;

/** Named aggregates over the cases of a fact; a statement over several sources adds them up, so each must be a sum. */
export type Columns = (moment: Moment) => Readonly<Record<string, RawBuilder<number>>>;

/** A percentile of `amount` over `population`; metrics that share one share its sort. */
export interface Duration {
  readonly population: Predicate;
  readonly amount: Expression;
}

/** A metric: what it says of itself, the one predicate that figure and drill-down share, and how it is computed. */
export interface Definition {
  readonly id: string;
  readonly title: string;
  /** Goes up when its meaning changes, so that kept figures tell which one they are; 1 where it is left out. */
  readonly version?: number;
  readonly group: Group;
  /** One sentence. */
  readonly definition: string;
  /** The unit of measure. */
  readonly measure: string;
  readonly direction: Direction;
  readonly fact: FactName;
  readonly concern: Concern;
  /** Which cases stand behind the figure: n of them, and the rows of its drill-down. */
  readonly population: Predicate;
  /** Which of them count in the numerator; without it all do. */
  readonly counted?: Predicate;
  /** What a case brings to a percentile, a mean or a net score. */
  readonly amount?: Expression;
  /** Aggregates; `n` is always among them. */
  readonly columns: Columns;
  readonly duration?: Duration;
  /** By what the figure can be broken down, where that is less than its fact can. */
  readonly parts?: readonly BreakdownBy[];
  /** Why there is nothing to measure when n is 0 and no more particular reason is found. */
  readonly nothing: string;
  /** The figure from its aggregates; only called when n is not 0. */
  readonly figure: (numbers: Numbers, surroundings: Surroundings) => Figure;
  /** What is told besides the value, also where that is not known. */
  readonly aside?: (numbers: Numbers) => Partial<Figure>;
  /** What must be said beside the figure, beyond what is said of every figure. */
  readonly remarks?: (numbers: Numbers, surroundings: Surroundings) => readonly string[];
}
