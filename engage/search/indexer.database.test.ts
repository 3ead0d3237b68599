import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { acceptDeliveries } from "../listen/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { createIndexer, createStemmer, searchMessages } from "./index.ts";

let database: TestDatabase;
const world = testWorld();
const stemmer = createStemmer();

beforeAll(async () => {
  database = await cloneDatabase();
  await declareSource(database.db, publicSource, world.now);
});
afterAll(() => database.drop());

async function accept(externalId: string, text: string): Promise<void> {
  const items = [understood(record({ externalId, text, author: { account: externalId } }))];
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source: publicSource, items, importId: null }));
}

const count = async (text: string): Promise<number> =>
  (await searchMessages(database.db, stemmer, { text, limit: 10 })).count.value;

test("from its start it takes up what came before, noted or not, and then what comes, until it is stopped", async () => {
  await accept("unnoted", "an old word");
  await sql`delete from interaction_change`.execute(database.db);
  await accept("noted", "another old word");
  let version = 0;
  let repaired = 0;
  const indexer = createIndexer({
    db: database.db,
    stemmer,
    logVersion: () => String(version),
    onTrouble: () => {},
    onRepaired: (messages) => (repaired += messages),
  });
  indexer.start();
  await expect.poll(() => count("old")).toBe(2);
  await expect.poll(() => repaired).toBe(1);
  await accept("new", "a new word");
  version += 1;
  await expect.poll(() => count("new"), { timeout: 2_000 }).toBe(1);
  await indexer.stop();
  await accept("late", "a late word");
  version += 1;
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await count("late")).toBe(0);
});

test("it goes on after the database failed it, and tells it once", async () => {
  await sql`alter table search_entry rename to away`.execute(database.db);
  const told: string[] = [];
  const indexer = createIndexer({
    db: database.db,
    stemmer,
    logVersion: () => "1",
    onTrouble: (code) => told.push(code),
  });
  indexer.start();
  await expect.poll(() => told).toEqual(["42P01"]);
  await sql`alter table away rename to search_entry`.execute(database.db);
  await expect.poll(() => count("late"), { timeout: 8_000 }).toBe(1);
  await indexer.stop();
  expect(told).toHaveLength(1);
});
