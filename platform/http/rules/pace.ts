/** How often somebody may ask: `perSecond` for as long as they like, and `burst` at once after a rest. */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

/** When what was taken will have been given back, in milliseconds of the clock; nothing taken: any time that is over. */
export type FullAt = number;

/** One more request: either it is taken, or it has to wait so many milliseconds. A refused one takes nothing. */
export function takeTurn(
  fullAt: FullAt | undefined,
  nowMs: number,
  { perSecond, burst }: Pace,
): { readonly fullAt: FullAt } | { readonly waitMs: number } {
  const everyMs = 1000 / perSecond;
  const next = Math.max(fullAt ?? nowMs, nowMs) + everyMs;
  const waitMs = next - nowMs - burst * everyMs;
  // What is left of a sum of fractions is no wait.
  return waitMs > 1e-6 ? { waitMs } : { fullAt: next };
}
