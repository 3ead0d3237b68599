import { Failure } from "@firsthand/kernel/errors";

export function unitNeeded(): Failure {
  return new Failure({
    code: "unit_needed",
    status: 422,
    message: "You may see the map of units, not that of the whole organisation.",
    advice: "Name one of your units: ?unit=NAME. GET /api/position/units lists them.",
  });
}

export function notReported(month: string): Failure {
  return new Failure({
    code: "month_not_reported",
    status: 404,
    message: `No figures were recorded for ${month}.`,
    advice: "Ask for it with figures=now, which measures it again, or for a month of /position/months.",
    details: { month },
  });
}

export function unreadableQuestion(issues: readonly { readonly path: string; readonly message: string }[]): Failure {
  const [first] = issues;
  return new Failure({
    code: "unreadable_question",
    status: 400,
    message: first ? `${first.path}: ${first.message}.` : "The question cannot be read.",
    advice: "Correct the address; docs/maturity.md tells what can be asked.",
    details: { issues },
  });
}
