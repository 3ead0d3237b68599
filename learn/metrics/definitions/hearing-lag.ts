import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, duration, minutesBetween, percentileOf } from "./forms.ts";

/** From the moment a post was public to the moment it was in the log. */
const hearing = duration(
  always(sql<boolean>`true`),
  minutesBetween("at", "heard_at"),
  // What is heard has been heard; what is not, nobody knows of.
  always(sql<boolean>`false`),
);

export const hearingLag: Definition = percentileOf(hearing, {
  id: "hearing_lag",
  title: "Lag of hearing",
  group: "heard",
  definition: "The time within which nine of ten public posts of the period were in the log.",
  measure: "minutes",
  direction: "down",
  fact: "hearing",
  concern: "anything",
  quantile: 0.9,
  missing: "were not heard.",
  nothing:
    "No public post of the period came by itself since its source is known; what is imported as a file tells no lag.",
});
