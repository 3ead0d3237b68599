import { StreamFailure, type StreamFailureCode } from "../../streams/index.ts";
import { shownAnswer } from "../failures.ts";
import { retryAfterMs } from "../rules/backoff.ts";

/** What the other side said. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** A failure that an answer tells of, with its status. */
export class AnswerFailure extends StreamFailure {
  readonly status: number;
  readonly #body: string;

  constructor(code: StreamFailureCode, { status, text }: Pick<Answer, "status" | "text">, more: Told) {
    super(code, more.message, more);
    this.name = "AnswerFailure";
    this.status = status;
    this.#body = text;
  }

  /** All that was answered, secrets included: to be read by the connector, never to be shown or logged. */
  body(): string {
    return this.#body;
  }
}

interface Told {
  readonly message: string;
  readonly advice: string;
  readonly answer: string;
  readonly retryAt?: Date;
}

/** What an answer comes to; undefined where it is one to work with. */
export function judge(
  { status, headers, text }: Answer,
  { now, secrets }: { readonly now: Date; readonly secrets: readonly string[] },
): AnswerFailure | undefined {
  if (status >= 200 && status < 300) return undefined;
  const code = codeOf(status, headers);
  const askedMs = retryAfterMs(headers["retry-after"], now);
  return new AnswerFailure(
    code,
    { status, text },
    {
      ...wordsOf(code, status),
      answer: shownAnswer(text, secrets),
      ...(askedMs === undefined ? {} : { retryAt: new Date(now.getTime() + askedMs) }),
    },
  );
}

const LATER = new Set([408, 425, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524]);

function codeOf(status: number, headers: Answer["headers"]): StreamFailureCode {
  // Some say 403 where they mean 429; then they say how much is left, or how long to wait.
  const tooOften = headers["x-ratelimit-remaining"] === "0" || headers["retry-after"] !== undefined;
  if (status === 429 || (status === 403 && tooOften)) return "limited";
  if (status === 401 || status === 403 || status === 407) return "refused";
  if (LATER.has(status)) return "failing";
  if (status === 404 || (status >= 300 && status < 400)) return "misset";
  return "not_understood";
}

function wordsOf(code: StreamFailureCode, status: number): Pick<Told, "message" | "advice"> {
  if (code === "limited")
    return { message: `They were asked too often (status ${status}).`, advice: "It goes on by itself after a while." };
  if (code === "refused") {
    const message = `They do not accept who asks, or do not allow it (status ${status}).`;
    return { message, advice: "Check the credentials, and what they are allowed to see." };
  }
  if (code === "failing")
    return { message: `They have trouble (status ${status}).`, advice: "It is tried again later." };
  if (code === "misset")
    return {
      message: `There is nothing at that address (status ${status}).`,
      advice: "Check the address in the settings.",
    };
  const message = `They did not understand what was asked (status ${status}).`;
  return { message, advice: "Compare their answer with the connector; the other side may have changed." };
}
