import { percentileRanks } from "@firsthand/analytics/statistics";
import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { Columns, Definition, Duration, FactName, Moment } from "../definition.ts";
import { fractionsOf, QUANTILES, type Numbers, type PercentileValue, type Quantile } from "../rules/figure.ts";
import { FACTS, type Scope } from "./facts.ts";

/** Aggregates of one source, or of all where a fact does not tell sources apart. */
interface PartOfFact {
  readonly source: string | null;
  readonly selected: boolean;
  readonly surroundings: Numbers;
  readonly byColumns: ReadonlyMap<Columns, Numbers>;
}

export interface AggregatedFact {
  readonly parts: readonly PartOfFact[];
  readonly surroundings: Numbers;
  readonly byColumns: ReadonlyMap<Columns, Numbers>;
}

const MICROS_A_MINUTE = 60_000_000;

/** All aggregates of the metrics of one fact, in one statement over its view. */
export async function aggregateFact(
  tx: Handle,
  fact: FactName,
  metrics: readonly Definition[],
  scope: Scope & Moment,
): Promise<AggregatedFact> {
  const { cases, bySource, surroundings } = FACTS[fact];
  const groups = new Map<Columns | null, Readonly<Record<string, RawBuilder<number>>>>([[null, surroundings]]);
  for (const { columns } of metrics) groups.set(columns, columns(scope));
  const expressions = [...groups.values()].flatMap((columns) => Object.values(columns));
  const named = expressions.map((expression, index) => sql`${expression} as ${sql.ref(`v${index}`)}`);
  const rows = await sql<Row>`
    with cases as (${cases(scope)})
    select ${bySource ? sql`source, selected` : sql`null as source, false as selected`}, ${sql.join(named)}
    from cases ${bySource ? sql`group by source, selected order by source` : sql``}`.execute(tx);
  const parts = rows.rows.map((row) => partOf(row, groups));
  return {
    parts,
    surroundings: added(
      parts.map((part) => part.surroundings),
      Object.keys(surroundings),
    ),
    byColumns: new Map(
      metrics.map(({ columns }) => [
        columns,
        added(
          parts.map((part) => part.byColumns.get(columns) ?? {}),
          Object.keys(groups.get(columns) ?? {}),
        ),
      ]),
    ),
  };
}

type Row = { readonly source: string | null; readonly selected: boolean } & Readonly<Record<string, unknown>>;

function partOf(row: Row, groups: ReadonlyMap<Columns | null, Readonly<Record<string, unknown>>>): PartOfFact {
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
  return { source: row.source, selected: row.selected, surroundings, byColumns };
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

/** The percentiles of durations with the ends of their intervals: one statement, one sort a duration. */
export async function percentilesOf(
  tx: Handle,
  fact: FactName,
  durations: ReadonlyMap<Duration, number>,
  scope: Scope & Moment,
): Promise<ReadonlyMap<Duration, Readonly<Record<Quantile, PercentileValue>>>> {
  const asked = [...durations].filter(([, n]) => n > 0);
  if (asked.length === 0) return new Map();
  const named = asked.map(([duration, n], index) => {
    const fractions = QUANTILES.flatMap((q) => fractionsOf(percentileRanks(n, q), n));
    // Whole microseconds are what the log keeps, and whole numbers are sorted a third faster.
    const micros = sql`(${duration.amount(scope)} * ${MICROS_A_MINUTE}::float8)::bigint`;
    return sql`percentile_disc(${fractions}::float8[]) within group (order by ${micros})
      filter (where ${duration.population(scope)}) as ${sql.ref(`v${index}`)}`;
  });
  const rows = await sql<Record<string, (number | string | null)[] | null>>`
    with cases as (${FACTS[fact].cases(scope)}) select ${sql.join(named)} from cases`.execute(tx);
  return new Map(
    asked.flatMap(([duration], index) => {
      const values = rows.rows[0]?.[`v${index}`];
      return values ? [[duration, { 0.5: percentileAt(values, 0), 0.9: percentileAt(values, 1) }]] : [];
    }),
  );
}

function percentileAt(micros: readonly (number | string | null)[], place: number): PercentileValue {
  const [value, low, high] = micros
    .slice(3 * place, 3 * place + 3)
    .map((one) => (one === null ? null : Number(one) / MICROS_A_MINUTE));
  if (typeof value !== "number") throw new RangeError("a percentile of no values was asked for");
  return { value, low: low ?? null, high: high ?? null };
}
