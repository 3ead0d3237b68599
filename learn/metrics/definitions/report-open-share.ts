import { shareInterval } from "@firsthand/analytics/statistics";
import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { numberOf, unknown, type Figure, type Numbers } from "../rules/figure.ts";
import { always, countWhere } from "./forms.ts";

/** The function that ranks third is told, so that the figure holds in three functions. */
const PLACE = 3;

const of = (name: string) => sql<boolean>`function = ${sql.lit(name)}`;

export const reportOpenShare: Definition = {
  id: "report_open_share",
  title: "Reports opened",
  group: "learnt",
  definition:
    "Of the weekly digests that members received in the period, the share that they opened, function by function: that of the function that ranks third, so that it holds in three.",
  measure: "share",
  direction: "up",
  fact: "report",
  concern: "anything",
  population: always(sql<boolean>`true`),
  counted: always(sql<boolean>`opened`),
  columns: () => ({
    n: countWhere(sql<boolean>`true`),
    ...Object.fromEntries(
      frontOfficeFunctions.flatMap((name) => [
        [`${name}_n`, countWhere(of(name))],
        [`${name}_count`, countWhere(sql<boolean>`${of(name)} and opened`)],
      ]),
    ),
  }),
  parts: [],
  nothing: "Nobody received a digest in the period.",
  figure: thirdBest,
};

function thirdBest(numbers: Numbers): Figure {
  const shares = frontOfficeFunctions
    .map((name) => ({ n: numberOf(numbers, `${name}_n`), count: numberOf(numbers, `${name}_count`) }))
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => b.count / b.n - a.count / a.n || b.n - a.n);
  const third = shares[PLACE - 1];
  if (!third) return unknown("Members of fewer than three functions received digests in the period.");
  const interval = shareInterval(third.count, third.n);
  return { value: third.count / third.n, low: interval?.low ?? null, high: interval?.high ?? null };
}
