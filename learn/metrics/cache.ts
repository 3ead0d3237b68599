import type { MeasuredMetric } from "./contract.ts";

/** What makes two questions the same question. */
export interface CachedQuery {
  readonly unit?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly compare?: boolean | undefined;
}

export interface MetricCache {
  /** The metrics of a unit and window, at most a few seconds old while the log changes. */
  read(query: CachedQuery): Promise<MeasuredMetric[]>;
}

interface Kept {
  readonly version: string;
  readonly at: number;
  readonly answer: MeasuredMetric[];
}

const MILLISECONDS = 1000;

/**
 * Answers the same question once: callers that ask while it is measured share one flight, and for `restSeconds` after
 * it, whatever happens to the log, they get its answer. After that the answer stays as long as the log's version
 * does, but no longer than `oldestSeconds`, because promises become due without any change of the log.
 * An answer that fails is not kept. `clock` gives milliseconds.
 */
export function createMetricCache(ports: {
  readonly measure: (query: CachedQuery) => Promise<MeasuredMetric[]>;
  readonly versionOf: () => Promise<string>;
  readonly clock: () => number;
  readonly restSeconds?: number;
  readonly oldestSeconds?: number;
  /** How many answers are kept. */
  readonly capacity?: number;
}): MetricCache {
  const { restSeconds = 5, oldestSeconds = 60, capacity = 200 } = ports;
  const kept = new Map<string, Kept>();
  const flights = new Map<string, Promise<MeasuredMetric[]>>();

  async function answer(key: string, query: CachedQuery): Promise<MeasuredMetric[]> {
    // The version is read before measuring: what arrives in between is measured again, never missed.
    const version = await ports.versionOf();
    const known = kept.get(key);
    const age = known ? ports.clock() - known.at : Number.POSITIVE_INFINITY;
    if (known && known.version === version && age < oldestSeconds * MILLISECONDS) return known.answer;
    const measured = await ports.measure(query);
    kept.delete(key);
    kept.set(key, { version, at: ports.clock(), answer: measured });
    for (const oldest of kept.keys()) {
      if (kept.size <= capacity) break;
      kept.delete(oldest);
    }
    return measured;
  }

  return {
    async read(query) {
      const key = keyOf(query);
      const known = kept.get(key);
      if (known && ports.clock() - known.at < restSeconds * MILLISECONDS) return known.answer;
      const flying = flights.get(key);
      if (flying) return flying;
      const flight = answer(key, query).finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
  };
}

function keyOf({ unit, since, until, compare }: CachedQuery): string {
  return JSON.stringify([unit ?? null, since?.getTime() ?? null, until?.getTime() ?? null, compare ?? false]);
}
