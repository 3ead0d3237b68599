import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createStemmer } from "./index.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test("what is asked for is known afterwards, also when another one had the memory cleared meanwhile", async () => {
  const { db } = database;
  const stemmer = createStemmer(3);
  const words = (...said: readonly string[]) => said.map((word) => ["en", word] as const);
  await stemmer.learn(db, words("orders", "waiting"));
  const mine = stemmer
    .learn(db, words("orders", "parcels"))
    .then(() => ["orders", "parcels"].map((word) => stemmer.stemOf("en", word)));
  await Promise.all([mine, stemmer.learn(db, words("letters", "answers"))]);
  expect(await mine).toEqual(["order", "parcel"]);
});
