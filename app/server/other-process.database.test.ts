import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { trainClassifier } from "@firsthand/analytics/classifier";
import { acceptDeliveries } from "@firsthand/engage/listen";
import { declareSource } from "@firsthand/engage/sources";
import { publicSource, record, testWorld, understood } from "@firsthand/engage/testing";
import { trainNow } from "@firsthand/learn/taxonomy";
import { transact } from "@firsthand/platform/storage";
import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { type RunningServer, startServer } from "./start-server.ts";

let database: TestDatabase;
let directory: string;
let server: RunningServer;
let headers: Record<string, string>;

beforeAll(async () => {
  database = await cloneDatabase();
  directory = mkdtempSync(join(tmpdir(), "firsthand-other-"));
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

const topics = { "delivery.late": "parcel late", product: "kettle broken" };
const examples = Object.entries(topics).flatMap(([topic, words]) =>
  ["my", "the", "our", "a", "this", "her"].map((word) => ({ text: `${word} ${words}`, labels: { topic } })),
);

const explained = z.object({ words: z.array(z.object({ word: z.string() })) });

test("what another process trained is read with at once", { timeout: 120_000 }, async () => {
  const world = testWorld();
  await declareSource(database.db, publicSource, world.now);
  const items = [understood(record({ externalId: "one", text: "my parcel late" }))];
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source: publicSource, items, importId: null }));
  const { rows } = await sql<{ conversation: string; message: string }>`
    select conversation_id as conversation, interaction_id as message from interaction`.execute(database.db);
  const [place] = rows;
  const words = async () => {
    const path = `taxonomy/explain/${place?.conversation}/${place?.message}/topic`;
    return explained.parse(await (await fetch(`${server.url}/api/${path}`, { headers })).json()).words;
  };
  expect(await words()).toEqual([]);
  const heads = [{ name: "topic", outOfScope: false }];
  const train = () => Promise.resolve(trainClassifier(examples, { heads, seed: 1 }).toBytes());
  await trainNow(database.db, { by: "Ann", why: "elsewhere", now: () => new Date(), train });
  await expect.poll(async () => (await words()).length, { timeout: 10_000 }).toBeGreaterThan(0);
});
