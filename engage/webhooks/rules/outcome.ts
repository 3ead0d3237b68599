/** What came of one attempt. */
export interface Outcome {
  /** Null: no answer came. */
  readonly status: number | null;
  readonly milliseconds: number;
  /** The beginning of the answer, masked. */
  readonly answer: string | null;
  /** What kept an answer away, in words. */
  readonly trouble: string | null;
  /** Before this moment they do not want to be asked again. */
  readonly notBefore: Date | undefined;
}

/** Why an attempt was none, in words; null: it was taken. */
export function failureOf({ status, trouble }: Pick<Outcome, "status" | "trouble">): string | null {
  if (trouble !== null) return trouble;
  if (status === null) return "No answer came.";
  if (status >= 200 && status < 300) return null;
  if (status === 410) return "It answers that it wants nothing more (410).";
  if (status >= 300 && status < 400)
    return `It sends on to another address (${status}); write that address, if it is the right one.`;
  if (status === 401 || status === 403) return `It refuses (${status}): does it know the secret?`;
  if (status === 404) return "There is nothing at that address (404).";
  if (status === 429) return "It is asked too often (429).";
  return status >= 500 ? `It has trouble of its own (${status}).` : `It does not take this (${status}).`;
}

/** It said that it wants nothing more. */
export function isGone({ status }: Pick<Outcome, "status">): boolean {
  return status === 410;
}
