import type { StandingCriterion } from "../contract/position.ts";
import type { Reason, Weighed } from "./evidence.ts";
import type { Criterion } from "./model.ts";

/** The step where this window says so and the next one has to. */
export const KEEP_IT = "Nothing but to keep it: it counts when the next window says so too.";

/** What to do where a criterion is not met, or how it can become known; null where it is met. */
export function stepOf({ step }: Criterion, { state, reason }: Weighed, needs: string | null): string | null {
  if (state === "met") return null;
  if (reason === "held") return KEEP_IT;
  // It was answered: what lacks is the signature, or the same answer anew.
  if (reason === "unsigned" || reason === "expired") return STEPS[reason] ?? null;
  if (step !== null && reason !== "not_computed") return step;
  return reason === "not_computed" ? (needs ?? step) : (STEPS[reason] ?? null);
}

const STEPS: Readonly<Partial<Record<Reason, string>>> = {
  too_few_cases: "It becomes known when more is heard.",
  not_measured: "It becomes known when the log holds what it is computed from.",
  not_attested: "Name an owner who answers.",
  unsigned: "Let a second person sign the answer.",
  expired: "Let its owner answer again.",
};

/** The state of a cell: that of its criteria taken together. */
export function stateOfCell(states: readonly StandingCriterion["state"][]): StandingCriterion["state"] {
  if (states.includes("unmet")) return "unmet";
  return states.includes("unknown") ? "unknown" : "met";
}
