import { sql, type RawBuilder } from "kysely";

import type { Condition, RuleBody, RuleForm, Shape } from "../contract/rule.ts";
import type { Relation } from "./relations.ts";

/** A rule as SQL: rows of `key`, `within` (the conversation of a message) and `ok`. */
export type Compiled = RawBuilder<{ key: string; within: string | null; ok: boolean }>;

interface Looking {
  readonly rule: RuleBody;
  readonly relation: Relation;
  readonly now: Date;
  /** A share of the table, 0 to 1; undefined is all of it. */
  readonly sample?: number | undefined;
}

/** How a value of that shape is recognised; each pattern takes one pass, however long the value. */
const SHAPES: Readonly<Record<Shape, RawBuilder<string>>> = {
  mail: sql`'^[^[:space:]@<>]+@[^[:space:]@<>]+$'`,
  phone: sql`'^[+][1-9][0-9]{5,14}$'`,
  language: sql`'^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$'`,
  words: sql`'[[:alnum:]]'`,
};

/**
 * The rows that a rule looks at, each with whether it holds. Names were checked against the database before and are
 * quoted; every value is a parameter.
 */
export function compileRule(looking: Looking): Compiled {
  const { rule, relation } = looking;
  const { must } = rule;
  if (must.form === "fresh") return compileFresh(looking, must);
  const key = sql`t.${sql.ref(relation.key[0] ?? "ctid")}::text`;
  const within = relation.columns.has("conversation_id") ? sql`t.conversation_id::text` : sql`null::text`;
  const { table, where } = rowsOf(looking, must);
  if (must.form === "unique") {
    const columns = sql.join(must.columns.map((column) => sql`t.${sql.ref(column)}`));
    return sql`select ${key} as key, ${within} as within, count(*) over (partition by ${columns}) = 1 as ok
      from ${table} t where ${where} and (${columns}) is not null`;
  }
  if (must.form === "count") {
    const { of, key: own } = must;
    return sql`select ${key} as key, ${within} as within, t.${sql.ref(must.column)} = coalesce(c.n, 0) as ok
      from ${table} t left join (
        select o.${sql.ref(of.column)} as owner, count(*) as n from ${sql.table(of.table)} o
        where ${conditions("o", of.where)} group by 1
      ) c on c.owner = t.${sql.ref(own)} where ${where}`;
  }
  if (must.form === "refers") {
    const { to } = must;
    return sql`select ${key} as key, ${within} as within, t.${sql.ref(must.column)} is null or r.found is not null as ok
      from ${table} t left join (select distinct ${sql.ref(to.column)} as found from ${sql.table(to.table)}) r
        on r.found = t.${sql.ref(must.column)} where ${where}`;
  }
  return sql`select ${key} as key, ${within} as within, coalesce(${holds(must, looking.now)}, false) as ok
    from ${table} t where ${where}`;
}

/** Of a sampled table some pages; of rows that are compared with each other, all with some of the values. */
function rowsOf({ rule, sample }: Looking, must: RuleForm): { table: RawBuilder<unknown>; where: RawBuilder<unknown> } {
  const where = conditions("t", rule.where);
  const table = sql.table(rule.table);
  if (sample === undefined) return { table: sql`${table}`, where };
  if (must.form !== "unique")
    return { table: sql`(select * from ${table} tablesample system (${100 * sample}))`, where };
  const parts = Math.max(1, Math.round(1 / sample));
  const first = must.columns.at(-1) ?? "";
  return { table: sql`${table}`, where: sql`${where} and hashtext(t.${sql.ref(first)}::text) % ${parts}::int = 0` };
}

type RowForm = Extract<RuleForm, { form: "known" | "one_of" | "shape" | "between" | "time" | "order" }>;

function holds(must: RowForm, now: Date): RawBuilder<unknown> {
  const column = sql`t.${sql.ref(must.column)}`;
  switch (must.form) {
    case "known":
      return sql`${column} is not null and btrim(${column}::text) <> ''`;
    case "one_of":
      return sql`${column} is null or ${column}::text = any(${must.values}::text[])`;
    case "shape":
      return sql`${column} is null or left(${column}, 500) ~ ${SHAPES[must.shape]}`;
    case "between":
      return sql`${column} is null or ((${must.least ?? null}::float8 is null or ${column} >= ${must.least ?? null}::float8)
        and (${must.most ?? null}::float8 is null or ${column} <= ${must.most ?? null}::float8))`;
    case "time": {
      const latest = must.aheadMinutes === undefined ? null : new Date(now.getTime() + must.aheadMinutes * 60_000);
      return sql`${column} is null or ((${must.earliest ?? null}::date is null or ${column} >= ${must.earliest ?? null}::date)
        and (${latest}::timestamptz is null or ${column} <= ${latest}::timestamptz))`;
    }
    case "order":
      return sql`${column} is null or t.${sql.ref(must.notAfter)} is null or ${column} <= t.${sql.ref(must.notAfter)}`;
  }
}

function conditions(of: string, all: readonly Condition[]): RawBuilder<unknown> {
  if (all.length === 0) return sql`true`;
  return sql.join(
    all.map((condition) => {
      const column = sql`${sql.ref(of)}.${sql.ref(condition.column)}`;
      switch (condition.is) {
        case "known":
          return sql`${column} is not null`;
        case "unknown":
          return sql`${column} is null`;
        case "long":
          return sql`char_length(${column}) >= ${condition.value}::int`;
        case "equal":
          return sql`${column} = ${typed(condition.value)}`;
        case "different":
          return sql`${column} is distinct from ${typed(condition.value)}`;
      }
    }),
    sql` and `,
  );
}

function typed(value: string | number | boolean): RawBuilder<unknown> {
  if (typeof value === "number") return sql`${value}::float8`;
  return typeof value === "boolean" ? sql`${value}::boolean` : sql`${value}::text`;
}

/** Fewer hours than these tell no rhythm. */
const FEWEST_HOURS = 10;
const DAYS = 90;

/**
 * Each group is one row: silent for no longer than the gap that 99 of 100 of its own gaps stayed within, times the
 * factor. Gaps are counted between hours in which anything came.
 */
function compileFresh({ rule, now }: Looking, must: Extract<RuleForm, { form: "fresh" }>): Compiled {
  const at = sql`t.${sql.ref(must.column)}`;
  const by = sql`t.${sql.ref(must.by)}`;
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  return sql`
    with hours as (
      select distinct ${by} as part, date_trunc('hour', ${at}) as hour from ${sql.table(rule.table)} t
      where ${at} > ${since}::timestamptz and ${at} <= ${now}::timestamptz and ${conditions("t", rule.where)}
    ), gaps as (
      select part, hour, extract(epoch from hour - lag(hour) over (partition by part order by hour)) as gap from hours
    )
    select part as key, null::text as within,
      extract(epoch from ${now}::timestamptz - max(hour))
        <= ${must.factor}::float8 * percentile_disc(0.99) within group (order by gap) + 3600 as ok
    from gaps where part is not null group by part having count(*) >= ${FEWEST_HOURS}`;
}
