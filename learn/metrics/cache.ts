import type { BreakdownBy, MeasuredMetric, Step } from "./contract.ts";

/** What makes two questions the same question. */
export interface CachedQuery {
  readonly unit?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly compare?: boolean | undefined;
  readonly step?: Step | undefined;
  readonly id?: string | undefined;
  readonly by?: BreakdownBy | undefined;
}

export interface MetricCache<Answer = MeasuredMetric[], Query extends CachedQuery = CachedQuery> {
  /** What is asked of a unit and window, at most a few seconds old while the log changes. */
  read(query: Query): Promise<Answer>;
  /** The answer that is at hand and as new as the log; undefined when it would have to be measured. */
  known(query: Query): Promise<Answer | undefined>;
}

interface Kept<Answer> {
  readonly version: string;
  readonly at: number;
  readonly answer: Answer;
}

const MILLISECONDS = 1000;

/**
 * Answers the same question once: callers that ask while it is measured share one flight, and for `restSeconds` after
 * it, whatever happens to the log, they get its answer. After that the answer stays as long as the log's version
 * does, but no longer than `oldestSeconds`, because promises become due without any change of the log.
 * An answer that fails is not kept. `clock` gives milliseconds.
 */
export function createMetricCache<Answer = MeasuredMetric[], Query extends CachedQuery = CachedQuery>(ports: {
  readonly measure: (query: Query) => Promise<Answer>;
  readonly versionOf: () => Promise<string>;
  readonly clock: () => number;
  readonly restSeconds?: number;
  readonly oldestSeconds?: number;
  /** How many answers are kept. */
  readonly capacity?: number;
}): MetricCache<Answer, Query> {
  const { restSeconds = 5, oldestSeconds = 60, capacity = 200 } = ports;
  const kept = new Map<string, Kept<Answer>>();
  const flights = new Map<string, Promise<Answer>>();

  function current(key: string, version: string): Kept<Answer> | undefined {
    const found = kept.get(key);
    const age = found ? ports.clock() - found.at : Number.POSITIVE_INFINITY;
    return found?.version === version && age < oldestSeconds * MILLISECONDS ? found : undefined;
  }

  async function answer(key: string, query: Query): Promise<Answer> {
    // The version is read before measuring: what arrives in between is measured again, never missed.
    const version = await ports.versionOf();
    const known = current(key, version);
    if (known) return known.answer;
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
    known: async (query) => current(keyOf(query), await ports.versionOf())?.answer,
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

function keyOf({ unit, since, until, compare, step, id, by }: CachedQuery): string {
  const window = [since?.getTime() ?? null, until?.getTime() ?? null];
  return JSON.stringify([unit ?? null, ...window, compare ?? false, step ?? null, id ?? null, by ?? null]);
}
