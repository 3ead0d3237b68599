import type { Definition } from "../definition.ts";
import { percentileOf } from "./forms.ts";
import { resolution } from "./resolution.ts";

export const resolutionTime: Definition = percentileOf(resolution, {
  id: "resolution_time",
  title: "Resolution time, median",
  definition:
    "The time within which half of the resolved conversations begun in the window got their last answer with nothing left waiting.",
  measure: "minutes",
  direction: "down",
  fact: "conversation",
  concern: "answers",
  quantile: 0.5,
  missing: "not resolved have no resolution time and are not in it.",
  nothing: "No conversation of the window has been resolved.",
});
