import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { numberOf, type Figure, type Numbers } from "../rules/figure.ts";
import { always, countWhere } from "./forms.ts";

/** The normal value of a 95 % interval. */
const Z = 1.96;
/** With fewer the interval of a median is wider than all cases. */
const FEWEST_FOR_INTERVAL = 6;

const acted = always(sql<boolean>`kind = 'acted'`);

/** How many cases of one weight would be as sure as these. */
const effective = sql<number>`(all_weight * all_weight / all_squares)`;
const half = sql<number>`(${Z}::float8 * 0.5 / sqrt(${effective}))`;

/**
 * The days at a share of the weight: those of the one case with which the sum of weights, in the order of days, reaches
 * it. Each case is one row, so this is a sum of one.
 */
function daysAt(share: ReturnType<typeof sql<number>>) {
  return sql<number>`sum(amount) filter (where kind = 'acted' and up_to - weight < ${share} * all_weight
    and up_to >= ${share} * all_weight)`;
}

export const insightToActionTime: Definition = {
  id: "insight_to_action_time",
  title: "From insight to action",
  group: "learnt",
  definition:
    "Days from when a finding was recorded to the first action on it: the median of the findings acted on in the period, each weighed by the messages behind it.",
  measure: "days",
  direction: "down",
  fact: "insight",
  concern: "anything",
  population: acted,
  amount: () => sql<number>`amount`,
  columns: (moment) => ({
    n: countWhere(acted(moment)),
    median: daysAt(sql<number>`0.5::float8`),
    low: daysAt(sql<number>`(0.5 - ${half})`),
    high: daysAt(sql<number>`(0.5 + ${half})`),
  }),
  nothing: "No finding was acted on in the period.",
  figure: weighedMedian,
};

function weighedMedian(numbers: Numbers): Figure {
  const value = numberOf(numbers, "median");
  const [low, high] = [numbers["low"], numbers["high"]];
  if (numberOf(numbers, "n") < FEWEST_FOR_INTERVAL || low === undefined || high === undefined)
    return { value, low: null, high: null };
  // Where the weight of few decides, an end lies beyond all cases: there it is not known.
  return low > value || high < value ? { value, low: null, high: null } : { value, low, high };
}
