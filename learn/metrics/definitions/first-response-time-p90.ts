import type { Definition } from "../definition.ts";
import { firstResponse } from "./first-response.ts";
import { percentileOf } from "./forms.ts";

export const firstResponseTimeP90: Definition = percentileOf(firstResponse, {
  id: "first_response_time_p90",
  title: "First response time, 90th percentile",
  group: "speed",
  definition: "The time within which nine of ten answered conversations begun in the period got their first answer.",
  measure: "minutes",
  direction: "down",
  fact: "conversation",
  concern: "answers",
  quantile: 0.9,
  missing: "have no answer (yet) and so no response time.",
  nothing: "No conversation of the period has been answered.",
});
