import type { Definition } from "../definition.ts";
import { percentileOf } from "./forms.ts";
import { resolution } from "./resolution.ts";

export const resolutionTimeP90: Definition = percentileOf(resolution, {
  id: "resolution_time_p90",
  title: "Resolution time, 90th percentile",
  group: "speed",
  definition:
    "The time within which nine of ten resolved conversations begun in the period got their last answer with nothing left waiting.",
  measure: "minutes",
  direction: "down",
  fact: "conversation",
  concern: "answers",
  quantile: 0.9,
  missing: "are not resolved (yet) and so have no resolution time.",
  nothing: "No conversation of the period has been resolved.",
});
