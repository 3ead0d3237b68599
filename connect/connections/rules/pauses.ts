import type { StreamFailureCode } from "../../streams/index.ts";

/** Whether a stream flows, is tried again by itself, or waits for somebody. */
export type Health = "flows" | "retrying" | "stopped";

/** Failures that nothing but a person ends. They are still looked at now and then: passwords are changed elsewhere, too. */
const waiting: ReadonlySet<StreamFailureCode> = new Set(["refused", "forbidden_address", "not_understood", "misset"]);

const MINUTE = 60_000;
const FIRST_PAUSE = MINUTE / 2;
const LONGEST_PAUSE = 60 * MINUTE;
const WAITING_PAUSE = 6 * 60 * MINUTE;
/** How a stream with so many failures in a row stands. */
export function healthOf(failures: number, code: StreamFailureCode | undefined): Health {
  if (failures === 0 || code === undefined) return "flows";
  return waiting.has(code) ? "stopped" : "retrying";
}

/**
 * When a stream that failed is tried again: exponential backoff with full jitter (AWS Architecture Blog, 2015) over half
 * a minute to an hour, never before the other side said, and every six hours or so where somebody has to do something.
 * `random` lies in [0, 1).
 */
export function retryAt(
  now: Date,
  { failures, code, notBefore }: { failures: number; code: StreamFailureCode; notBefore: Date | undefined },
  random: number,
): Date {
  const longest = waiting.has(code)
    ? WAITING_PAUSE
    : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures, 20));
  const least = waiting.has(code) ? WAITING_PAUSE / 2 : Math.min(FIRST_PAUSE, longest);
  const at = now.getTime() + least + random * (longest - least);
  return new Date(Math.max(at, notBefore?.getTime() ?? 0));
}

/** The beginning of the hour that a moment lies in. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / (60 * MINUTE)) * 60 * MINUTE);
}
