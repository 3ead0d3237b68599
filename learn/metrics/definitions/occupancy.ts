import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { amountOf, meanFigure, numberOf } from "../rules/figure.ts";
import { always, countWhere, mean } from "./forms.ts";

const HOURS_PER_DAY = 8;

const counting = mean({
  id: "occupancy",
  title: "Occupancy",
  group: "people",
  definition:
    "Handling time of the answers ÷ available time, over the days of people whose every answer of the day tells its handling time.",
  measure: "share",
  direction: "none",
  fact: "agent_day",
  concern: "people",
  population: always(sql<boolean>`handled_messages > 0 and handled_messages = messages`),
  amount: () => sql<number>`(handling_seconds::float8 / ${sql.lit(HOURS_PER_DAY * 3600)})`,
  nothing: "No person has a day on which every answer tells how long it took.",
});

export const occupancy: Definition = {
  ...counting,
  columns: (moment) => ({
    ...counting.columns(moment),
    partly: countWhere(sql<boolean>`handled_messages < messages`),
  }),
  figure: (numbers) => {
    const { value, low, high } = meanFigure(numbers);
    return { value, low: low === null ? null : Math.max(0, low), high };
  },
  remarks: (numbers) => {
    if (numberOf(numbers, "n") === 0) return [];
    const partly = numberOf(numbers, "partly");
    return [
      ...(partly > 0 ? [`Left out: ${amountOf(partly)} days of people on which not every answer tells its time.`] : []),
      `Assumed: whoever answers on a day is there for ${HOURS_PER_DAY} hours; breaks and other work are not known.`,
    ];
  },
};
