/** What is stored of one source. */
export interface SourceSummary {
  readonly name: string;
  readonly deliveries: number;
  readonly conversations: number;
  /** Answers whose customer is not known yet. */
  readonly waiting: number;
  /** Deliveries that could not be understood. */
  readonly quarantined: number;
}

export interface ImportSummary {
  readonly fileName: string;
  readonly source: string;
  readonly records: number;
  readonly startedAt: Date;
  /** Null while it runs, or after it was interrupted. */
  readonly finishedAt: Date | null;
}

/** What the log holds, for the page at `/` and for monitoring. */
export interface Overview {
  readonly sources: readonly SourceSummary[];
  readonly lastImport: ImportSummary | null;
}

/** All sources together. */
export function totalsOf({ sources }: Overview): Omit<SourceSummary, "name"> {
  const sum = (count: (source: SourceSummary) => number) => sources.reduce((total, source) => total + count(source), 0);
  return {
    deliveries: sum(({ deliveries }) => deliveries),
    conversations: sum(({ conversations }) => conversations),
    waiting: sum(({ waiting }) => waiting),
    quarantined: sum(({ quarantined }) => quarantined),
  };
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
