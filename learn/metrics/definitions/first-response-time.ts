import type { Definition } from "../definition.ts";
import { firstResponse } from "./first-response.ts";
import { percentileOf } from "./forms.ts";

export const firstResponseTime: Definition = percentileOf(firstResponse, {
  id: "first_response_time",
  title: "First response time, median",
  definition: "The time within which half of the answered conversations begun in the window got their first answer.",
  measure: "minutes",
  direction: "down",
  fact: "conversation",
  concern: "answers",
  quantile: 0.5,
  missing: "without an answer have no response time and are not in it.",
  nothing: "No conversation of the window has been answered.",
});
