import { percentileRanks } from "@firsthand/analytics/statistics";
import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { Columns, Definition, Duration, FactName, Moment } from "../definition.ts";
import { fractionsOf, QUANTILES, type Numbers, type PercentileValue, type Quantile } from "../rules/figure.ts";
import { FACTS, type Scope } from "./facts.ts";

interface Aggregates {
  readonly surroundings: Numbers;
  readonly byColumns: ReadonlyMap<Columns, Numbers>;
}

/** Aggregates of one source, or of all where a fact does not tell sources apart. */
interface PartOfFact extends Aggregates {
  readonly source: string | null;
  readonly selected: boolean;
}

/** The same of one channel of it; null where a fact does not tell channels apart. */
interface Measured extends PartOfFact {
  readonly channel: string | null;
}

export interface AggregatedFact extends Aggregates {
  readonly parts: readonly PartOfFact[];
  readonly byChannel: ReadonlyMap<string, ReadonlyMap<Columns, Numbers>>;
}

/** Which part of the cases: a stretch of time, a channel, a unit; null is what has none. */
export type PartKey = string | null;

/** Tells of a case of a fact in which part it lies; whatever it is of, the key of the part is told as text. */
export type Split = (fact: FactName) => RawBuilder<string | number | null>;

/** The percentiles of a duration, with the ends of their intervals. */
export type Percentiles = Readonly<Record<Quantile, PercentileValue>>;

const MICROS_A_MINUTE = 60_000_000;

/** The parts of a whole that is not split. */
const WHOLE: PartKey = null;

/** All aggregates of the metrics of one fact, in one statement over its view. */
export async function aggregateFact(
  tx: Handle,
  fact: FactName,
  metrics: readonly Definition[],
  scope: Scope & Moment,
): Promise<AggregatedFact> {
  const { of } = await aggregateSplit(tx, { fact, metrics }, scope);
  return of(WHOLE);
}

/** A fact in parts: the keys of those that have cases, and the aggregates of any part, zeros where it has none. */
export interface SplitFact {
  readonly keys: readonly PartKey[];
  readonly of: (key: PartKey) => AggregatedFact;
}

/** The same of each part of the cases, also in one statement; without `split` all is one part. */
export async function aggregateSplit(
  tx: Handle,
  { fact, metrics, split }: { fact: FactName; metrics: readonly Definition[]; split?: Split },
  scope: Scope & Moment,
): Promise<SplitFact> {
  const { bySource, byChannel = false, surroundings } = FACTS[fact];
  const apart = [...(bySource ? ["source", "selected"] : []), ...(byChannel ? ["channel"] : [])].map((name) =>
    sql.ref(name),
  );
  const groups: Groups = new Map([[null, surroundings]]);
  for (const { columns } of metrics) groups.set(columns, columns(scope));
  const expressions = [...groups.values()].flatMap((columns) => Object.values(columns));
  const named = expressions.map((expression, index) => sql`${expression} as ${sql.ref(`v${index}`)}`);
  const rows = await sql<Row>`
    with cases as (${casesInParts(fact, scope, split)})
    select ${sql.join([sql`part_key::text as part_key`, ...apart, ...named])}
    from cases group by ${sql.join([sql`cases.part_key`, ...apart])}
    ${bySource ? sql`order by source` : sql``}`.execute(tx);
  const byKey = Map.groupBy(rows.rows, (row) => row.part_key);
  return {
    keys: [...byKey.keys()],
    of: (key) =>
      wholeOf(
        (byKey.get(key) ?? []).map((row) => measuredOf(row, groups)),
        groups,
      ),
  };
}

type Groups = Map<Columns | null, Readonly<Record<string, RawBuilder<number>>>>;
type Row = {
  readonly part_key: PartKey;
  readonly source?: string;
  readonly selected?: boolean;
  readonly channel?: string;
} & Readonly<Record<string, unknown>>;

/** The cases with their parts; what is many rows taken together is taken together within a part. */
function casesInParts(fact: FactName, scope: Scope, split: Split | undefined): RawBuilder<unknown> {
  const { cases, splitsItself, looksBack } = FACTS[fact];
  if (splitsItself) return cases(scope, split?.(fact) ?? (looksBack ? undefined : sql`null::text`));
  return sql`select *, ${split?.(fact) ?? sql`null::text`} as part_key from (${cases(scope)}) c`;
}

function wholeOf(measured: readonly Measured[], groups: Groups): AggregatedFact {
  const bySource = Map.groupBy(measured, ({ source, selected }) => JSON.stringify([source, selected]));
  const byChannel = Map.groupBy(measured, ({ channel }) => channel);
  return {
    ...sumsOf(measured, groups),
    parts: [...bySource.values()].flatMap((rows) => {
      const [first] = rows;
      return first ? [{ source: first.source, selected: first.selected, ...sumsOf(rows, groups) }] : [];
    }),
    byChannel: new Map(
      [...byChannel].flatMap(([channel, rows]) =>
        channel === null ? [] : [[channel, sumsOf(rows, groups).byColumns] as const],
      ),
    ),
  };
}

function sumsOf(parts: readonly Aggregates[], groups: Groups): Aggregates {
  const byColumns = new Map<Columns, Numbers>();
  let surroundings: Numbers = {};
  for (const [columns, expressions] of groups) {
    const of = (part: Aggregates): Numbers =>
      columns === null ? part.surroundings : (part.byColumns.get(columns) ?? {});
    const sums = added(parts.map(of), Object.keys(expressions));
    if (columns === null) surroundings = sums;
    else byColumns.set(columns, sums);
  }
  return { surroundings, byColumns };
}

function measuredOf(row: Row, groups: Groups): Measured {
  let position = 0;
  const byColumns = new Map<Columns, Numbers>();
  let surroundings: Numbers = {};
  for (const [columns, expressions] of groups) {
    const numbers: Record<string, number> = {};
    for (const name of Object.keys(expressions)) {
      const value = row[`v${position++}`];
      if (value !== null) numbers[name] = Number(value);
    }
    if (columns === null) surroundings = numbers;
    else byColumns.set(columns, numbers);
  }
  const { source = null, selected = false, channel = null } = row;
  return { source, selected, channel, surroundings, byColumns };
}

/** Sums over all parts; the moments `first` and `last` are the earliest and the latest, and absent where there is none. */
function added(parts: readonly Numbers[], names: readonly string[]): Numbers {
  const total: Record<string, number> = {};
  for (const name of names) {
    const values = parts.flatMap((part) => part[name] ?? []);
    if (name !== "first" && name !== "last") total[name] = values.reduce((sum, value) => sum + value, 0);
    else if (values.length > 0) total[name] = name === "first" ? Math.min(...values) : Math.max(...values);
  }
  return total;
}

/** The percentiles of durations: one statement, one sort a duration. */
export async function percentilesOf(
  tx: Handle,
  fact: FactName,
  durations: ReadonlyMap<Duration, number>,
  scope: Scope & Moment,
): Promise<ReadonlyMap<Duration, Percentiles>> {
  const counts = new Map([...durations].map(([duration, n]) => [duration, new Map([[WHOLE, n]])]));
  const found = await percentilesSplit(tx, { fact, counts, split: () => sql`null::text` }, scope);
  return new Map(
    [...found].flatMap(([duration, byKey]) => {
      const whole = byKey.get(WHOLE);
      return whole ? [[duration, whole]] : [];
    }),
  );
}

/** The same of each part; `counts` says how many cases a duration has in which part. */
export async function percentilesSplit(
  tx: Handle,
  {
    fact,
    counts,
    split,
  }: { fact: FactName; counts: ReadonlyMap<Duration, ReadonlyMap<PartKey, number>>; split: Split },
  scope: Scope & Moment,
): Promise<ReadonlyMap<Duration, ReadonlyMap<PartKey, Percentiles>>> {
  const asked = [...counts].filter(([, byKey]) => [...byKey.values()].some((n) => n > 0));
  if (asked.length === 0) return new Map();
  const taken = asked.map(
    // Whole microseconds are what the log keeps, and whole numbers are sorted a third faster.
    ([{ population, amount }], index) =>
      sql`case when ${population(scope)} then (${amount(scope)} * ${MICROS_A_MINUTE}::float8)::bigint end
        as ${sql.ref(`m${index}`)}`,
  );
  const named = asked.map(
    ([, byKey], index) =>
      sql`percentile_disc(${fractionsByKey(byKey)}) within group (order by ${sql.ref(`m${index}`)})
        filter (where ${sql.ref(`m${index}`)} is not null) as ${sql.ref(`v${index}`)}`,
  );
  const { rows } = await sql<{ part_key: PartKey } & Record<string, (number | string | null)[] | null>>`
    with cases as (select part_key, ${sql.join(taken)} from (${casesInParts(fact, scope, split)}) c)
    select part_key::text as part_key, ${sql.join(named)} from cases group by cases.part_key`.execute(tx);
  return new Map(
    asked.map(([duration, byKey], index) => [
      duration,
      new Map(
        rows.flatMap((row) => {
          const values: unknown = row[`v${index}`];
          if (!Array.isArray(values) || (byKey.get(row.part_key) ?? 0) === 0) return [];
          return [[row.part_key, { 0.5: percentileAt(values, 0), 0.9: percentileAt(values, 1) }] as const];
        }),
      ),
    ]),
  );
}

/** Which ranks to take depends on how many cases there are, so each part has fractions of its own. */
function fractionsByKey(byKey: ReadonlyMap<PartKey, number>): RawBuilder<unknown> {
  const cases = [...byKey].flatMap(([key, n]) => {
    if (n === 0) return [];
    const fractions = QUANTILES.flatMap((q) => fractionsOf(percentileRanks(n, q), n));
    const is = key === null ? sql`part_key is null` : sql`part_key = ${key}`;
    return [sql`when ${is} then ${fractions}::float8[]`];
  });
  return sql`case ${sql.join(cases, sql` `)} end`;
}

function percentileAt(micros: readonly unknown[], place: number): PercentileValue {
  const [value, low, high] = micros
    .slice(3 * place, 3 * place + 3)
    .map((one) => (one === null ? null : Number(one) / MICROS_A_MINUTE));
  if (typeof value !== "number") throw new RangeError("a percentile of no values was asked for");
  return { value, low: low ?? null, high: high ?? null };
}
