import { randomBytes } from "node:crypto";

import type { Delivered } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { acceptDeliveries } from "../listen/index.ts";
import { createStemmer, indexChanges, searchMessages } from "../search/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { addPlace, changePlace, removePlace } from "./commands/save-place.ts";
import type { PlacesGround } from "./ground.ts";
import { listMentions, showPlaces } from "./queries/show-places.ts";

let database: TestDatabase;
const stemmer = createStemmer();
beforeAll(async () => {
  database = await cloneDatabase();
  await heard("chat", [
    ["a1", "I wrote on Trustpilot and nobody answered", "2026-03-30T10:00:00Z"],
    ["a2", "your facebook page says closed", "2026-03-30T11:00:00Z"],
    ["a3", "as on trustpilot: never again", "2026-03-31T11:00:00Z"],
    ["a4", "long ago on reddit", "2025-03-31T11:00:00Z"],
  ]);
  await heard("mail", [["b1", "hello", "2026-03-31T10:00:00Z"]]);
  while ((await transact(database.db, (tx) => indexChanges(tx, stemmer))) > 0);
});
beforeEach(() => sql`delete from place`.execute(database.db));
afterAll(() => database.drop());

async function heard(channel: string, said: readonly [string, string, string][]): Promise<void> {
  const world = testWorld();
  const source = { ...publicSource, name: channel, channel };
  const items: Delivered[] = said.map(([id, text, at]) =>
    understood(record({ externalId: id, text, at, channel, author: { account: id } })),
  );
  await declareSource(database.db, source, world.now);
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
}

let keys: Awaited<ReturnType<PlacesGround["findKeys"]>> = [];
const ground = (): PlacesGround => ({
  db: database.db,
  now: () => new Date("2026-04-01T00:00:00Z"),
  random: () => randomBytes(8),
  findKeys: async () => keys,
  findConnected: async () => new Set(["mail"]),
  countMentions: async (db, { text, since }) =>
    (await searchMessages(db, stemmer, { text, since, direction: "in", limit: 1 })).count,
});
const listed = (name: string, more: object = {}) => ({
  name,
  channels: [],
  dismissed: false,
  why: null,
  knownAs: null,
  ...more,
});

test("what is listed is heard when a conversation came through one of its channels", async () => {
  await addPlace(ground(), listed("Mail", { channels: ["mail", "post"], knownAs: "mail" }), "Ann");
  await addPlace(ground(), listed("Our shops", { why: "paper only" }), "Ann");
  await addPlace(ground(), listed("TikTok", { dismissed: true, knownAs: "tiktok" }), "Ann");
  const { listed: rows, reach, since, until, known } = await showPlaces(database.db);
  expect(rows.map(({ name, heard: is, conversations, why }) => [name, is, conversations, why])).toEqual([
    ["Mail", true, 1, null],
    ["Our shops", false, 0, "paper only"],
    ["TikTok", false, 0, null],
  ]);
  expect(reach).toEqual({ heard: 1, of: 2 });
  expect([since, until]).toEqual(["2025-12-31T11:00:00.000Z", "2026-03-31T11:00:00.000Z"]);
  expect(known.find(({ id }) => id === "mail")).toBeUndefined();
  expect(known.find(({ id }) => id === "chat")).toMatchObject({ channels: ["chat"], conversations: 3 });
});

test("with nothing listed the share is not known", async () => {
  expect((await showPlaces(database.db)).reach).toBeNull();
});

test("places that customers mention in 90 days and nobody hears, those most often mentioned first", async () => {
  expect(await listMentions(database.db, ground())).toEqual([
    { id: "trustpilot", name: "Trustpilot", words: [{ word: "trustpilot", count: { value: 2, capped: false } }] },
    { id: "facebook", name: "Facebook", words: [{ word: "facebook", count: { value: 1, capped: false } }] },
  ]);
  await addPlace(ground(), listed("Trustpilot", { knownAs: "trustpilot", dismissed: true }), "Ann");
  expect((await listMentions(database.db, ground())).map(({ id }) => id)).toEqual(["facebook"]);
});

test("one place of a name, and nobody writes over somebody else's change", async () => {
  await addPlace(ground(), listed("Shops"), "Ann");
  await addPlace(ground(), listed("Fairs"), "Ann");
  await expect(addPlace(ground(), listed("Shops"), "Ben")).rejects.toMatchObject({ code: "place_twice" });
  const [fairs] = (await showPlaces(database.db)).listed;
  const id = fairs?.id ?? "";
  const change = { id, ...listed("Fairs", { channels: ["b", "a", "b"] }), ifVersion: 1 };
  await changePlace(ground(), change, "Ben");
  expect((await showPlaces(database.db)).listed[0]).toMatchObject({ channels: ["a", "b"], version: 2, by: "Ben" });
  await expect(changePlace(ground(), change, "Ann")).rejects.toMatchObject({ code: "place_conflict" });
  const taken = { ...change, name: "Shops", ifVersion: 2 };
  await expect(changePlace(ground(), taken, "Ann")).rejects.toMatchObject({ code: "place_twice" });
  await removePlace(ground(), id);
  await expect(removePlace(ground(), id)).rejects.toMatchObject({ code: "unknown_place" });
});
