import { answerSlow } from "./errors.ts";
import type { Limits } from "./outgoing.ts";

/** Looks after the time that a request takes. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly waitForFirstByte: (host: string) => void;
  readonly firstByteCame: () => void;
  /** Why it was broken off: too slow, or the reason of whoever asked; undefined where it was not. */
  readonly reason: () => Error | undefined;
  readonly stop: () => void;
}

/** Begins to look after one request; `outer` breaks it off too. */
export function startWatch(
  { firstByteMs, wholeMs }: Pick<Limits, "firstByteMs" | "wholeMs">,
  host: string,
  outer: AbortSignal | undefined,
): Watch {
  const control = new AbortController();
  const breakOff = () => control.abort(outer?.reason);
  if (outer?.aborted) breakOff();
  outer?.addEventListener("abort", breakOff, { once: true });
  const whole = setTimeout(() => control.abort(answerSlow(host, "the whole answer", wholeMs / 1000)), wholeMs);
  let first: NodeJS.Timeout | undefined;
  const firstByteCame = () => clearTimeout(first);
  return {
    signal: control.signal,
    waitForFirstByte: (asked) => {
      firstByteCame();
      const late = () => control.abort(answerSlow(asked, "the first byte", firstByteMs / 1000));
      first = setTimeout(late, firstByteMs);
    },
    firstByteCame,
    reason: () => {
      if (!control.signal.aborted) return undefined;
      const { reason } = control.signal;
      return reason instanceof Error ? reason : new Error("broken off");
    },
    stop: () => {
      firstByteCame();
      clearTimeout(whole);
      outer?.removeEventListener("abort", breakOff);
    },
  };
}
