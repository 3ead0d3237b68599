import { Failure } from "@firsthand/kernel/errors";

export const unknownRule = (id: string) =>
  new Failure({
    code: "unknown_retention_rule",
    status: 404,
    message: "There is no such rule.",
    advice: "Load the page again: somebody may have removed it.",
    details: { id },
  });

/** Of a unit that somebody sets no rules for, and of one that is not there: the same. */
export const ruleElsewhere = (unit: string | null) =>
  new Failure({
    code: "retention_unit_unknown",
    status: 422,
    message:
      unit === null
        ? "You set rules for units, not for the whole organisation."
        : "There is no such unit among those for which you set rules.",
    advice: "Choose one of the units that GET /api/retention lists.",
    details: { path: "unit" },
  });

export const ruleConflict = (version: number) =>
  new Failure({
    code: "retention_rule_conflict",
    status: 409,
    message: "Somebody was quicker and has changed this rule.",
    advice: "Look at what stands now, and save again if yours is to take its place.",
    details: { version },
  });

export const ruleTwice = (id: string) =>
  new Failure({
    code: "retention_rule_twice",
    status: 409,
    message: "There is a rule for the same field, channel and unit.",
    advice: "Change that one.",
    details: { id },
  });

export const lockedAbove = (rule: { readonly id: string; readonly months: number; readonly unit: string | null }) =>
  new Failure({
    code: "retention_locked",
    status: 409,
    message: `A locked rule for ${rule.unit ?? "the whole organisation"} keeps this for ${rule.months} months at most.`,
    advice: `Choose ${rule.months} months or fewer, or have that rule unlocked.`,
    details: { id: rule.id, months: rule.months, issues: [{ path: "months", message: `at most ${rule.months}` }] },
  });

export const emptyScope = () =>
  new Failure({
    code: "empty_hold",
    status: 400,
    message: "This hold would hold everything there is.",
    advice: "Name a channel, a unit, or from when to when.",
    details: { issues: [{ path: "what", message: "a channel, a unit or a time" }] },
  });

export const nothingThere = (what: "person" | "conversation") =>
  new Failure({
    code: `unknown_${what}`,
    status: 404,
    message: what === "person" ? "There is nobody of that id." : "There is no conversation of that id.",
    advice: "Open it and copy the id from its address.",
  });

export const unknownHold = (id: string) =>
  new Failure({
    code: "unknown_hold",
    status: 404,
    message: "There is no such hold.",
    advice: "Load the page again.",
    details: { id },
  });

export const holdOver = () =>
  new Failure({
    code: "hold_over",
    status: 409,
    message: "This hold has ended already.",
    advice: "Nothing is left to be done; load the page again.",
  });
