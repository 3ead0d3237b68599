/** How often may be tried within fifteen minutes. */
export const attemptLimits = {
  /** Passwords for one account, from wherever. */
  account: 10,
  /** Passwords, codes and invitations from one network: several people may share it. */
  network: 50,
} as const;

export const ATTEMPT_WINDOW_SECONDS = 15 * 60;

/** How long to wait, in whole seconds, until the window that began at `since` is over; at least one. */
export function secondsToWait(since: Date, now: Date): number {
  return Math.max(1, Math.ceil((since.getTime() - now.getTime()) / 1000) + ATTEMPT_WINDOW_SECONDS);
}

/** An invitation is good for this many days. */
export const INVITATION_DAYS = 7;

/** `days` later. */
export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}
