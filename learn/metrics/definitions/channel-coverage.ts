import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { numberOf } from "../rules/figure.ts";
import { always, share } from "./forms.ts";

export const channelCoverage: Definition = {
  ...share({
    id: "channel_coverage",
    title: "Places connected",
    group: "heard",
    definition: "The share of the listed places where customers speak that brought a conversation in the period.",
    measure: "share",
    direction: "up",
    fact: "place",
    concern: "anything",
    population: always(sql<boolean>`true`),
    counted: always(sql<boolean>`heard`),
    nothing:
      "No place where customers speak is listed, no conversation began in the period, or a unit was asked for: it is told of the whole alone.",
  }),
  // All places are counted, so chance has no part in it.
  figure: (numbers) => {
    const count = numberOf(numbers, "count");
    return { value: count / numberOf(numbers, "n"), low: null, high: null, count };
  },
};
