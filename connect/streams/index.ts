import type { Delivery } from "../records/index.ts";

/** What somebody filled in for a connection: the settings of its connector by name, secrets in the clear. */
export type Settings = Readonly<Record<string, string>>;

/** How far a stream was read, as its protocol understands it. Kept in the transaction that keeps what was read. */
export type Cursor = Readonly<Record<string, unknown>>;

export interface StreamRequest {
  readonly stream: string;
  readonly settings: Settings;
  /** Null: from the beginning, which is `since`. */
  readonly cursor: Cursor | null;
  /** Nothing older is wanted. */
  readonly since: Date;
  readonly signal: AbortSignal;
}

/** One answer of the other side, or one batch of it; at most 1,000 items. */
export interface StreamPage {
  readonly items: readonly Delivery[];
  /** Where to go on once these are stored. Reading again from an earlier one gives the same items again. */
  readonly cursor: Cursor;
  /** What it took. */
  readonly answer: { readonly bytes: number; readonly milliseconds: number };
  /** What the other side sends that nobody expected, or no longer sends; for people to read. */
  readonly drift: readonly Drift[];
}

export interface Drift {
  readonly field: string;
  readonly change: "new" | "missing";
}

/**
 * Reads what is there since the cursor, page by page, and ends when nothing is left for now. Throws `StreamFailure`;
 * what was given before it stays good.
 */
export type ReadStream = (request: StreamRequest) => AsyncIterable<StreamPage>;

/** Something came between: whose move it is, and what the other side said. */
export class StreamFailure extends Error {
  readonly code: StreamFailureCode;
  /** What to do, for the person who looks after the connection. */
  readonly advice: string;
  /** What came back, shortened to 2,000 characters and without secrets. */
  readonly answer: string | undefined;
  /** Not to be tried again before. */
  readonly retryAt: Date | undefined;

  constructor(
    code: StreamFailureCode,
    message: string,
    more: { readonly advice: string; readonly answer?: string; readonly retryAt?: Date; readonly cause?: unknown },
  ) {
    super(message, { cause: more.cause });
    this.name = "StreamFailure";
    this.code = code;
    this.advice = more.advice;
    this.answer = more.answer;
    this.retryAt = more.retryAt;
  }
}

/**
 * `unreachable`, `slow`, `limited`, `failing` and `cut` pass by themselves and are tried again; `refused` (credentials),
 * `forbidden_address`, `not_understood` (the answer is not what the connector expects) and `misset` wait for somebody.
 */
export type StreamFailureCode =
  | "unreachable"
  | "slow"
  | "limited"
  | "failing"
  | "cut"
  | "refused"
  | "forbidden_address"
  | "not_understood"
  | "misset";
