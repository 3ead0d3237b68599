import { MOOD_LIMIT } from "@firsthand/analytics/text";
import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, netScore } from "./forms.ts";

export const sentimentBalance: Definition = netScore({
  id: "sentiment_balance",
  title: "Sentiment balance",
  group: "feeling",
  definition: "The share of positive minus the share of negative messages among those that came in during the period.",
  measure: "from -1 (negative) to 1 (positive)",
  direction: "up",
  fact: "message",
  concern: "anything",
  population: always(sql<boolean>`direction = 'in' and sentiment is not null`),
  counted: always(sql<boolean>`sentiment > ${sql.lit(MOOD_LIMIT)}::real`),
  negative: always(sql<boolean>`sentiment < ${sql.lit(-MOOD_LIMIT)}::real`),
  scale: 1,
  nothing: "No inbound message of the period has been read for sentiment.",
});
