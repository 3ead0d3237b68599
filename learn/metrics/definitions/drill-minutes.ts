import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { numberOf } from "../rules/figure.ts";
import { always, countWhere } from "./forms.ts";

const every = always(sql<boolean>`true`);

export const drillMinutes: Definition = {
  id: "drill_minutes",
  title: "Time to the alert",
  group: "learnt",
  definition: "Minutes from the start of the last invented crisis, within a year, until somebody who can act was told.",
  measure: "minutes",
  direction: "down",
  fact: "drill",
  concern: "anything",
  population: every,
  counted: always(sql<boolean>`found`),
  amount: () => sql<number>`minutes`,
  columns: () => ({
    n: countWhere(sql<boolean>`true`),
    found: countWhere(sql<boolean>`found`),
    minutes: sql<number>`coalesce(sum(minutes), 0)::float8`,
  }),
  nothing: "No drill came to an end in the year before the end of the period.",
  figure: (numbers) => ({ value: numberOf(numbers, "minutes"), low: null, high: null }),
  remarks: (numbers) =>
    numberOf(numbers, "n") > 0 && numberOf(numbers, "found") === 0
      ? ["The last drill was given up without an alert: it would have taken longer than this."]
      : [],
};
