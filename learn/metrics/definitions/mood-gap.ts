import { meansDifference, type Sample } from "@firsthand/analytics/statistics";
import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { numberOf, sampleFrom, unknown, type Figure, type Numbers, type Surroundings } from "../rules/figure.ts";
import { moodLift } from "./mood-lift.ts";

/** A channel with fewer conversations is not compared. */
const LEAST_CASES = 50;

/** The scale of sentiment, from -1 to 1, taken as 100 points. */
const POINTS = 50;

interface Channel {
  readonly name: string;
  readonly sample: Sample;
}

export const moodGap: Definition = {
  id: "mood_gap",
  title: "Mood gap",
  group: "feeling",
  definition:
    "How far the mood lift of the best and of the worst channel lie apart, over conversations begun in the period with two inbound messages or more.",
  measure: "points of 100",
  direction: "down",
  fact: "conversation",
  concern: "anything",
  population: moodLift.population,
  amount: () => sql<number>`(${sql.lit(POINTS)} * (last_mood::float8 - first_mood::float8))`,
  // The aggregates of the lift itself: they are taken once for both.
  columns: moodLift.columns,
  parts: ["unit", "language", "function"],
  nothing: moodLift.nothing,
  figure: gapFigure,
  remarks: (_numbers, { channels }) => {
    const { best, worst, small } = comparedOf(channels);
    return [
      ...(best && worst ? [`Best is ${best.name}, worst is ${worst.name}.`] : []),
      ...(best && worst && small > 0
        ? [
            `Left out: ${small} ${small === 1 ? "channel" : "channels"} with fewer than ${LEAST_CASES} such conversations.`,
          ]
        : []),
    ];
  },
};

function gapFigure(_numbers: Numbers, { channels }: Surroundings): Figure {
  const { best, worst } = comparedOf(channels);
  if (!best || !worst) {
    return unknown(`Fewer than two channels have ${LEAST_CASES} conversations whose mood is known at both ends.`);
  }
  const interval = meansDifference(best.sample, worst.sample);
  return {
    value: POINTS * (best.sample.mean - worst.sample.mean),
    low: interval && POINTS * Math.max(0, interval.low),
    high: interval && POINTS * interval.high,
  };
}

/** The best and the worst channel, where there are two that are large enough; and how many are not. */
function comparedOf(channels: ReadonlyMap<string, Numbers>): { best?: Channel; worst?: Channel; small: number } {
  const known = [...channels].filter(([, numbers]) => numberOf(numbers, "n") > 0);
  const compared = known
    .filter(([, numbers]) => numberOf(numbers, "n") >= LEAST_CASES)
    .map(([name, numbers]): Channel => ({ name, sample: sampleFrom(numbers, "") }))
    .toSorted((a, b) => b.sample.mean - a.sample.mean || (a.name < b.name ? -1 : 1));
  const small = known.length - compared.length;
  const [best] = compared;
  const worst = compared.at(-1);
  return best && worst && compared.length > 1 ? { best, worst, small } : { small };
}
