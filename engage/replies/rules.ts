import type { ReplyState } from "./contract.ts";

/** What happens to a reply: by who sends it, or by people. */
export type ReplyEvent =
  | "taken"
  | "done"
  | "refused"
  | "unknown"
  /** Nothing went out, and it may be tried again. */
  | "later"
  /** Who sent it was not heard of any more; `lost_repeatable` where sending twice is sending once. */
  | "lost"
  | "lost_repeatable"
  | "cancel"
  | "retry"
  /** People looked: it had gone out, or it had not. */
  | "went_out"
  | "went_not_out";

const after: Readonly<Record<ReplyState, Partial<Record<ReplyEvent, ReplyState>>>> = {
  // Who was believed lost may come back and say that it went out: then it is not sent again.
  waiting: { taken: "sending", cancel: "cancelled", retry: "waiting", done: "sent" },
  sending: {
    done: "sent",
    refused: "refused",
    unknown: "unclear",
    later: "waiting",
    lost: "unclear",
    lost_repeatable: "waiting",
  },
  unclear: { done: "sent", went_out: "sent", went_not_out: "waiting" },
  refused: { retry: "waiting", cancel: "cancelled" },
  sent: {},
  cancelled: {},
};

/** How a reply stands after something happened to it; undefined where that cannot happen to it. */
export function stateAfter(state: ReplyState, event: ReplyEvent): ReplyState | undefined {
  return after[state][event];
}

const MINUTE = 60_000;
const FIRST_PAUSE = MINUTE / 2;
const LONGEST_PAUSE = 60 * MINUTE;
/** For so long it is tried; then people are asked. */
const PATIENCE = 24 * 60 * MINUTE;

/**
 * When a reply that did not go out is tried again: exponential backoff with jitter over half a minute to an hour, never
 * before the other side said; null where it was tried for a day. `random` lies in [0, 1).
 */
export function nextTry(
  { madeAt, tries, now, notBefore }: { madeAt: Date; tries: number; now: Date; notBefore: Date | undefined },
  random: number,
): Date | null {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(tries, 20));
  const at = now.getTime() + FIRST_PAUSE + random * Math.max(0, longest - FIRST_PAUSE);
  const due = Math.max(at, notBefore?.getTime() ?? 0);
  return due > madeAt.getTime() + PATIENCE ? null : new Date(due);
}
