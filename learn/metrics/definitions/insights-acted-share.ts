import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, share } from "./forms.ts";

export const insightsActedShare: Definition = share({
  id: "insights_acted_share",
  title: "Insights acted on",
  group: "learnt",
  definition: "Of the findings that were 90 days old in the period, the share that was acted on within these 90 days.",
  measure: "share",
  direction: "up",
  fact: "insight",
  concern: "anything",
  // The day lies ahead of those that are younger.
  population: ({ now }) => sql<boolean>`kind = 'due' and at <= ${now}::timestamptz`,
  counted: always(sql<boolean>`acted`),
  nothing: "No finding became 90 days old in the period.",
});
