import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { acceptDeliveries } from "@firsthand/engage/listen";
import { declareSource } from "@firsthand/engage/sources";
import { publicSource, record, testWorld, understood } from "@firsthand/engage/testing";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";
import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { type RunningServer, startServer } from "./start-server.ts";

let database: TestDatabase;
let directory: string;
let server: RunningServer;
let headers: Record<string, string>;

beforeAll(async () => {
  database = await cloneDatabase();
  directory = mkdtempSync(join(tmpdir(), "firsthand-reading-"));
  const config = { port: 0, host: "127.0.0.1", dataDirectory: directory, databaseUrl: database.url };
  server = await startServer(
    { ...config, logLevel: "silent", maxUploadBytes: 2 ** 30, secret: undefined, notes: [] },
    { version: "1", defaultDataDirectory: "/nowhere", write: () => {}, now: () => new Date() },
  );
  headers = { authorization: `Bearer ${readFileSync(server.facts.keyPath, "utf8").trim()}` };
});
afterAll(async () => {
  await server.stop({ graceSeconds: 1 });
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

const ask = (path: string): Promise<Response> => fetch(`${server.url}/api/${path}`, { headers });

async function accept(externalId: string, text: string, channel = "social"): Promise<void> {
  const world = testWorld();
  await declareSource(database.db, publicSource, world.now);
  await transact(database.db, async (tx) => {
    const items = [understood(record({ externalId, text, channel, author: { account: `of ${externalId}` } }))];
    await acceptDeliveries(tx, world, { source: publicSource, items, importId: null });
    await notify(tx, logChannel, { topics: ["log"] });
  });
}

const page = z.object({
  rows: z.array(
    z.object({ messageId: z.string(), snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })) }),
  ),
  count: z.object({ value: z.number(), capped: z.boolean() }),
});

const hits = async (text: string): Promise<number> =>
  page.parse(await (await ask(`search?text=${encodeURIComponent(text)}`)).json()).count.value;

test("what is committed is found within two seconds", async () => {
  await accept("one", "a parcel <b>never</b> came");
  await expect.poll(() => hits("parcel"), { timeout: 2_000, interval: 100 }).toBe(1);
  const [row] = page.parse(await (await ask("search?text=never")).json()).rows;
  expect(row?.snippet).toEqual([
    { text: "a parcel <b>", hit: false },
    { text: "never", hit: true },
    { text: "</b> came", hit: false },
  ]);
  await expect
    .poll(
      async () =>
        z.object({ rows: z.array(z.unknown()) }).parse(await (await ask("conversations?text=parcel")).json()).rows,
    )
    .toHaveLength(1);
});

test.each(["", "&", "%00", "-x", "(((", "%22", "a".repeat(2_000)])(
  "the question %j is refused with a reason",
  async (text) => {
    const answer = await ask(`search?text=${text}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  },
);

test.each([
  "😡",
  "%E2%80%AEevil",
  "':*%20|%20b",
  "x%5C&channel=%00%27&unit=%01",
  "a&since=2026-01-01&until=2025-01-01",
])("the question %j is answered", async (text) => {
  expect((await ask(`search?text=${text}`)).status).toBe(200);
});

test("figures through time, in parts and through the week come over HTTP, and wrong questions are refused", async () => {
  await accept("two", "hello");
  for (const path of ["metrics/trends?step=week", "metrics/rhythm", "metrics/nps/breakdown?by=channel", "log/span"]) {
    expect({ path, status: (await ask(path)).status }).toEqual({ path, status: 200 });
  }
  for (const [path, status] of [
    ["metrics/trends?step=year", 400],
    ["metrics/trends?step=day&since=2020-01-01", 400],
    ["metrics/nps/breakdown?by=language", 400],
    ["metrics/npss/breakdown?by=unit", 404],
    ["metrics/npss/conversations.csv", 404],
    ["metrics.csv?since=soon", 400],
    ["metrics.csv?unit=nowhere", 404],
  ] as const) {
    expect({ path, status: (await ask(path)).status }).toEqual({ path, status });
  }
});

test("figures and all cases behind one come as CSV in which nothing is a formula", async () => {
  await accept("three", "hello", "=cmd|' /C calc'!A0");
  const figures = await ask("metrics.csv");
  expect(figures.headers.get("content-type")).toContain("text/csv");
  expect(await figures.text()).toMatch(/^id,title,group,.*\r\ninbound_volume,Inbound volume,heard,/);
  const cases = await (await ask("metrics/inbound_volume/conversations.csv")).text();
  const lines = cases.trimEnd().split("\r\n");
  const open = z.object({ total: z.number() }).parse(await (await ask("metrics/inbound_volume/conversations")).json());
  expect(lines).toHaveLength(open.total + 1);
  expect(cases).toContain(",'=cmd|' /C calc'!A0,");
  expect(cases).not.toMatch(/(^|,)[=+@-]/m);
});
