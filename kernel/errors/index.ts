/** What a person needs to know when something went wrong: what, where, and what to do. */
export interface FailureFacts {
  /** A stable word for programs, for example `file_not_found`. */
  readonly code: string;
  /** The HTTP status that fits. */
  readonly status: number;
  /** What was wrong and where, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly advice?: string;
  /** The facts behind the sentence, for programs; never personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An error that was foreseen: its message may be shown to whoever asked. Anything else is a defect. */
export class Failure extends Error {
  readonly code: string;
  readonly status: number;
  readonly advice: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(facts: FailureFacts, options?: ErrorOptions) {
    super(facts.message, options);
    this.name = "Failure";
    this.code = facts.code;
    this.status = facts.status;
    this.advice = facts.advice;
    this.details = facts.details ?? {};
  }
}

/** A problem document (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly advice?: string;
  readonly instance?: string;
  readonly [extension: string]: unknown;
}

/** A failure as a problem document; `instance` is the id of the request. */
export function problemOf(failure: Failure, instance: string): Problem {
  return {
    ...failure.details,
    type: `urn:firsthand:problem:${failure.code}`,
    title: failure.code.replaceAll("_", " "),
    status: failure.status,
    detail: failure.message,
    code: failure.code,
    ...(failure.advice ? { advice: failure.advice } : {}),
    instance,
  };
}
