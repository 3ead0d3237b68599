import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, mean } from "./forms.ts";

export const moodLift: Definition = mean({
  id: "mood_lift",
  title: "Mood lift",
  group: "feeling",
  definition:
    "The mean change of sentiment from the first to the last inbound message, over conversations begun in the period with two or more.",
  measure: "from -2 (worse) to 2 (better)",
  direction: "up",
  fact: "conversation",
  concern: "anything",
  population: always(sql<boolean>`first_mood is not null and last_mood is not null`),
  amount: () => sql<number>`(last_mood::float8 - first_mood::float8)`,
  nothing: "No conversation of the period has two inbound messages that were read for sentiment.",
});
