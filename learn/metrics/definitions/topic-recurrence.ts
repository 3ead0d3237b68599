import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, duration, percentileOf } from "./forms.ts";

const eased = always(sql<boolean>`kind = 'eased' and amount is not null`);

const ratio = duration(eased, () => sql<number>`amount`, always(sql<boolean>`kind = 'eased' and amount is null`));

export const topicRecurrence: Definition = percentileOf(ratio, {
  id: "topic_recurrence",
  title: "Matters after the action",
  group: "learnt",
  definition:
    "Messages a customer on a matter in the eight weeks after the action on it, divided by those in the eight weeks before: the median of the findings whose eight weeks ended in the period.",
  measure: "times as often",
  direction: "down",
  fact: "insight",
  concern: "anything",
  quantile: 0.5,
  missing: "nobody had written about before.",
  nothing: "No finding was acted on eight weeks before a day of the period.",
});
