import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { runRule } from "./commands/run-rule.ts";
import { runRules } from "./commands/run-rules.ts";
import { saveRule } from "./commands/save-rule.ts";
import { ruleBody, type RuleBody } from "./contract/rule.ts";
import { takeShippedRules } from "./index.ts";
import { listRules, showRule } from "./queries/show-rule.ts";
import { shippedRules } from "./rules/shipped.ts";
import { compileRule } from "./store/compile.ts";
import { findRelations } from "./store/relations.ts";
import { newestRules } from "./store/rules.ts";
import { converse, idOf } from "./testing/log.ts";

const NOW = new Date("2026-05-01T12:00:00Z");
const clock = () => performance.now();
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ["identity", "conversation", "interaction", "delivery", "quality_rule", "quality_run"])
    await sql`delete from ${sql.id(table)}`.execute(database.db);
});

/** What a rule finds, without keeping the rule. */
async function lookWith(written: unknown) {
  const body = ruleBody.parse(written);
  const row = { rule: "one", version: 1, body, origin: "edited" as const, saved_by: "Eva", saved_at: NOW, why: "" };
  const run = await runRule(database.db, row, { now: NOW, clock });
  const rows = await sql<{ rows: { key: string }[] | null }>`
    select rows from quality_run where rule = 'one' order by at desc limit 1`.execute(database.db);
  return { ...run, keys: (rows.rows[0]?.rows ?? []).map(({ key }) => key).toSorted() };
}

const base = { title: "One", kind: "validity", severity: "minor", table: "interaction" };

test("every shipped rule is a right one, runs, and passes on a sound log", async () => {
  await converse(database.db, { number: 1, at: hoursAgo(1) });
  for (const [id, body] of Object.entries(shippedRules)) {
    expect(ruleBody.parse(body), id).toEqual(body);
  }
  await takeShippedRules(database.db, NOW);
  const done = await runRules(database.db, { now: () => NOW, clock, signal: new AbortController().signal });
  expect(done).toBe(Object.keys(shippedRules).length);
  expect(done).toBeGreaterThanOrEqual(15);
  const states = new Map((await listRules(database.db)).map(({ id, last }) => [id, last]));
  for (const [id, last] of states) expect(["passed", "nothing"], `${id}: ${last?.reason}`).toContain(last?.state);
  expect(states.get("received-counted")).toMatchObject({ state: "passed", checked: 1, failed: 0 });
});

describe("a rule finds what is wrong, and says which rows", () => {
  beforeEach(async () => {
    await converse(database.db, { number: 1, at: hoursAgo(5) });
    await converse(database.db, { number: 2, at: hoursAgo(4), language: null, unit: " " });
    await converse(database.db, { number: 3, at: hoursAgo(3), body: "ok", language: null, unit: null });
    await converse(database.db, { number: 4, at: hoursAgo(-48), inCount: 7 });
  });

  test.each<[string, object, number, number[]]>([
    ["no value is no wrong value", { must: { form: "shape", column: "language", shape: "mail" } }, 4, [1, 4]],
    [
      "known, of long messages",
      { where: [{ column: "body", is: "long", value: 10 }], must: { form: "known", column: "language" } },
      3,
      [2],
    ],
    ["a blank is nothing", { table: "conversation", must: { form: "known", column: "unit" } }, 4, [2, 3]],
    ["one of", { table: "conversation", must: { form: "one_of", column: "unit", values: ["Retail"] } }, 4, [2]],
    ["unique", { table: "interaction", must: { form: "unique", columns: ["body"] } }, 4, [1, 2, 4]],
    ["a shape", { must: { form: "shape", column: "body", shape: "mail" } }, 4, [1, 2, 3, 4]],
    ["between", { table: "conversation", must: { form: "between", column: "in_count", least: 0, most: 5 } }, 4, [4]],
    ["not ahead", { must: { form: "time", column: "at", aheadMinutes: 60 } }, 4, [4]],
    ["not before", { must: { form: "time", column: "at", earliest: "2026-05-02" } }, 4, [1, 2, 3]],
    [
      "in order",
      { table: "conversation", must: { form: "order", column: "in_count", notAfter: "out_count" } },
      4,
      [1, 2, 3, 4],
    ],
    [
      "refers",
      { must: { form: "refers", column: "author_id", to: { table: "delivery", column: "delivery_id" } } },
      4,
      [1, 2, 3, 4],
    ],
    [
      "equal",
      { where: [{ column: "source", is: "equal", value: "nowhere" }], must: { form: "known", column: "language" } },
      0,
      [],
    ],
    [
      "unknown and different",
      {
        where: [
          { column: "language", is: "unknown" },
          { column: "source", is: "different", value: "x" },
        ],
        must: { form: "known", column: "language" },
      },
      2,
      [2, 3],
    ],
    [
      "counted",
      {
        table: "conversation",
        must: {
          form: "count",
          column: "in_count",
          key: "conversation_id",
          of: { table: "interaction", column: "conversation_id" },
        },
      },
      4,
      [4],
    ],
  ])("%s", async (_name, written, checked, failing) => {
    const found = await lookWith({ ...base, ...written });
    expect(found).toMatchObject({ reason: null, checked, failed: failing.length, keys: failing.map(idOf) });
    expect(found.state).toBe(checked === 0 ? "nothing" : failing.length === 0 ? "passed" : "failed");
  });

  test("it passes from the share on that is asked for", async () => {
    const must = { form: "known", column: "language" };
    expect(await lookWith({ ...base, must, pass: 0.5 })).toMatchObject({ state: "passed", failed: 2 });
    expect(await lookWith({ ...base, must, pass: 0.51 })).toMatchObject({ state: "failed", failed: 2 });
  });
});

test("a source is late by its own rhythm", async () => {
  const fresh = { ...base, kind: "freshness", must: { form: "fresh", column: "at", by: "source", factor: 2 } };
  // Every 4 hours, last 12 hours ago; every 4 hours, last 5 hours ago; five messages tell no rhythm.
  for (let at = 0; at < 20; at++) {
    await converse(database.db, { number: at, at: hoursAgo(12 + 4 * at), source: "late" });
    await converse(database.db, { number: 100 + at, at: hoursAgo(5 + 4 * at), source: "regular" });
    if (at < 5) await converse(database.db, { number: 200 + at, at: hoursAgo(500 + at), source: "rare" });
  }
  expect(await lookWith(fresh)).toMatchObject({ checked: 2, failed: 1, keys: ["late"] });
});

test("what takes too long is looked at in part, and what cannot be looked at says why", async () => {
  await sql`insert into identity (home, identity_id, kind, space, value, sharing, person_id, known)
    select 0, id, 'email', '', 'p' || n, 'personal', id, true
    from (select n, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id
      from generate_series(1, 300000) n) made`.execute(database.db);
  await sql`analyze identity`.execute(database.db);
  const relation = (await findRelations(database.db)).get("identity");
  if (!relation) throw new Error("there is no table of identities");
  expect(relation).toMatchObject({ rows: 300_000, key: ["identity_id"] });
  for (const must of [
    { form: "shape", column: "value", shape: "mail" },
    { form: "unique", columns: ["kind", "value"] },
  ]) {
    const rule = ruleBody.parse({ ...base, table: "identity", must });
    const part = compileRule({ rule, relation, now: NOW, sample: 0.1 });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${part}) looked`.execute(database.db);
    expect(rows[0]?.n).toBeGreaterThan(15_000);
    expect(rows[0]?.n).toBeLessThan(60_000);
  }
  const body: RuleBody = ruleBody.parse({
    ...base,
    table: "identity",
    must: { form: "shape", column: "value", shape: "mail" },
  });
  const row = { rule: "one", version: 1, body, origin: "edited" as const, saved_by: "Eva", saved_at: NOW, why: "" };
  const run = await runRule(database.db, row, { now: NOW, clock, limitSeconds: 0.001 });
  expect(run).toMatchObject({ state: "could_not_run", reason: expect.stringContaining("longer than") });
  const none = await runRule(database.db, { ...row, body: { ...body, table: "nowhere" } }, { now: NOW, clock });
  expect(none).toMatchObject({ state: "could_not_run", reason: expect.stringContaining("nowhere") });
});

describe("rules are changed", () => {
  const change = (over: object) => ({
    id: "mine",
    body: ruleBody.parse({ ...base, must: { form: "known", column: "language" } }),
    why: "Asked for",
    ifVersion: 0,
    by: "Eva",
    now: NOW,
    ...over,
  });

  test("by versions; who is late hears who was quicker", async () => {
    await saveRule(database.db, change({}));
    await saveRule(database.db, change({ ifVersion: 1, body: { ...change({}).body, pass: 0.5 } }));
    expect(await showRule(database.db, "mine")).toMatchObject({ version: 2, savedBy: "Eva", body: { pass: 0.5 } });
    for (const ifVersion of [0, 1, 3]) {
      await expect(saveRule(database.db, change({ ifVersion }))).rejects.toMatchObject({
        code: "rule_conflict",
        details: { stands: { version: 2, savedBy: "Eva" } },
      });
    }
  });

  test("an edited rule is kept when the product starts again, another shipped one is not written twice", async () => {
    await takeShippedRules(database.db, NOW);
    const [mails] = await newestRules(database.db, "mail-valid");
    expect(mails).toBeDefined();
    if (!mails) return;
    await saveRule(database.db, change({ id: "mail-valid", body: { ...mails.body, on: false }, ifVersion: 1 }));
    await takeShippedRules(database.db, NOW);
    expect(await showRule(database.db, "mail-valid")).toMatchObject({
      version: 2,
      body: { on: false },
      origin: "edited",
    });
    expect(await showRule(database.db, "phone-valid")).toMatchObject({ version: 1 });
    await runRules(database.db, { now: () => NOW, clock, signal: new AbortController().signal });
    expect((await showRule(database.db, "mail-valid")).last).toBeNull();
  });

  test.each<[string, object, string]>([
    ["a table of secrets", { table: "account_credential", must: { form: "known", column: "password" } }, "table"],
    ["a table that is not there", { table: "pg_authid", must: { form: "known", column: "rolname" } }, "table"],
    ["a column that is not there", { must: { form: "known", column: "colour" } }, "must.column"],
    ["a number of text", { must: { form: "between", column: "body", least: 1 } }, "must.column"],
    ["a moment of text", { must: { form: "time", column: "body", aheadMinutes: 1 } }, "must.column"],
    ["no bound", { must: { form: "between", column: "sentiment" } }, "must"],
    ["columns of two types", { must: { form: "order", column: "at", notAfter: "sentiment" } }, "must.notAfter"],
    [
      "another table of secrets",
      { must: { form: "refers", column: "author_id", to: { table: "account_user", column: "id" } } },
      "must.to.table",
    ],
    [
      "asking for an address",
      {
        table: "identity",
        where: [{ column: "value", is: "equal", value: "ann@example.org" }],
        must: { form: "known", column: "kind" },
      },
      "where.0.column",
    ],
    ["asking for words", { must: { form: "one_of", column: "body", values: ["x"] } }, "must.column"],
    [
      "a word for a number",
      { where: [{ column: "sentiment", is: "equal", value: "x" }], must: { form: "known", column: "body" } },
      "where.0.value",
    ],
  ])("%s is refused with its place", async (_name, written, path) => {
    const body = ruleBody.parse({ ...base, ...written });
    await expect(saveRule(database.db, change({ body }))).rejects.toMatchObject({
      code: "bad_rule",
      details: { issues: [{ path }] },
    });
  });

  test.each(['body"; drop table interaction; --', "BODY", "body)", "", "b".repeat(64)])(
    "%s is no name of a column",
    (column) => {
      expect(ruleBody.safeParse({ ...base, must: { form: "known", column } }).success).toBe(false);
    },
  );
});

test("runs are thinned to one a day, and only the newest keeps its rows", async () => {
  await converse(database.db, { number: 1, at: hoursAgo(-48) });
  await takeShippedRules(database.db, NOW);
  const days = [20, 20.1, 19, 1, 0];
  for (const days_ of days) {
    const now = new Date(NOW.getTime() - days_ * 86_400_000);
    const [row] = await newestRules(database.db, "message-not-ahead");
    if (row) await runRule(database.db, row, { now, clock });
  }
  await runRules(database.db, { now: () => NOW, clock, signal: new AbortController().signal });
  const { runs, rows } = await showRule(database.db, "message-not-ahead");
  expect(runs.map(({ at }) => at.slice(0, 10))).toEqual(["2026-05-01", "2026-04-30", "2026-04-12", "2026-04-11"]);
  expect(rows).toEqual([{ key: idOf(1), within: idOf(1), seen: "message" }]);
  const kept = await sql<{ n: number }>`
    select count(*)::int as n from quality_run where rule = 'message-not-ahead' and rows is not null`.execute(
    database.db,
  );
  expect(kept.rows[0]?.n).toBe(1);
});
