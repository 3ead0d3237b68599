import type { StandingCriterion } from "../contract/position.ts";
import type { Reason, Weighed } from "./evidence.ts";
import type { Criterion } from "./model.ts";

/** What to do where a criterion is not met, or how it can become known; null where it is met. */
export function stepOf({ step, evidence }: Criterion, { state, reason }: Weighed, needs: string | null): string | null {
  if (state === "met") return null;
  if (reason === "held") return "Nothing but to keep it: it counts when the next window says so too.";
  if (step !== null && reason !== "not_computed") return step;
  if (evidence.kind === "attestation") return "Name an owner who answers.";
  return reason === "not_computed" ? (needs ?? step) : (STEPS[reason] ?? null);
}

const STEPS: Readonly<Partial<Record<Reason, string>>> = {
  too_few_cases: "It becomes known when more is heard.",
  not_measured: "It becomes known when the log holds what it is computed from.",
};

/** The state of a cell: that of its criteria taken together. */
export function stateOfCell(states: readonly StandingCriterion["state"][]): StandingCriterion["state"] {
  if (states.includes("unmet")) return "unmet";
  return states.includes("unknown") ? "unknown" : "met";
}
