import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, share } from "./forms.ts";

export const csat: Definition = share({
  id: "csat",
  title: "Customer satisfaction",
  group: "feeling",
  definition:
    "The share of satisfaction answers in the upper quarter of their scale: 4 and 5 of five, 6 and 7 of seven, 8 to 10 of ten.",
  measure: "share",
  direction: "up",
  fact: "rating",
  concern: "anything",
  population: always(sql<boolean>`kind = 'csat' and highest > lowest`),
  counted: always(sql<boolean>`value - lowest >= 0.75::real * (highest - lowest)`),
  nothing: "Nobody rated their satisfaction in the period.",
});
