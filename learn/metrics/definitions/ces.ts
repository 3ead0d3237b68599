import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { amountOf, numberOf } from "../rules/figure.ts";
import { always, countWhere, mean } from "./forms.ts";

const counting = mean({
  id: "ces",
  title: "Customer effort score",
  group: "feeling",
  definition: "The mean of the answers from 1 to 7 to the question of how easy it was made.",
  measure: "from 1 (hard) to 7 (easy)",
  direction: "up",
  fact: "rating",
  concern: "anything",
  population: always(sql<boolean>`kind = 'ces' and lowest = 1 and highest = 7`),
  amount: () => sql<number>`value::float8`,
  nothing: "No answer on the effort scale from 1 to 7 was given in the period.",
});

export const ces: Definition = {
  ...counting,
  columns: (moment) => ({
    ...counting.columns(moment),
    off_scale: countWhere(sql<boolean>`kind = 'ces' and not (lowest = 1 and highest = 7)`),
  }),
  remarks: (numbers) => {
    const offScale = numberOf(numbers, "off_scale");
    return offScale > 0 ? [`Left out: ${amountOf(offScale)} on another scale than 1 to 7.`] : [];
  },
};
