import { notify, transact, type Handle } from "@firsthand/platform/storage";
import { logChannel } from "@firsthand/platform/live";
import { sql } from "kysely";

import type { FailingRow } from "../contract.ts";
import { unknownRule } from "../errors.ts";
import { checkRule } from "../rules/check-rule.ts";
import { seenAt } from "../rules/rows-seen.ts";
import { compileRule } from "../store/compile.ts";
import { type Relation, findRelations } from "../store/relations.ts";
import { addRun, newestRules, type RuleRow, type RunRow } from "../store/rules.ts";

/** No look at the data holds the database longer. */
const LIMIT_SECONDS = 20;
/** A table that took too long is looked at in so many rows. */
const SAMPLE_ROWS = 100_000;
const MOST_ROWS = 100;

export interface RunOptions {
  readonly now: Date;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
  readonly limitSeconds?: number;
}

interface Found {
  readonly checked: number;
  readonly failed: number;
  readonly rows: readonly FailingRow[];
}

/**
 * Looks at the data once: the whole table, or a sample of about 100,000 rows where that takes longer than 20 seconds. What
 * cannot be looked at is a run too, with its reason. The data are read without holding anybody up.
 */
export async function runRule(db: Handle, row: RuleRow, options: RunOptions): Promise<RunRow> {
  const { now, clock } = options;
  const begun = clock();
  const done = await lookAt(db, row, options);
  const seconds = (clock() - begun) / 1000;
  const run: RunRow = { rule: row.rule, at: now, version: row.version, seconds, ...done.run };
  await transact(db, async (tx) => {
    await addRun(tx, run, done.rows);
    await notify(tx, logChannel, JSON.stringify({ topics: ["quality"] }));
  });
  return run;
}

/** The same for the rule of an id, also one that is switched off. Throws `unknown_rule`. */
export async function runOne(db: Handle, id: string, options: RunOptions): Promise<void> {
  const [row] = await newestRules(db, id);
  if (!row) throw unknownRule(id);
  await runRule(db, row, options);
}

type Ended = Pick<RunRow, "state" | "checked" | "failed" | "sampled" | "reason">;

async function lookAt(
  db: Handle,
  { body }: RuleRow,
  options: RunOptions,
): Promise<{ run: Ended; rows: readonly FailingRow[] }> {
  const relations = await findRelations(db);
  const relation = relations.get(body.table);
  try {
    checkRule(body, relations);
  } catch (error) {
    return couldNot(error instanceof Error ? error.message : "the rule does not fit the data");
  }
  if (!relation) return couldNot(`There is no table ${body.table}.`);
  const whole = await attempt(db, { body, relation, sample: undefined }, options);
  if (whole) return ended(body.pass, whole, null);
  const sample = SAMPLE_ROWS / relation.rows;
  if (body.must.form === "fresh" || !(sample > 0 && sample < 1)) return couldNot(tooLong(options));
  const part = await attempt(db, { body, relation, sample }, options);
  return part ? ended(body.pass, part, sample) : couldNot(tooLong(options));
}

function tooLong({ limitSeconds = LIMIT_SECONDS }: RunOptions): string {
  return `It took longer than ${limitSeconds} seconds.`;
}

function couldNot(reason: string): { run: Ended; rows: readonly FailingRow[] } {
  return { run: { state: "could_not_run", checked: 0, failed: 0, sampled: null, reason }, rows: [] };
}

function ended(pass: number, { checked, failed, rows }: Found, sampled: number | null) {
  const state: RunRow["state"] = checked === 0 ? "nothing" : (checked - failed) / checked >= pass ? "passed" : "failed";
  return { run: { state, checked, failed, sampled, reason: null }, rows };
}

/** What was found; undefined when it took too long. */
async function attempt(
  db: Handle,
  { body, relation, sample }: { body: RuleRow["body"]; relation: Relation; sample: number | undefined },
  { now, limitSeconds = LIMIT_SECONDS }: RunOptions,
): Promise<Found | undefined> {
  const looked = compileRule({ rule: body, relation, now, sample });
  const seen = seenAt(body.table, body.must.form);
  try {
    return await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute(async (tx) => {
        await sql`select set_config('statement_timeout', ${`${Math.max(1, Math.round(limitSeconds * 1000))}`}, true)`.execute(
          tx,
        );
        const { rows: counted } = await sql<{ checked: number; failed: number }>`
          select count(*)::float8 as checked, (count(*) filter (where not ok))::float8 as failed
          from (${looked}) looked`.execute(tx);
        const [{ checked, failed } = { checked: 0, failed: 0 }] = counted;
        if (failed === 0) return { checked, failed, rows: [] };
        const { rows } = await sql<{ key: string; within: string | null }>`
          select key, within from (${looked}) looked where not ok limit ${MOST_ROWS}`.execute(tx);
        return { checked, failed, rows: rows.map(({ key, within }) => ({ key, within, seen })) };
      });
  } catch (error) {
    if (isTimeout(error)) return undefined;
    throw error;
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "57014";
}
