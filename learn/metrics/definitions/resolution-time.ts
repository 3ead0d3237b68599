import type { Definition } from "../definition.ts";
import { percentileOf } from "./forms.ts";
import { resolution } from "./resolution.ts";

export const resolutionTime: Definition = percentileOf(resolution, {
  id: "resolution_time",
  title: "Resolution time, median",
  group: "speed",
  definition:
    "The time within which half of the resolved conversations begun in the period got their last answer with nothing left waiting.",
  measure: "minutes",
  direction: "down",
  fact: "conversation",
  concern: "answers",
  quantile: 0.5,
  missing: "are not resolved (yet) and so have no resolution time.",
  nothing: "No conversation of the period has been resolved.",
});
