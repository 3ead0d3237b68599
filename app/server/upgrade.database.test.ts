import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { bringAbout, beginLoading } from "@firsthand/samples";
import { testWorld } from "@firsthand/engage/testing";
import { readTexts } from "@firsthand/analytics/text";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { discover, PROJECT_ROOT } from "../../platform/storage/migrate/discover.ts";
import { migrate } from "../../platform/storage/migrate/index.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** The steps that a database of the first release has done. */
const released = discover(PROJECT_ROOT).migrations.filter(({ name }) => name.startsWith("20261121"));

let database: TestDatabase;
let directory: string;
let server: RunningServer;
let headers: Record<string, string>;
let told: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "firsthand-upgrade-"));
  database = await firstRelease();
  const config = { port: 0, host: "127.0.0.1", dataDirectory: directory, databaseUrl: database.url };
  server = await startServer(
    { ...config, logLevel: "warn", maxUploadBytes: 2 ** 30, secret: undefined, notes: [] },
    { version: "2", defaultDataDirectory: "/nowhere", write: (line) => (told += line), now: () => new Date() },
  );
  const key = readFileSync(server.facts.keyPath, "utf8").trim();
  headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
}, 60_000);
afterAll(async () => {
  await server.stop({ graceSeconds: 1 });
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

/** A database with the tables of the first release, and in them what it would have stored of the sample organisation. */
async function firstRelease(): Promise<TestDatabase> {
  told = "";
  const now = await cloneDatabase();
  const world = { ...testWorld((texts) => readTexts(texts)), now: new Date() };
  await transact(now.db, (tx) => beginLoading(tx, world.now));
  await bringAbout(now.db, world);
  const then = await emptyDatabase();
  await migrate(then.pool, { only: released });
  const { rows: tables } = await then.pool.query<{ name: string; columns: string }>(
    `select table_name as name, string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER' and table_name not in ('migration', 'published_view')
     group by table_name`,
  );
  for (const { name, columns } of tables) {
    const { rows } = await now.pool.query<{ all: string }>(
      `select coalesce(json_agg(t), '[]')::text as all from (select ${columns} from ${name}) t`,
    );
    await then.pool.query(
      `insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, $1::json)`,
      [rows[0]?.all],
    );
  }
  await then.pool.query(
    `create view conversation_fact as select conversation_id from conversation;
     insert into published_view (name, source_sha256) values ('conversation_fact', 'of then')`,
  );
  await now.drop();
  return then;
}

const list = z.object({
  rows: z.array(z.object({ id: z.string(), language: z.string().nullable(), mood: z.string().nullable() })),
  count: z.object({ value: z.number() }),
});

async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(`${server.url}/api/${path}`, { headers, ...init });
  const body: unknown = await response.json();
  expect({ path, status: response.status, body: response.ok ? "" : body }).toEqual({ path, status: 200, body: "" });
  return body;
}

test("the log of the first release is listed, found, corrected and measured", async () => {
  const { rows, count } = list.parse(await ask("conversations?limit=200"));
  expect(count.value).toBeGreaterThan(100);
  expect(rows.some(({ language }) => language !== null)).toBe(true);
  expect(rows.some(({ mood }) => mood === "negative")).toBe(true);
  const first = z
    .object({ messages: z.array(z.object({ id: z.string(), direction: z.string() })) })
    .parse(await ask(`conversations/${rows[0]?.id}`)).messages[0];
  const label = `conversations/${rows[0]?.id}/messages/${first?.id}/labels/mood`;
  const change = { method: "PUT", body: JSON.stringify({ value: "positive", ifVersion: 0 }) };
  expect(await ask(label, change)).toMatchObject({ labels: { mood: { value: "positive" } } });
  const found = async () =>
    z
      .object({ count: z.object({ value: z.number() }), behindSeconds: z.number().nullable() })
      .parse(await ask("search?text=order"));
  await expect.poll(async () => (await found()).behindSeconds, { timeout: 20_000 }).toBeNull();
  expect((await found()).count.value).toBeGreaterThan(10);
  for (const path of ["metrics", "metrics/trends", "imports", "quarantine", "system", "people?text=a", "sample"])
    await ask(path);
  expect(told).toBe("");
});
