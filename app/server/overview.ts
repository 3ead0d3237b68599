/** What is stored of one source. */
interface SourceSummary {
  readonly name: string;
  readonly deliveries: number;
  readonly conversations: number;
  /** Answers whose customer is not known yet. */
  readonly waiting: number;
  /** Deliveries that could not be understood. */
  readonly quarantined: number;
}

/** What the log holds, for monitoring. */
export interface Overview {
  readonly sources: readonly SourceSummary[];
}

/**
 * Reads at most once in `restMs`, however many ask: those who come meanwhile share one reading. A reading that failed
 * is not kept. `clock` gives milliseconds.
 */
export function readSeldom<T>(
  read: () => Promise<T>,
  { restMs, clock }: { restMs: number; clock: () => number },
): () => Promise<T> {
  let kept: { at: number; value: Promise<T> } | undefined;
  return () => {
    if (kept && clock() - kept.at < restMs) return kept.value;
    const value = read();
    const mine = { at: clock(), value };
    kept = mine;
    value.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return value;
  };
}
