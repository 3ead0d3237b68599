import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { runCli } from "../testing/run-cli.ts";

const place = temporaryDirectory("firsthand-sample-");
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => {
  await database.drop();
  place.remove();
});

const run = (...args: string[]) =>
  runCli(args, { cwd: place.path, env: { DATABASE_URL: database.url, DATA_DIR: "data" } });

async function stored(): Promise<number | undefined> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from interaction`.execute(database.db);
  return rows[0]?.count;
}

test(
  "the sample organisation is loaded once, has figures, and is removed without a trace",
  { timeout: 240_000 },
  async () => {
    const loaded = await run("sample", "load");
    expect(loaded.code, loaded.err).toBe(0);
    expect(loaded.out).toMatch(/The sample organisation is here: \d,\d{3} interactions/);
    const count = await stored();
    expect(count).toBeGreaterThan(4500);
    expect((await run("sample", "load")).code).toBe(0);
    expect(await stored()).toBe(count);
    const figures = await run("metrics", "--unit", "Kettla");
    expect(figures.out).toContain("reply_coverage");
    // The sample never asks for effort and lists no places; the state of the data is looked at by the server.
    const unknown = ["channel_coverage", "hearing_lag", "ces", "owned_share", "rule_pass_rate", "freshness"];
    // Its findings are younger than 90 days, nobody receives digests, and no crisis was rehearsed.
    unknown.push("insights_acted_share", "report_open_share", "drill_minutes");
    expect(figures.out.match(/^\w+(?= +not known)/gm)).toEqual(unknown);
    expect((await run("sample", "remove")).out).toContain("Everything of the sample organisation is removed.");
    expect(await stored()).toBe(0);
    expect((await run("sample", "remove")).out).toContain("The sample organisation is not here.");
  },
);
