const LONGEST_MS = 24 * 3_600_000;

/** When `Retry-After` wants to be asked again: seconds or a date (RFC 9110), a day at most; undefined where it is neither. */
export function retryAfter(header: string | undefined, now: Date): Date | undefined {
  const said = header?.trim() ?? "";
  const ms = /^\d{1,9}$/.test(said)
    ? Number(said) * 1000
    : /^[A-Za-z]{3,9},? /.test(said)
      ? Date.parse(said) - now.getTime()
      : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(now.getTime() + Math.min(LONGEST_MS, Math.max(0, ms)));
}
