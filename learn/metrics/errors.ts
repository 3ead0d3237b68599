import { Failure } from "@firsthand/kernel/errors";

/** Nobody measures by that name. */
export function unknownMetric(id: string, ids: readonly string[]): Failure {
  return new Failure({
    code: "unknown_metric",
    status: 404,
    message: `There is no metric "${id}".`,
    advice: `Ask for one of: ${ids.join(", ")}.`,
    details: { id, ids },
  });
}

/** No conversation belongs to that unit; `near` are names like it, or some names when none is like it. */
export function unknownUnit(unit: string, near: readonly string[]): Failure {
  return new Failure({
    code: "unknown_unit",
    status: 404,
    message: `The log knows no unit "${unit}".`,
    advice:
      near.length > 0
        ? `Did you mean ${near.map((name) => `"${name}"`).join(", ")}?`
        : "GET /api/units lists those that you may see; leave the unit out to measure all of them.",
    details: { unit, near },
  });
}

/** A window that holds no moment at all. */
export function emptyWindow(since: string, until: string): Failure {
  return new Failure({
    code: "empty_window",
    status: 400,
    message: `The window from ${since} to ${until} holds no moment.`,
    advice: "Let `since` be earlier than `until`; the window ends just before `until`.",
    details: { since, until },
  });
}

/** Text that is no moment. */
export function unreadableMoment(text: string): Failure {
  return new Failure({
    code: "unreadable_moment",
    status: 400,
    message: `"${text}" is not a date.`,
    advice: "Write a day as 2026-03-31 or a moment as 2026-03-31T08:00:00+02:00.",
    details: { text },
  });
}

/** A page mark that this program did not make. */
export function unreadableCursor(): Failure {
  return new Failure({
    code: "unreadable_cursor",
    status: 400,
    message: "The mark of the next page cannot be read.",
    advice: "Pass `next` of the page before as it came, or leave `after` out to begin at the first page.",
  });
}

/** A page size outside what is allowed. */
export function wrongLimit(limit: number, highest: number): Failure {
  return new Failure({
    code: "wrong_limit",
    status: 400,
    message: `A page cannot have ${limit} rows.`,
    advice: `Ask for 1 to ${highest} rows.`,
    details: { limit, highest },
  });
}

/** A trend with more points than are shown. */
export function tooManyBuckets(step: string, count: number): Failure {
  return new Failure({
    code: "too_many_buckets",
    status: 400,
    message: `By ${step} this window has ${count.toLocaleString("en-GB")} points; at most 60 are shown.`,
    advice: "Leave `step` out, choose a longer one, or let the window be shorter.",
    details: { step, count },
  });
}

/** What a figure is made of does not tell those parts. */
export function noSuchParts(id: string, by: string, parts: readonly string[]): Failure {
  return new Failure({
    code: "no_such_parts",
    status: 400,
    message: `${id} cannot be broken down by ${by}.`,
    advice:
      parts.length === 0 ? "It is told of the whole organisation alone." : `What it counts tells: ${parts.join(", ")}.`,
    details: { id, by, parts },
  });
}

/** A question that does not fit the contract; `issues` say where. */
export function unreadableQuestion(issues: readonly { readonly path: string; readonly message: string }[]): Failure {
  return new Failure({
    code: "invalid_input",
    status: 400,
    message: `The input is not valid: ${issues.map(({ path, message }) => `${path}: ${message}`).join("; ")}`,
    advice: "Correct what `issues` names: `unit` is a name, `since` and `until` are days or moments.",
    details: { issues },
  });
}
