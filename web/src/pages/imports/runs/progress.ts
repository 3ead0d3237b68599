/** How far an import was at a moment; `at` in milliseconds. */
export interface Sample {
  readonly at: number;
  readonly bytes: number;
  readonly records: number;
}

export interface Pace {
  readonly recordsPerSecond: number;
  /** Undefined when the size is not known or nothing moves. */
  readonly secondsLeft: number | undefined;
}

/** Only what happened lately says how fast it goes now. */
const windowMs = 15_000;

/** The samples with one more; old ones are dropped, and all of them when the count went back (a new attempt). */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last && (next.bytes < last.bytes || next.records < last.records)) return [next];
  if (last && last.bytes === next.bytes && last.records === next.records) return samples;
  return [...samples.filter(({ at }) => next.at - at <= windowMs), next];
}

/** How fast it goes and how long it will take; undefined until two moments were seen. */
export function paceOf(samples: readonly Sample[], size: number | null): Pace | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < 500) return undefined;
  const seconds = (last.at - first.at) / 1000;
  const bytesPerSecond = (last.bytes - first.bytes) / seconds;
  return {
    recordsPerSecond: (last.records - first.records) / seconds,
    secondsLeft: size === null || bytesPerSecond <= 0 ? undefined : Math.max(0, (size - last.bytes) / bytesPerSecond),
  };
}
