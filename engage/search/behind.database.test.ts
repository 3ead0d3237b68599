import type { SourceRecord } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { acceptDeliveries } from "../listen/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { repairIndex } from "./commands/repair-index.ts";
import { createStemmer, indexChanges, searchMessages } from "./index.ts";

let database: TestDatabase;
const stemmer = createStemmer();
const world = testWorld();

beforeAll(async () => {
  database = await cloneDatabase();
  await declareSource(database.db, publicSource, world.now);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await sql`truncate delivery, identity, identity_key, thread_node, conversation, interaction, interaction_change,
    search_entry, search_week`.execute(database.db);
});

/** Takes in texts in one batch, each of an author of its own. */
async function accept(texts: readonly string[], more: Partial<SourceRecord> = {}, author = "of"): Promise<void> {
  const items = texts.map((text, number) =>
    understood(record({ externalId: String(number), text, author: { account: `${author} ${number}` }, ...more })),
  );
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source: publicSource, items, importId: null }));
}

async function index(): Promise<void> {
  while ((await transact(database.db, (tx) => indexChanges(tx, stemmer))) > 0);
}

test("messages whose customer turned out to be another are found, however far the index was behind", async () => {
  const texts = Array.from({ length: 600 }, (_, number) => `order ${number}`);
  await accept(texts);
  await accept(texts, { version: 1 }, "other");
  await index();
  const left = await sql<{ n: number }>`select count(*)::int as n from search_entry`.execute(database.db);
  expect(left.rows).toEqual([{ n: 600 }]);
  expect(await repairIndex(database.db, stemmer, () => Promise.resolve(true))).toBe(0);
});

test("a text made to burst the index is found by its beginning, and does not keep others from being found", async () => {
  const long = Array.from({ length: 12_000 }, (_, number) => `\ufdfa\ufdfa\ufdfa${number.toString(36)}`).join(" ");
  await accept([`order ${long}`, "another order"]);
  await index();
  expect((await searchMessages(database.db, stemmer, { text: "order", limit: 10 })).rows).toHaveLength(2);
});
