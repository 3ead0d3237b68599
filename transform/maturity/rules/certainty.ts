import type { Certainty } from "../contract/position.ts";
import type { Draws } from "./evidence.ts";
import type { MaturityModel } from "./model.ts";

/** How sure a stage is: `none` where what is unknown could move it in more than half of the draws. */
export function certaintyOf(
  { confidence, draws }: { readonly confidence: number; readonly draws: Draws },
  { high, medium }: Pick<MaturityModel["confidence"], "high" | "medium">,
): Certainty {
  if (draws.open > 0.5) return "none";
  // As it is shown, in whole per cent: words and figure agree.
  const shown = Math.round(confidence * 100) / 100;
  if (shown >= high) return "high";
  return shown >= medium ? "medium" : "low";
}
