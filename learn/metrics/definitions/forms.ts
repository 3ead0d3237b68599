import { sql, type RawBuilder } from "kysely";

import type { Columns, Definition, Duration, Expression, Moment, Predicate } from "../definition.ts";
import {
  amountOf,
  meanFigure,
  netFigure,
  numberOf,
  shareFigure,
  totalFigure,
  unknown,
  type Quantile,
} from "../rules/figure.ts";

/** What every metric says of itself; the forms below add how it is computed. */
type Described = Pick<
  Definition,
  | "id"
  | "title"
  | "group"
  | "definition"
  | "measure"
  | "direction"
  | "fact"
  | "concern"
  | "population"
  | "nothing"
  | "remarks"
>;

type Counting = Described & { readonly counted: Predicate };
type Measuring = Described & { readonly amount: Expression };

/** How many cases meet a condition. */
export function countWhere(condition: RawBuilder<boolean>): RawBuilder<number> {
  return sql<number>`(count(*) filter (where ${condition}))::float8`;
}

/** n, and how many of them count. */
function counts(population: Predicate, counted?: Predicate): Columns {
  return (moment) => ({
    n: countWhere(population(moment)),
    // Where all cases count, n says it already: a pass over a million rows feels each aggregate.
    ...(counted && counted !== population ? { count: countWhere(both(population, counted)(moment)) } : {}),
  });
}

/** Both conditions. */
function both(one: Predicate, other: Predicate): Predicate {
  return (moment) => sql<boolean>`(${one(moment)}) and (${other(moment)})`;
}

/** A share of the cases. */
export function share(metric: Counting): Definition {
  return { ...metric, columns: counts(metric.population, metric.counted), figure: shareFigure };
}

/** The number of cases that count; true 0 when there are cases and none of them does. */
export function total(metric: Counting): Definition {
  return { ...metric, columns: counts(metric.population, metric.counted), figure: totalFigure };
}

/** The number of different things among the cases. */
export function distinct(metric: Counting & { readonly things: RawBuilder<number> }): Definition {
  const { things, ...described } = metric;
  const columns = counts(metric.population);
  return {
    ...described,
    columns: (moment) => ({ ...columns(moment), things }),
    figure: (numbers) => ({ value: numberOf(numbers, "things"), low: null, high: null }),
  };
}

/** Share of cases above 0 minus share of cases below 0, times `scale`; `amount` is 1, 0 or -1. */
export function netScore(metric: Counting & { readonly negative: Predicate; readonly scale: number }): Definition {
  const { negative, scale, ...described } = metric;
  const columns = counts(metric.population, metric.counted);
  return {
    ...described,
    amount: (moment) =>
      sql<number>`case when ${metric.counted(moment)} then 1 when ${negative(moment)} then -1 else 0 end::float8`,
    columns: (moment) => ({
      ...columns(moment),
      negative: countWhere(both(metric.population, negative)(moment)),
    }),
    figure: (numbers) => netFigure(numbers, scale),
  };
}

/** The mean of what the cases bring. */
export function mean(metric: Measuring): Definition {
  const columns = counts(metric.population);
  return {
    ...metric,
    columns: (moment) => ({ ...columns(moment), ...moments(metric.population, metric.amount)(moment) }),
    figure: meanFigure,
  };
}

/** Sum and sum of squares of an amount over the cases that meet a condition. */
export function moments(population: Predicate, amount: Expression): Columns {
  return (moment) => {
    const value = amount(moment);
    const where = sql`filter (where ${population(moment)})`;
    return {
      sum: sql<number>`coalesce(sum(${value}) ${where}, 0)`,
      squares: sql<number>`coalesce(sum(${value} * ${value}) ${where}, 0)`,
    };
  };
}

/** A duration with its aggregates, made once and shared by the metrics of its percentiles. */
export interface TimedColumns extends Duration {
  readonly columns: Columns;
}

/** Time that the cases took; `without` counts those that have no time (yet). */
export function duration(population: Predicate, amount: Expression, without: Predicate): TimedColumns {
  const columns = counts(population);
  return { population, amount, columns: (moment) => ({ ...columns(moment), without: countWhere(without(moment)) }) };
}

/** A percentile of a duration by the nearest rank; the median tells the 90th percentile beside it. */
export function percentileOf(
  timed: TimedColumns,
  metric: Omit<Described, "population"> & { readonly quantile: Quantile; readonly missing: string },
): Definition {
  const { quantile, missing, ...described } = metric;
  return {
    ...described,
    population: timed.population,
    amount: timed.amount,
    columns: timed.columns,
    duration: timed,
    ...(quantile === 0.5 ? { aside: () => ({ p90: null }) } : {}),
    figure: (_numbers, { percentiles }) => {
      const found = percentiles?.[quantile];
      if (!found) return unknown(metric.nothing);
      return { ...found, ...(quantile === 0.5 ? { p90: percentiles[0.9].value } : {}) };
    },
    remarks: (numbers) => {
      const without = numberOf(numbers, "without");
      // Where no case has a time, it is said already why nothing is known.
      return without > 0 && numberOf(numbers, "n") > 0 ? [`Left out: ${amountOf(without)} that ${missing}`] : [];
    },
  };
}

/** Minutes from one moment to another. */
export function minutesBetween(from: string, to: string): Expression {
  return () => sql<number>`date_part('epoch', ${sql.ref(to)} - ${sql.ref(from)}) / 60`;
}

/** A condition that does not depend on the moment. */
export function always(condition: RawBuilder<boolean>): Predicate {
  return (_moment: Moment) => condition;
}
