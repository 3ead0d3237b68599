import type { StreamFailureCode } from "../../streams/index.ts";

/**
 * Whether a connection is asked at all. Open: not before `until`. Half open: one try, which decides. Held: somebody has
 * to do something first, since asking again would not help.
 */
export type Circuit =
  | { readonly state: "closed"; readonly failures: number }
  | { readonly state: "open"; readonly failures: number; readonly until: Date }
  | { readonly state: "half_open"; readonly failures: number }
  | { readonly state: "held"; readonly failures: number };

export const CLOSED: Circuit = { state: "closed", failures: 0 };

const AFTER_FAILURES = 3;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

const PASSING: ReadonlySet<StreamFailureCode> = new Set(["unreachable", "slow", "limited", "failing", "cut"]);

/** Whether a failure passes by itself. */
export function passes(code: StreamFailureCode): boolean {
  return PASSING.has(code);
}

/** Whether one may ask now, and the circuit for the time of asking: after its pause an open one is half open. */
export function mayAsk(circuit: Circuit, now: Date): { readonly may: boolean; readonly circuit: Circuit } {
  if (circuit.state === "held") return { may: false, circuit };
  if (circuit.state !== "open") return { may: true, circuit };
  return now < circuit.until
    ? { may: false, circuit }
    : { may: true, circuit: { state: "half_open", failures: circuit.failures } };
}

export function afterSuccess(): Circuit {
  return CLOSED;
}

/**
 * After a failure of one whole run. The pause doubles with each failure, up to an hour, and is never shorter than what
 * the other side asked for.
 */
export function afterFailure(
  circuit: Circuit,
  failure: { readonly code: StreamFailureCode; readonly retryAt?: Date | undefined },
  now: Date,
): Circuit {
  const failures = circuit.failures + 1;
  if (!passes(failure.code)) return { state: "held", failures };
  const asked = failure.retryAt?.getTime() ?? 0;
  if (circuit.state === "closed" && failures < AFTER_FAILURES && asked <= now.getTime())
    return { state: "closed", failures };
  const doublings = Math.max(0, failures - AFTER_FAILURES);
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(20, doublings));
  return { state: "open", failures, until: new Date(Math.max(now.getTime() + pause, asked)) };
}

/** Somebody looked after it: it is asked again at once. */
export function afterRepair(circuit: Circuit): Circuit {
  return { state: "half_open", failures: circuit.failures };
}
