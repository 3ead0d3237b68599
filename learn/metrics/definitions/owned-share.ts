import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { numberOf } from "../rules/figure.ts";
import { always, share } from "./forms.ts";

export const ownedShare: Definition = {
  ...share({
    id: "owned_share",
    title: "Data with an owner",
    group: "data",
    definition:
      "The share of entries in the catalogue of data that had a named owner when they were last looked at in the period.",
    measure: "share",
    direction: "up",
    fact: "catalogue",
    concern: "anything",
    population: always(sql<boolean>`true`),
    counted: always(sql<boolean>`owned`),
    nothing: "The catalogue was not looked at in the period, or a unit was asked for: it is told of the whole alone.",
  }),
  // All entries are counted, so chance has no part in it.
  figure: (numbers) => {
    const count = numberOf(numbers, "count");
    return { value: count / numberOf(numbers, "n"), low: null, high: null, count };
  },
};
