/** How often one network may open preference pages, and within how many seconds. */
export const PREFERENCES_LIMIT = { times: 60, seconds: 60 } as const;

/** So many networks are remembered at most; then those whose time is over are forgotten. */
const REMEMBERED = 10_000;

interface Window {
  readonly since: number;
  times: number;
}

/**
 * Counts by a word, within a window of time. `seconds` to wait when there were too many, 0 when not; `now` is in
 * milliseconds.
 */
export function createLimiter({ times, seconds }: { readonly times: number; readonly seconds: number }) {
  const windows = new Map<string, Window>();
  return (word: string, now: number): number => {
    const known = windows.get(word);
    if (!known || now - known.since >= seconds * 1000) {
      windows.delete(word);
      if (windows.size >= REMEMBERED) forgetOver(windows, now - seconds * 1000);
      windows.set(word, { since: now, times: 1 });
      return 0;
    }
    known.times++;
    return known.times <= times ? 0 : Math.max(1, Math.ceil((known.since + seconds * 1000 - now) / 1000));
  };
}

/** Where all are still within their time the oldest goes: nobody fills the memory. */
function forgetOver(windows: Map<string, Window>, before: number): void {
  for (const [word, { since }] of windows) {
    if (since > before && windows.size < REMEMBERED) return;
    windows.delete(word);
  }
}
