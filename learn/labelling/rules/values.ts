import type { LabelValue } from "@firsthand/engage/conversations/contract";

import type { JudgedLabel } from "../contract.ts";

/** The value of a label as corrections write it. */
export function labelValueOf(label: JudgedLabel, value: string | null): LabelValue {
  if (label !== "urgency" && label !== "expects_answer") return value;
  return value === "true" ? true : value === "false" ? false : value;
}
