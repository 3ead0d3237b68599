import { meanInterval, staffing } from "@firsthand/analytics/statistics";
import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import {
  amountOf,
  numberOf,
  sampleFrom,
  unknown,
  type Figure,
  type Numbers,
  type Surroundings,
} from "../rules/figure.ts";
import { NOBODY } from "../rules/warnings.ts";
import { always, moments, total } from "./forms.ts";

/** What the first form of the figure takes for granted. */
const ASSUMED = {
  handlingSeconds: 300,
  daysPerWeek: 5,
  hoursPerDay: 8,
  /** The usual ceiling of contact centres: beyond it people who answer wear out. */
  occupancy: 0.85,
} as const;

const arrivals = always(sql<boolean>`direction = 'in' and expects_answer and answers_included and not brand_accounts`);
const handled = always(
  sql<boolean>`direction = 'out' and author_role = 'agent' and not brand_accounts and handling_seconds is not null`,
);

const counting = total({
  id: "staffing_gap",
  title: "Staffing gap",
  group: "people",
  definition:
    "Full-time people needed to answer every message of the period that expects it, minus the people who were there.",
  measure: "full-time people",
  direction: "down",
  fact: "message",
  concern: "people",
  population: arrivals,
  counted: arrivals,
  nothing: "No message that expects an answer came in where people answer.",
});

export const staffingGap: Definition = {
  ...counting,
  // Days of people, which it subtracts, tell no channel and no source.
  parts: ["unit"],
  columns: (moment) => {
    const { sum, squares } = moments(handled, () => sql<number>`handling_seconds::float8`)(moment);
    return {
      ...counting.columns(moment),
      handled_n: sql<number>`(count(*) filter (where ${handled(moment)}))::float8`,
      ...(sum && squares ? { handled_sum: sum, handled_squares: squares } : {}),
    };
  },
  figure: staffingFigure,
  remarks: (numbers, surroundings) => (isKnown(numbers, surroundings) ? assumptions(numbers) : []),
};

function isKnown(numbers: Numbers, surroundings: Surroundings): boolean {
  return numberOf(numbers, "n") > 0 && staffingFigure(numbers, surroundings).value !== null;
}

function assumptions(numbers: Numbers): string[] {
  return [
    numberOf(numbers, "handled_n") > 0
      ? `Handling time: ${amountOf(Math.round(sampleFrom(numbers, "handled_").mean))} seconds, the mean of ${amountOf(numberOf(numbers, "handled_n"))} answers that tell it; the interval is that of this mean alone.`
      : `Handling time: ${ASSUMED.handlingSeconds} seconds assumed, since no answer tells it; so there is no interval.`,
    `Assumed: one answer a message, ${ASSUMED.daysPerWeek} days a week of ${ASSUMED.hoursPerDay} hours, ${100 * ASSUMED.occupancy} % of them spent answering; whoever answers on a day is there all day.`,
  ];
}

function staffingFigure(numbers: Numbers, { agentDays, days }: Surroundings): Figure {
  const personDays = numberOf(agentDays, "cases");
  if (personDays === 0) return unknown(NOBODY);
  if (days === null || days < 1) return unknown("The period is shorter than a day.");
  const told = numberOf(numbers, "handled_n") > 0;
  const sample = told ? sampleFrom(numbers, "handled_") : null;
  const gapAt = (handlingSeconds: number): number =>
    staffing({ ...ASSUMED, arrivals: numberOf(numbers, "n"), personDays, days, handlingSeconds }).gap;
  const interval = sample && meanInterval(sample);
  return {
    value: gapAt(sample?.mean ?? ASSUMED.handlingSeconds),
    low: interval ? gapAt(Math.max(0, interval.low)) : null,
    high: interval ? gapAt(interval.high) : null,
  };
}
