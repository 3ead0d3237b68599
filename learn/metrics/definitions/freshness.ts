import { percentileRanks } from "@firsthand/analytics/statistics";
import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { numberOf, type Figure, type Numbers } from "../rules/figure.ts";
import { always, countWhere } from "./forms.ts";

const QUANTILE = 0.95;
/** The normal value of a 95 % interval: from a hundred cases on the ranks are those of the binomial, or one beside. */
const Z = 1.96;

const every = always(sql<boolean>`true`);

/** The age at a rank; each rank is one case, so this is a sum of one. */
function ageAt(rank: ReturnType<typeof sql<number>>) {
  return sql<number>`sum(minutes) filter (where place = ${rank})`;
}

const spread = sql<number>`${Z}::float8 * sqrt(places * ${QUANTILE}::float8 * ${1 - QUANTILE}::float8)`;

export const freshness: Definition = {
  id: "freshness",
  title: "Age of data",
  group: "data",
  definition:
    "How old, in minutes, the newest data were of what decisions run on, whenever that was looked at in the period: 95 of 100 looks found that age or less.",
  measure: "minutes",
  direction: "down",
  fact: "look",
  concern: "anything",
  population: every,
  amount: () => sql<number>`minutes`,
  columns: () => ({
    n: countWhere(sql<boolean>`true`),
    p95: ageAt(sql<number>`ceil(places * ${QUANTILE}::numeric)`),
    low: ageAt(sql<number>`floor(places * ${QUANTILE}::float8 - ${spread})`),
    high: ageAt(sql<number>`ceil(places * ${QUANTILE}::float8 + ${spread}) + 1`),
  }),
  nothing: "No data are marked as what decisions run on, or nobody looked at them in the period.",
  figure: ages,
};

function ages(numbers: Numbers): Figure {
  const known = percentileRanks(numberOf(numbers, "n"), QUANTILE);
  return {
    value: numberOf(numbers, "p95"),
    low: known.low === null ? null : numberOf(numbers, "low"),
    // A rank beyond the last look is nobody's age, and no end.
    high:
      known.high === null || numberOf(numbers, "high") < numberOf(numbers, "p95") ? null : numberOf(numbers, "high"),
  };
}
