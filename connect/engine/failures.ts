import { Failure } from "@firsthand/kernel/errors";

import { StreamFailure, type StreamFailureCode } from "../streams/index.ts";

const LONGEST_ANSWER = 2000;

/** The codes of `platform/outgoing`, as the failure of a stream. */
const OF_OUTGOING: Readonly<Record<string, StreamFailureCode>> = {
  address_refused: "forbidden_address",
  bad_address: "misset",
  host_unreachable: "unreachable",
  answer_slow: "slow",
  answer_cut: "cut",
  answer_garbled: "cut",
  answer_too_long: "not_understood",
  too_many_redirects: "misset",
  redirect_refused: "misset",
};

/** What `platform/outgoing` threw, as the failure of a stream; all else, such as the reason of a signal, as it is. */
export function asStreamFailure(error: unknown): unknown {
  if (!(error instanceof Failure)) return error;
  const code = OF_OUTGOING[error.code];
  return code === undefined
    ? error
    : new StreamFailure(code, error.message, { advice: error.advice ?? "Try again later.", cause: error });
}

/** What came back, as people may read it: short, and without what is secret. */
export function shownAnswer(text: string, secrets: readonly string[]): string {
  let shown = text.slice(0, LONGEST_ANSWER * 4);
  for (const secret of secrets) if (secret.length >= 4) shown = shown.replaceAll(secret, "•••");
  return shown.length > LONGEST_ANSWER ? `${shown.slice(0, LONGEST_ANSWER - 1)}…` : shown;
}

export const notUnderstood = (message: string, answer?: string) =>
  new StreamFailure("not_understood", message, {
    advice: "Compare the answer with what the connector expects; the other side may have changed.",
    ...(answer === undefined ? {} : { answer }),
  });

export const misset = (message: string, advice: string) => new StreamFailure("misset", message, { advice });

export const noDetails = (count: number) =>
  misset(
    `None of ${count} records of the list is to be found by itself.`,
    "Check the address of the detail in the connector, and what the credentials allow to be seen.",
  );
