import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { FailingRow, RunState } from "../contract.ts";
import type { RuleBody } from "../contract/rule.ts";

export type RuleRow = {
  rule: string;
  version: number;
  body: RuleBody;
  origin: "shipped" | "edited";
  saved_by: string;
  saved_at: Date;
  why: string;
};

export type RunRow = {
  rule: string;
  at: Date;
  version: number;
  state: RunState;
  checked: number;
  failed: number;
  sampled: number | null;
  seconds: number;
  reason: string | null;
};

type Tables = {
  quality_rule: Omit<RuleRow, "body"> & { body: unknown };
  quality_run: RunRow & { rows: unknown };
};

const tables = (tx: Handle) => tx.$extendTables<Tables>();

/** The newest version of every rule, or of one. */
export async function newestRules(tx: Handle, rule?: string): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    select distinct on (rule) * from quality_rule
    ${rule === undefined ? sql`` : sql`where rule = ${rule}`} order by rule, version desc`.execute(tx);
  return rows;
}

/** Adds a version; false when somebody else did first. */
export async function addRule(tx: Handle, row: RuleRow): Promise<boolean> {
  const added = await tables(tx)
    .insertInto("quality_rule")
    .values({ ...row, body: JSON.stringify(row.body) })
    .onConflict((conflict) => conflict.columns(["rule", "version"]).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Keeps a run; the rows of earlier runs of the rule are forgotten. */
export async function addRun(tx: Handle, row: RunRow, rows: readonly FailingRow[]): Promise<void> {
  await tables(tx)
    .updateTable("quality_run")
    .set({ rows: null })
    .where("rule", "=", row.rule)
    .where("rows", "is not", null)
    .execute();
  const written = { ...row, rows: rows.length > 0 ? JSON.stringify(rows) : null };
  await tables(tx)
    .insertInto("quality_run")
    .values(written)
    .onConflict((conflict) => conflict.columns(["rule", "at"]).doUpdateSet(written))
    .execute();
}

const RUN = sql`rule, at, version, state, checked::float8 as checked, failed::float8 as failed, sampled, seconds, reason`;

/** The last runs of each rule, or of one, newest first. */
export async function lastRuns(tx: Handle, most: number, rule?: string): Promise<RunRow[]> {
  const which = rule === undefined ? sql`` : sql`where rule = ${rule}`;
  const { rows } = await sql<RunRow>`
    select last.* from (select distinct rule from quality_rule ${which}) known
    cross join lateral (
      select ${RUN} from quality_run r where r.rule = known.rule order by at desc limit ${most}
    ) last order by rule, at desc`.execute(tx);
  return rows;
}

/** The rows that failed in the last run of a rule. */
export async function failingRows(tx: Handle, rule: string): Promise<readonly FailingRow[]> {
  const { rows } = await sql<{ rows: FailingRow[] | null }>`
    select rows from quality_run where rule = ${rule} order by at desc limit 1`.execute(tx);
  return rows[0]?.rows ?? [];
}

/** Of days before `day` only the last run of each rule is kept, and nothing from before `first`. Returns how many went. */
export async function thinRuns(
  tx: Handle,
  { day, first }: { readonly day: Date; readonly first: Date },
): Promise<number> {
  const done = await sql`
    delete from quality_run r where at < ${first}::timestamptz or (at < ${day}::timestamptz and exists (
      select from quality_run later where later.rule = r.rule and later.at > r.at
        and (later.at at time zone 'UTC')::date = (r.at at time zone 'UTC')::date))`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
