/** How long is waited between tries: full jitter, so that many who failed at once do not come back at once. */
const BACKOFF = { baseMs: 1000, mostMs: 60_000, tries: 5 };

/**
 * The milliseconds to wait before the next try, or null where it is not worth it. `tried` counts from 1; `random` is
 * from 0 up to 1; what the other side asked for is kept, and a wait longer than `mostMs` is left to the next run.
 */
export function waitBeforeRetry({ tried, random, askedMs }: Retry, { baseMs, mostMs, tries } = BACKOFF): number | null {
  if (tried >= tries) return null;
  const jitter = random * Math.min(mostMs, baseMs * 2 ** (tried - 1));
  if (askedMs === undefined) return jitter;
  return askedMs > mostMs ? null : askedMs + random * baseMs;
}

interface Retry {
  readonly tried: number;
  readonly random: number;
  /** What `Retry-After` asked for. */
  readonly askedMs: number | undefined;
}

const LONGEST_MS = 24 * 3_600_000;

/**
 * `Retry-After` in milliseconds: seconds or a date (RFC 9110); undefined where it is neither. More than a day counts as
 * a day, a date that is over as 0.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const said = header?.trim() ?? "";
  if (/^\d{1,12}(\.\d+)?$/.test(said)) return Math.min(LONGEST_MS, Number(said) * 1000);
  if (!/^[A-Za-z]{3,9},? /.test(said)) return undefined;
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.min(LONGEST_MS, Math.max(0, at - now.getTime()));
}
