/** How often one may ask, as the manifest says it. */
export interface Rate {
  readonly requests: number;
  readonly per_seconds: number;
  readonly at_once: number;
}

/** What is left of it at a moment, in milliseconds since 1970; `left` may be below zero while somebody waits. */
export interface Bucket {
  readonly left: number;
  readonly atMs: number;
}

export const fullBucket = (rate: Rate, nowMs: number): Bucket => ({ left: rate.at_once, atMs: nowMs });

/** Takes one request out and says how long it has to wait; who comes later waits longer, in the order of asking. */
export function takeOne(
  bucket: Bucket,
  rate: Rate,
  nowMs: number,
): { readonly bucket: Bucket; readonly waitMs: number } {
  const perMs = rate.requests / (rate.per_seconds * 1000);
  const passed = Math.max(0, nowMs - bucket.atMs);
  const left = Math.min(rate.at_once, bucket.left + passed * perMs) - 1;
  return { bucket: { left, atMs: Math.max(nowMs, bucket.atMs) }, waitMs: left >= 0 ? 0 : -left / perMs };
}
