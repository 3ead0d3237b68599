import type { Definition } from "../definition.ts";
import { firstResponse } from "./first-response.ts";
import { percentileOf } from "./forms.ts";

export const firstResponseTime: Definition = percentileOf(firstResponse, {
  id: "first_response_time",
  title: "First response time, median",
  group: "speed",
  definition: "The time within which half of the answered conversations begun in the period got their first answer.",
  measure: "minutes",
  direction: "down",
  fact: "conversation",
  concern: "answers",
  quantile: 0.5,
  missing: "have no answer (yet) and so no response time.",
  nothing: "No conversation of the period has been answered.",
});
