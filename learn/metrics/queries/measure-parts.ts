import type { Handle } from "@firsthand/platform/storage";

import type { Definition, Duration, FactName, Moment } from "../definition.ts";
import type { Surroundings } from "../rules/figure.ts";
import {
  aggregateSplit,
  percentilesSplit,
  type PartKey,
  type Percentiles,
  type Split,
  type SplitFact,
} from "../store/aggregates.ts";
import { FACTS, TIMED_FACTS, type Scope } from "../store/facts.ts";
import { channelsOf, computed, isSelected, nOf, type Aggregated } from "./measure-window.ts";

/** A figure without its story. */
interface Point {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export interface MeasuredParts {
  /** The parts in which anything is. */
  readonly keys: readonly PartKey[];
  /** The figure of one part; unknown where nothing is in it. */
  readonly of: (metric: Definition, key: PartKey) => Point;
  /** Whether some of its cases come from a source that holds only a selection. */
  readonly isSelected: (metric: Definition, key: PartKey) => boolean;
}

interface Parts {
  readonly metrics: readonly Definition[];
  readonly split: Split;
  /** The facts that can be split so; the surroundings of others are those of nothing. */
  readonly facts: readonly FactName[];
  /** The length of the window of a part, in days, where each has its own; else all have that of the scope. */
  readonly daysOf?: (key: PartKey) => number;
}

/**
 * Figures of every part of the cases within a scope: the same aggregates, predicates and formulas as of the whole,
 * grouped by part, in one statement for each fact and one for percentiles.
 */
export async function measureParts(tx: Handle, scope: Scope & Moment, parts: Parts): Promise<MeasuredParts> {
  const { metrics, split } = parts;
  const aggregate = (fact: FactName): Promise<SplitFact> => {
    const own = metrics.filter((metric) => metric.fact === fact);
    return parts.facts.includes(fact)
      ? aggregateSplit(tx, { fact, metrics: own, split }, scope)
      : aggregateNothing(fact);
  };
  const facts: Readonly<Record<FactName, SplitFact>> = {
    conversation: await aggregate("conversation"),
    message: await aggregate("message"),
    agent_day: await aggregate("agent_day"),
    answered: await aggregate("answered"),
    rating: await aggregate("rating"),
    catalogue: await aggregate("catalogue"),
    check: await aggregate("check"),
    look: await aggregate("look"),
    place: await aggregate("place"),
    hearing: await aggregate("hearing"),
    insight: await aggregate("insight"),
    told: await aggregate("told"),
    report: await aggregate("report"),
    drill: await aggregate("drill"),
  };
  const keys = [...new Set(Object.values(facts).flatMap((fact) => fact.keys))];
  const aggregated = new Map(keys.map((key) => [key, aggregatedOf(facts, key)]));
  const percentiles = new Map<Duration, ReadonlyMap<PartKey, Percentiles>>();
  for (const fact of TIMED_FACTS) {
    const counts = new Map<Duration, Map<PartKey, number>>();
    for (const metric of metrics) {
      if (metric.fact !== fact || !metric.duration) continue;
      counts.set(metric.duration, new Map([...aggregated].map(([key, found]) => [key, nOf(metric, found)])));
    }
    for (const [one, found] of await percentilesSplit(tx, { fact, counts, split }, scope)) percentiles.set(one, found);
  }
  return {
    keys,
    isSelected: (metric, key) => {
      const found = aggregated.get(key);
      return found !== undefined && isSelected(metric, found);
    },
    of: (metric, key) => {
      const found = aggregated.get(key);
      if (!found) return { value: null, low: null, high: null, n: 0 };
      const messages = found.message.surroundings;
      const surroundings: Surroundings = {
        messages,
        agentDays: found.agent_day.surroundings,
        channels: channelsOf(metric, found),
        days: parts.daysOf
          ? parts.daysOf(key)
          : daysBetween(scope.since?.getTime() ?? messages["first"], scope.until?.getTime() ?? messages["last"]),
        percentiles: (metric.duration && percentiles.get(metric.duration)?.get(key)) ?? null,
      };
      const { value, low, high } = computed(metric, found, surroundings) ?? { value: null, low: null, high: null };
      return { value, low, high, n: nOf(metric, found) };
    },
  };
}

function aggregatedOf(facts: Readonly<Record<FactName, SplitFact>>, key: PartKey): Aggregated {
  return {
    conversation: facts.conversation.of(key),
    message: facts.message.of(key),
    agent_day: facts.agent_day.of(key),
    answered: facts.answered.of(key),
    rating: facts.rating.of(key),
    catalogue: facts.catalogue.of(key),
    check: facts.check.of(key),
    look: facts.look.of(key),
    place: facts.place.of(key),
    hearing: facts.hearing.of(key),
    insight: facts.insight.of(key),
    told: facts.told.of(key),
    report: facts.report.of(key),
    drill: facts.drill.of(key),
  };
}

/** A fact that does not tell the parts: no cases, and a 0 for each of its surroundings. */
function aggregateNothing(fact: FactName): Promise<SplitFact> {
  const surroundings = Object.fromEntries(
    Object.keys(FACTS[fact].surroundings)
      .filter((name) => name !== "first" && name !== "last")
      .map((name) => [name, 0]),
  );
  const nothing = { parts: [], surroundings, byColumns: new Map(), byChannel: new Map() };
  return Promise.resolve({ keys: [], of: () => nothing });
}

function daysBetween(first: number | undefined, last: number | undefined): number | null {
  return first === undefined || last === undefined ? null : (last - first) / 86_400_000;
}
