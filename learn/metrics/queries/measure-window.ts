import type { Handle } from "@firsthand/platform/storage";

import type { Definition, Duration, FactName, Moment } from "../definition.ts";
import { registry } from "../definitions/index.ts";
import { unknown, type Figure, type Numbers, type Surroundings } from "../rules/figure.ts";
import { BRANDS_ONLY, onlyBrandsAnswered, warningsOf, type Selection } from "../rules/warnings.ts";
import { isMidnight } from "../rules/window.ts";
import { aggregateFact, percentilesOf, type AggregatedFact, type Percentiles } from "../store/aggregates.ts";
import { FACTS, TIMED_FACTS, type Scope } from "../store/facts.ts";
import { selectionReasons } from "../store/sources.ts";

/** One metric over one window. */
export interface WindowFigure {
  readonly metric: Definition;
  readonly n: number;
  readonly figure: Figure;
  readonly warnings: readonly string[];
  /** Some of the cases come from a source that holds only a selection. */
  readonly selected: boolean;
}

export interface MeasuredWindow {
  /** The ends that were asked for, else the first and the last event seen; null where there is none. */
  readonly since: Date | null;
  readonly until: Date | null;
  readonly figures: readonly WindowFigure[];
}

/** The aggregates of all facts, of one window or of one part of it. */
export type Aggregated = Readonly<Record<FactName, AggregatedFact>>;

const CASE_NAMES: Readonly<Record<FactName, string>> = {
  conversation: "conversations",
  message: "messages",
  agent_day: "days of people",
  answered: "conversations",
  rating: "ratings",
  catalogue: "data sets",
  check: "checks",
  look: "looks at data",
  place: "places",
  hearing: "public posts",
  insight: "findings",
  told: "customers",
  report: "digests",
  drill: "drills",
};

/** All metrics over one window: a statement for each fact, one more for percentiles, one for reasons of selections. */
export async function measureWindow(tx: Handle, scope: Scope & Moment): Promise<MeasuredWindow> {
  const aggregate = (fact: FactName): Promise<AggregatedFact> =>
    aggregateFact(
      tx,
      fact,
      registry.filter((metric) => metric.fact === fact),
      scope,
    );
  const facts: Aggregated = {
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
  const percentiles = new Map<Duration, Percentiles>();
  for (const fact of TIMED_FACTS) {
    const durations = new Map<Duration, number>();
    for (const metric of registry)
      if (metric.fact === fact && metric.duration) durations.set(metric.duration, nOf(metric, facts));
    for (const [one, found] of await percentilesOf(tx, fact, durations, scope)) percentiles.set(one, found);
  }
  const reasons = await selectionReasons(tx, selectedSources(facts));

  const since = scope.since ?? dateOf(facts.message.surroundings["first"]);
  const until = scope.until ?? dateOf(facts.message.surroundings["last"]);
  const days = since && until ? (until.getTime() - since.getTime()) / 86_400_000 : null;
  const surroundings = { messages: facts.message.surroundings, agentDays: facts.agent_day.surroundings, days };
  const figures = registry.map((metric): WindowFigure => {
    const found = metric.duration ? (percentiles.get(metric.duration) ?? null) : null;
    return figureOf(metric, facts, {
      scope,
      reasons,
      surroundings: { ...surroundings, percentiles: found, channels: channelsOf(metric, facts) },
    });
  });
  return { since, until, figures };
}

function figureOf(
  metric: Definition,
  facts: Aggregated,
  known: { scope: Scope; reasons: ReadonlyMap<string, string>; surroundings: Surroundings },
): WindowFigure {
  const numbers = numbersOf(metric, facts);
  const n = nOf(metric, facts);
  const figure = computed(metric, facts, known.surroundings);
  const selections = selectionsOf(metric, facts, known.reasons);
  const warnings = warningsOf({
    concern: metric.concern,
    caseName: CASE_NAMES[metric.fact],
    n,
    figure,
    nothing: metric.nothing,
    remarks: [
      ...(metric.remarks?.(numbers, known.surroundings) ?? []),
      ...(metric.fact === "agent_day" ? dayRemarks(known.scope) : []),
    ],
    selections,
    fact: facts[metric.fact].surroundings,
    messages: known.surroundings.messages,
  });
  return {
    metric,
    n,
    figure: { value: null, low: null, high: null, ...metric.aside?.(numbers), ...figure },
    warnings,
    selected: isSelected(metric, facts),
  };
}

/** The figure of a metric from aggregates; null where there is nothing to measure. */
export function computed(metric: Definition, facts: Aggregated, surroundings: Surroundings): Figure | null {
  if (nOf(metric, facts) === 0) return null;
  // Days of people lie in a view of their own: the messages tell whether any of those days is a person's.
  if (metric.fact === "agent_day" && onlyBrandsAnswered(surroundings.messages)) return unknown(BRANDS_ONLY);
  return metric.figure(numbersOf(metric, facts), surroundings);
}

function dayRemarks({ since, until }: Scope): string[] {
  const whole = [since, until].every((end) => !end || isMidnight(end));
  return whole ? [] : ["Days of people are UTC days: those that begin in the period are counted."];
}

function numbersOf(metric: Definition, facts: Aggregated): Numbers {
  return facts[metric.fact].byColumns.get(metric.columns) ?? {};
}

/** The aggregates of a metric by channel. */
export function channelsOf(metric: Definition, facts: Aggregated): ReadonlyMap<string, Numbers> {
  const { byChannel } = facts[metric.fact];
  return new Map([...byChannel].map(([channel, byColumns]) => [channel, byColumns.get(metric.columns) ?? {}]));
}

/** How many cases stand behind a metric. */
export function nOf(metric: Definition, facts: Aggregated): number {
  return numbersOf(metric, facts)["n"] ?? 0;
}

/** Selected sources with cases behind the figure; where nothing is, those with cases that it could have looked at. */
function selectionsOf(metric: Definition, facts: Aggregated, reasons: ReadonlyMap<string, string>): Selection[] {
  const own = facts[metric.fact];
  const messages = facts.message.parts;
  const casesOf = (part: Part): number => part.surroundings["cases"] ?? 0;
  if (metric.fact === "agent_day") {
    // Days of people do not tell their source: the messages that people wrote do.
    const cases = own.surroundings["selected"] ?? 0;
    if (nOf(metric, facts) === 0) return selectionsAmong(messages, reasons, casesOf);
    const byPeople = messages.filter((part) => (part.surroundings["by_person"] ?? 0) > 0);
    return selectionsAmong(byPeople, reasons, () => cases);
  }
  const behind = selectionsAmong(own.parts, reasons, (part) => part.byColumns.get(metric.columns)?.["n"] ?? 0);
  if (behind.length > 0 || nOf(metric, facts) > 0) return behind;
  const lookedAt = selectionsAmong(own.parts, reasons, casesOf);
  return lookedAt.length > 0 ? lookedAt : selectionsAmong(messages, reasons, casesOf);
}

/** Whether any of the cases behind a metric comes from a source that holds only a selection. */
export function isSelected(metric: Definition, facts: Aggregated): boolean {
  const own = facts[metric.fact];
  if (!FACTS[metric.fact].bySource) return nOf(metric, facts) > 0 && (own.surroundings["selected"] ?? 0) > 0;
  return own.parts.some((part) => part.selected && (part.byColumns.get(metric.columns)?.["n"] ?? 0) > 0);
}

type Part = AggregatedFact["parts"][number];

function selectionsAmong(
  parts: readonly Part[],
  reasons: ReadonlyMap<string, string>,
  casesOf: (part: Part) => number,
): Selection[] {
  return parts.flatMap((part) => {
    const reason = part.source === null || !part.selected ? undefined : reasons.get(part.source);
    const cases = casesOf(part);
    return reason === undefined || part.source === null || cases === 0 ? [] : [{ source: part.source, reason, cases }];
  });
}

function selectedSources(facts: Aggregated): string[] {
  const parts = Object.values(facts).flatMap((fact) => fact.parts);
  return [...new Set(parts.flatMap((part) => (part.selected && part.source !== null ? [part.source] : [])))];
}

function dateOf(milliseconds: number | undefined): Date | null {
  return milliseconds === undefined ? null : new Date(milliseconds);
}
