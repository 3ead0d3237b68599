const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The pauses that Standard Webhooks names, after the first, second, ... failed attempt. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** So much longer a pause may become, so that many that failed together do not come back together. */
const JITTER = 0.2;

/** After so many failures one after the other an endpoint is left alone between attempts. */
const PATIENCE = 3;
const LONGEST_REST = 10 * MINUTE;

/** An endpoint that took nothing for so long is stopped. */
const GIVE_UP = 3 * DAY;

/**
 * When an event is tried again after its `attempts`-th failed attempt; null: it is given up. What the other side asked for
 * (`notBefore`) is kept, up to a day. `chance` is in [0, 1).
 */
export function nextAttempt(
  now: Date,
  { attempts, chance, notBefore }: { readonly attempts: number; readonly chance: number; readonly notBefore?: Date },
): Date | null {
  const pause = PAUSES[attempts - 1];
  if (pause === undefined) return null;
  const due = now.getTime() + pause * (1 + JITTER * chance);
  const asked = Math.min(notBefore?.getTime() ?? 0, now.getTime() + DAY);
  return new Date(Math.max(due, asked));
}

/** Until when an endpoint is left alone after so many failures in a row; null: it need not be. */
export function restUntil(now: Date, failures: number, chance: number): Date | null {
  if (failures < PATIENCE) return null;
  const pause = Math.min(LONGEST_REST, 5 * SECOND * 2 ** Math.min(failures - PATIENCE, 20));
  return new Date(now.getTime() + pause * (1 - JITTER * chance));
}

/** Whether an endpoint has failed for so long that it is stopped. */
export function isHopeless(now: Date, failingSince: Date): boolean {
  return now.getTime() - failingSince.getTime() >= GIVE_UP;
}
