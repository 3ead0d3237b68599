import { join } from "node:path";

import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, expect, test } from "vitest";

import { runCli } from "../testing/run-cli.ts";
import { hasShared, SHARED } from "../testing/stored.ts";

const place = temporaryDirectory("firsthand-position-");
const databases: TestDatabase[] = [];

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  place.remove();
});

/** An empty log of its own, and the command on it. */
async function newLog() {
  const database = await cloneDatabase();
  databases.push(database);
  const env = { DATABASE_URL: database.url, FIRSTHAND_SECRET: "a secret that only these tests know, for ever" };
  return (...args: string[]) => runCli(args, { cwd: place.path, env: { ...env, DATA_DIR: "data" } });
}

interface Told {
  readonly stage: number;
  readonly confidence: number;
  readonly since: string;
  readonly until: string;
  readonly dimensions: readonly {
    readonly id: string;
    readonly floor: number;
    readonly ceiling: number;
    readonly confidence: number;
    readonly measured: number;
    readonly attested: number;
    readonly unknown: number;
    readonly next: readonly { readonly id: string; readonly state: string }[];
  }[];
  readonly gates: readonly { readonly id: string; readonly open: boolean }[];
}

test("of an empty log it says that nothing is known, to people and to programs", async () => {
  const run = await newLog();
  const { code, out, err } = await run("position");
  expect(code, err).toBe(0);
  expect(out).toContain("It is not yet known where we stand");
  expect(out.match(/1, not yet known/g)).toHaveLength(12);
  const position: Told = JSON.parse((await run("position", "--json")).out);
  expect(position).toMatchObject({ stage: 1, confidence: 0 });
  expect(position.gates.map(({ open }) => open)).toEqual([false, false, false, false]);
  expect(position.dimensions.every(({ next }) => next.length > 0)).toBe(true);
});

test("what is wrong with a question is said with advice", async () => {
  const run = await newLog();
  const unit = await run("position", "--unit", "Nowhere");
  expect([unit.code, unit.err]).toEqual([1, expect.stringContaining('The log knows no unit "Nowhere".')]);
  const day = await run("position", "--since", "yesterday");
  expect([day.code, day.err]).toEqual([1, expect.stringContaining('"yesterday" is not a date.')]);
  const turned = await run("position", "--since", "2026-03-02", "--until", "2026-03-01");
  expect(turned.code).toBe(1);
  expect(turned.err).toContain("2026-03-01");
});

test.runIf(hasShared)(
  "messages alone leave most rows not yet known, and the position says so",
  { timeout: 120_000 },
  async () => {
    const run = await newLog();
    const file = join(SHARED, "twitter-customer-support", "twcs_first5000.csv.gz");
    const imported = await run("import", file);
    expect(imported.code, imported.err).toBe(0);
    const position: Told = JSON.parse((await run("position", "--json")).out);
    expect(position.stage).toBe(1);
    expect(position.until).toBe("2017-12-04T00:00:00.000Z");
    expect(Date.parse(position.until) - Date.parse(position.since)).toBe(90 * 86_400_000);
    const rows = new Map(position.dimensions.map((row) => [row.id, row]));
    expect(position.dimensions.filter(({ floor, ceiling }) => ceiling > floor).length).toBeGreaterThan(6);
    for (const id of ["leadership", "governance", "technology", "employees", "data"]) {
      expect(rows.get(id), id).toMatchObject({ floor: 1, ceiling: 4, confidence: 0, unknown: 1 });
    }
    expect(rows.get("purpose")?.measured).toBeGreaterThan(0);
    const { out } = await run("position");
    expect(out).toMatch(/so \d+ of 12 rows are not yet known/);
    const early = await run("position", "--until", "2017-10-15", "--json");
    expect(JSON.parse(early.out)).toMatchObject({
      since: "2017-07-17T00:00:00.000Z",
      asOf: "2017-10-15T00:00:00.000Z",
    });
  },
);
