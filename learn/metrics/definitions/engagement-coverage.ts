import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { numberOf, unknown } from "../rules/figure.ts";
import { coverage } from "./coverage.ts";

const counting = coverage({
  id: "engagement_coverage",
  title: "Engagement coverage",
  group: "answered",
  definition:
    "The share of answerable conversations begun in the period that got a substantive answer: information, a decision or an action.",
  direction: "up",
  among: sql<boolean>`answerable`,
  answeredAt: "first_substantive_at",
  nothing: "No conversation of the period that expects an answer is answered or overdue.",
});

export const engagementCoverage: Definition = {
  ...counting,
  figure: (numbers, surroundings) => {
    const unread = numberOf(surroundings.messages, "outbound") > 0 && numberOf(surroundings.messages, "judged") === 0;
    if (unread) return unknown("No answer of the period has been read for substance yet.");
    return counting.figure(numbers, surroundings);
  },
};
