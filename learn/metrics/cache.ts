import type { UnitScope } from "./rules/window.ts";
import type { BreakdownBy, MeasuredMetric, Step } from "./contract.ts";

/** What makes two questions the same question. */
export interface CachedQuery {
  readonly unit?: UnitScope;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly compare?: boolean | undefined;
  readonly step?: Step | undefined;
  readonly id?: string | undefined;
  readonly by?: BreakdownBy | undefined;
}

export interface MetricCache<Answer = MeasuredMetric[], Query extends CachedQuery = CachedQuery> {
  /** What is asked of a unit and window, as the log was when it was asked or later. */
  read(query: Query): Promise<Answer>;
  /** The answer that is at hand and as new as the log; undefined when it would have to be measured. */
  known(query: Query): Promise<Answer | undefined>;
}

interface Kept<Answer> {
  readonly version: string;
  readonly at: number;
  readonly tookMs: number;
  readonly answer: Answer;
}

const MILLISECONDS = 1000;

interface Flight<Answer> {
  /** The log's version when the measuring began; undefined while it waits for its turn. */
  version: string | undefined;
  readonly landing: Promise<Answer>;
}

/** A busy log is measured for a fifth of the time at most, and no answer waits longer than this for its turn. */
const RESTS_PER_MEASURING = 4;
const LONGEST_REST_MS = 5_000;

/**
 * Answers the same question once. An answer stays as long as the log's version does, but no longer than
 * `oldestSeconds`, because promises become due without any change of the log. Whoever asks after the log changed waits
 * for a measuring that begins after it: at once, or after a rest of four times what the last one took. All who ask
 * meanwhile share it. An answer that fails is not kept. `clock` gives milliseconds.
 */
export function createMetricCache<Answer = MeasuredMetric[], Query extends CachedQuery = CachedQuery>(ports: {
  readonly measure: (query: Query) => Promise<Answer>;
  readonly versionOf: () => Promise<string>;
  readonly clock: () => number;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  readonly oldestSeconds?: number;
  /** How many answers are kept. */
  readonly capacity?: number;
}): MetricCache<Answer, Query> {
  const { sleep = pause, oldestSeconds = 60, capacity = 200 } = ports;
  const kept = new Map<string, Kept<Answer>>();
  const flights = new Map<string, Flight<Answer>>();

  function current(key: string, version: string): Kept<Answer> | undefined {
    const found = kept.get(key);
    const age = found ? ports.clock() - found.at : Number.POSITIVE_INFINITY;
    return found?.version === version && age < oldestSeconds * MILLISECONDS ? found : undefined;
  }

  function keep(key: string, answer: Kept<Answer>): void {
    kept.delete(key);
    kept.set(key, answer);
    for (const oldest of kept.keys()) {
      if (kept.size <= capacity) break;
      kept.delete(oldest);
    }
  }

  function takeOff(key: string, query: Query): Flight<Answer> {
    const before = flights.get(key);
    const measureInTurn = async (): Promise<Answer> => {
      await before?.landing.catch(() => undefined);
      const rest = restMs(kept.get(key)) - ports.clock();
      if (rest > 0) await sleep(rest);
      // The version is read before measuring: what arrives in between is measured again, never missed.
      const version = await ports.versionOf();
      flight.version = version;
      const begun = ports.clock();
      const answer = await ports.measure(query);
      const at = ports.clock();
      keep(key, { version, at, tookMs: at - begun, answer });
      return answer;
    };
    const landed = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    const flight: Flight<Answer> = {
      version: undefined,
      landing: Promise.resolve().then(measureInTurn).finally(landed),
    };
    flights.set(key, flight);
    return flight;
  }

  return {
    known: async (query) => current(keyOf(query), await ports.versionOf())?.answer,
    async read(query) {
      const key = keyOf(query);
      const version = await ports.versionOf();
      const known = current(key, version);
      if (known) return known.answer;
      const flying = flights.get(key);
      const fits = flying && (flying.version === undefined || flying.version === version);
      return (fits ? flying : takeOff(key, query)).landing;
    },
  };
}

/** When the next measuring of a question may begin. */
function restMs(last: { readonly at: number; readonly tookMs: number } | undefined): number {
  return last ? last.at + Math.min(LONGEST_REST_MS, RESTS_PER_MEASURING * last.tookMs) : 0;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function keyOf({ unit, since, until, compare, step, id, by }: CachedQuery): string {
  const window = [since?.getTime() ?? null, until?.getTime() ?? null];
  return JSON.stringify([unit ?? null, ...window, compare ?? false, step ?? null, id ?? null, by ?? null]);
}
