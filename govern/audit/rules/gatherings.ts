/** Refusals of one address that are written in a minute; of more only their number is. */
const REFUSALS_A_MINUTE = 20;

const MINUTE_MS = 60_000;

interface Window {
  readonly sinceMs: number;
  count: number;
}

/** Counts the refusals of each address, so that nobody fills the record by asking in vain. */
export function createRefusalLimit(): {
  /** Whether this one is to be written. */
  readonly admit: (address: string, nowMs: number) => boolean;
  /** The addresses whose minute is over and of which some were left out; all windows with `everything`. */
  readonly leftOut: (nowMs: number, everything?: "everything") => { address: string; count: number }[];
} {
  const windows = new Map<string, Window>();
  return {
    admit(address, nowMs) {
      const window = windows.get(address) ?? { sinceMs: nowMs, count: 0 };
      windows.set(address, window);
      window.count++;
      return window.count <= REFUSALS_A_MINUTE;
    },
    leftOut(nowMs, everything) {
      const over = [...windows].filter(([, { sinceMs }]) => everything || nowMs - sinceMs >= MINUTE_MS);
      for (const [address] of over) windows.delete(address);
      return over
        .filter(([, { count }]) => count > REFUSALS_A_MINUTE)
        .map(([address, { count }]) => ({ address, count: count - REFUSALS_A_MINUTE }));
    },
  };
}

/** For so long a second look at the same is no new line. */
const SAME_READ_MINUTES = 10;

/** Remembers what was read lately. */
export function createReadMemory(most = 10_000): {
  /** Whether this is the first time in a while. */
  readonly isNew: (what: string, nowMs: number) => boolean;
} {
  const seen = new Map<string, number>();
  const forget = (nowMs: number) => {
    for (const [what, atMs] of seen) {
      if (seen.size <= most && nowMs - atMs < SAME_READ_MINUTES * MINUTE_MS) break;
      seen.delete(what);
    }
  };
  return {
    isNew(what, nowMs) {
      forget(nowMs);
      if (seen.has(what)) return false;
      seen.set(what, nowMs);
      return true;
    },
  };
}
