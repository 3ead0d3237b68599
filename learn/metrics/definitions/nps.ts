import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { amountOf, numberOf } from "../rules/figure.ts";
import { always, countWhere, netScore } from "./forms.ts";

const counting = netScore({
  id: "nps",
  title: "Net promoter score",
  group: "feeling",
  definition:
    "Of the answers from 0 to 10 to the question of recommending, the share of 9 and 10 minus the share of 0 to 6, in points.",
  measure: "points",
  direction: "up",
  fact: "rating",
  concern: "anything",
  population: always(sql<boolean>`kind = 'nps' and lowest = 0 and highest = 10`),
  counted: always(sql<boolean>`value >= 9`),
  negative: always(sql<boolean>`value < 7`),
  scale: 100,
  nothing: "No answer on the recommendation scale from 0 to 10 was given in the period.",
});

export const nps: Definition = {
  ...counting,
  columns: (moment) => ({
    ...counting.columns(moment),
    off_scale: countWhere(sql<boolean>`kind = 'nps' and not (lowest = 0 and highest = 10)`),
  }),
  remarks: (numbers) => {
    const offScale = numberOf(numbers, "off_scale");
    return offScale > 0 ? [`Left out: ${amountOf(offScale)} on another scale than 0 to 10.`] : [];
  },
};
