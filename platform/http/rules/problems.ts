import { Failure, type Problem, problemOf } from "@firsthand/kernel/errors";
import { ORPCError } from "@orpc/server";
import { ZodError } from "zod";

import type { Issue } from "../contract.ts";

/** What an error becomes for the caller. `defect` means that nobody foresaw it, so that it must be logged in full. */
export interface Answer {
  readonly problem: Problem;
  readonly defect: boolean;
}

/** Tells the failure behind an error of a library, for example a lost database, if it is known. */
export type Foresee = (error: unknown) => Failure | undefined;

/** Any error as a problem document. What was not foreseen says nothing but the id of the request. */
export function answerTo(error: unknown, requestId: string, foresee: Foresee): Answer {
  const failure = failureBehind(error, foresee);
  return failure
    ? { problem: problemOf(failure, requestId), defect: false }
    : { problem: problemOf(unforeseen, requestId), defect: true };
}

const ownMembers = new Set(["type", "title", "status", "detail", "code", "instance"]);

/**
 * The problem with the members that a typed oRPC client reads. `data` is what the contract declares for its errors, and
 * for any other what the problem says beyond its fixed members: advice and details.
 */
export function withClientFields(problem: Problem, error: unknown): Problem {
  const declared = error instanceof ORPCError && error.defined;
  const said: unknown = declared
    ? error.data
    : Object.fromEntries(Object.entries(problem).filter(([member]) => !ownMembers.has(member)));
  return { ...problem, defined: declared, message: problem.detail, ...(said === undefined ? {} : { data: said }) };
}

const unforeseen = new Failure({
  code: "internal_error",
  status: 500,
  message: "Something went wrong inside that nobody foresaw.",
  advice: "Try again; if it stays, look for the id of this request (instance) in the log of the server.",
});

function failureBehind(error: unknown, foresee: Foresee): Failure | undefined {
  if (error instanceof Failure) return error;
  if (error instanceof ORPCError) return failureOfClientError(error, foresee);
  if (error instanceof ZodError) return invalidInput(issuesOf(error.issues));
  return foresee(error) ?? failureOfServerError(error);
}

function failureOfClientError(error: ORPCError<string, unknown>, foresee: Foresee): Failure | undefined {
  if (error.cause instanceof Failure) return error.cause;
  if (error.status >= 500 && !error.defined) return foresee(error.cause);
  if (error.code === "BAD_REQUEST" && !error.defined) {
    const issues = issuesOf(listIn(error.data, "issues"));
    return issues.length > 0 ? invalidInput(issues) : unreadable;
  }
  return new Failure({
    code: error.defined ? error.code : error.code.toLowerCase(),
    status: error.status,
    message: error.message,
    details: error.defined && isRecord(error.data) ? error.data : {},
  });
}

function invalidInput(issues: readonly Issue[]): Failure {
  return new Failure({
    code: "invalid_input",
    status: 400,
    message: `The input is not valid: ${issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ")}`,
    advice: "Correct what `issues` names; what is allowed stands in the reference at /api/.",
    details: { issues },
  });
}

const unreadable = new Failure({
  code: "invalid_body",
  status: 400,
  message: "The body of the request cannot be read as what its content type says.",
  advice: "Send valid JSON with the header Content-Type: application/json.",
});

const serverFailures: Readonly<Record<string, Failure>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Failure({
    code: "unsupported_media_type",
    status: 415,
    message: "The content type of the request is not one that is read here.",
    advice: "Send the header Content-Type: application/json.",
  }),
  FST_ERR_CTP_BODY_TOO_LARGE: new Failure({
    code: "body_too_large",
    status: 413,
    message: "The body of the request is larger than what is read here.",
    advice: "Send it in several smaller requests.",
  }),
  FST_ERR_BAD_URL: new Failure({
    code: "bad_url",
    status: 400,
    message: "The address of the request is not valid.",
    advice: "Check the percent signs in it.",
  }),
};

function failureOfServerError(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? String(error.code) : "";
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  const ofServer = code.startsWith("FST_") || error instanceof SyntaxError;
  if (!ofServer || status < 400 || status >= 500) return undefined;
  const known = serverFailures[code];
  if (known) return known;
  return status === 400
    ? unreadable
    : new Failure({ code: "bad_request", status, message: "The request is not one that can be answered." });
}

function issuesOf(list: readonly unknown[]): Issue[] {
  return list.filter(isRecord).map((issue) => ({
    path: listIn(issue, "path").map(stepText).join("."),
    message: typeof issue["message"] === "string" ? issue["message"] : "not valid",
  }));
}

function stepText(step: unknown): string {
  return String(isRecord(step) ? step["key"] : step);
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
