import { followCorrections, followRenamed, reread } from "@firsthand/engage/conversations";
import { findSources } from "@firsthand/engage/sources";
import { transact, type Handle } from "@firsthand/platform/storage";
import { cloneDatabase } from "@firsthand/platform/testing";
import { trainClassifier } from "@firsthand/analytics/classifier";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { changeTaxonomy } from "./commands/save-taxonomy.ts";
import { takeShippedTaxonomy } from "./commands/take-shipped.ts";
import { trainNow } from "./commands/train.ts";
import { correctedTexts } from "./queries/corrected-texts.ts";
import { freshCorrections, trainingDue } from "./queries/training-due.ts";
import { moveTopic, retireNode } from "./rules/change-taxonomy.ts";
import { createReader } from "./reader.ts";
import { corrected, wrote } from "./testing/desk.ts";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let db: Handle;
const now = new Date("2026-03-01T00:00:00Z");
const changing = { by: "Ann", at: now, why: "a test" };
const examples = ["one", "two", "three"].map((word) => `        the ${word}`).join("\n");
const TREE = `title: Desk
topics:
  - id: delivery
    title: Delivery
    examples:
      en: |
${examples}
  - id: price
    title: Price
    examples:
      en: |
${examples.replaceAll("the", "dear")}
intents: []
`;

beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
  await takeShippedTaxonomy(db, TREE, now);
  for (let at = 1; at <= 7; at += 1) await wrote(db, `so dear ${at}`, { id: `000${at}`, topic: "price" });
  await wrote(db, "late", { id: "0008", topic: "delivery" });
});
afterAll(() => database.drop());

/** How many messages and conversations have each topic. */
async function topics(): Promise<Record<string, readonly number[]>> {
  const { rows } = await sql<{ topic: string | null; messages: number; conversations: number }>`
    select topic, count(distinct m.interaction_id)::int as messages, count(distinct c.conversation_id)::int as conversations
    from interaction m full join conversation c using (topic) group by 1`.execute(db);
  return Object.fromEntries(rows.map((row) => [String(row.topic), [row.messages, row.conversations]]));
}

test("messages follow a moved topic a few at a time, and go on where they stopped; who retires waits their turn", async () => {
  let asked = 0;
  const soon = () => Promise.resolve(void (asked += 1));
  await changeTaxonomy(db, { ...changing, soon }, (tree) => moveTopic(tree, "price", "delivery"));
  expect(await topics()).toEqual({ price: [7, 7], delivery: [1, 1] });
  expect(await followRenamed(db, 3)).toBe(true);
  expect(await topics()).toEqual({ price: [4, 4], "delivery.price": [3, 3], delivery: [1, 1] });
  await changeTaxonomy(db, { ...changing, soon }, (tree) => retireNode(tree, "topic", "delivery.price", null));
  expect(asked).toBe(2);
  let batches = 0;
  while (await followRenamed(db, 3)) batches += 1;
  expect(batches).toBeGreaterThan(4);
  expect(await topics()).toMatchObject({ delivery: [1, 1] });
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from interaction where topic is null`.execute(db);
  expect(rows).toEqual([{ n: 7 }]);
  expect(await followRenamed(db, 3)).toBe(false);
});

test("a batch waits for whoever holds a thread, and does not hold it up otherwise", async () => {
  await sql`update interaction set topic = 'delivery'`.execute(db);
  await sql`insert into label_renaming (label, names_from, names_to) values ('topic', '{delivery}', '{post}')`.execute(
    db,
  );
  const held = Promise.withResolvers<void>();
  const first = "fc24138c-25eb-8663-a529-cd0d00010001";
  const busy = transact(db, async (tx) => {
    await sql`select from thread_node where home = 1 and node_id = ${first} for update`.execute(tx);
    const following = followRenamed(db, 100);
    await new Promise((resolve) => setTimeout(resolve, 300));
    // It waits for the thread and holds no message of it, so this does not wait for it.
    await sql`update interaction set body = 'another' where home = 1 and interaction_id = ${first}`.execute(tx);
    held.resolve();
    return { following };
  });
  await held.promise;
  await (
    await busy
  ).following;
  while (await followRenamed(db, 100));
  expect(await topics()).toMatchObject({ post: [8, 1] });
});

test("messages that say the same as a corrected one follow when they are read anew, and no others", async () => {
  const tree = await cloneDatabase();
  await takeShippedTaxonomy(tree.db, TREE, now);
  const reader = createReader(tree.db);
  const made: Record<string, string> = {};
  for (const [at, text] of ["so dear", "so dear", "so dear!", "so dear"].entries()) {
    const { message } = await wrote(tree.db, text, { id: `000${at + 1}` });
    made[at] = message;
  }
  await sql`update interaction set direction = 'out' where interaction_id = ${made[3]}`.execute(tree.db);
  await sql`update interaction set model_version = ${reader.modelVersion()}`.execute(tree.db);
  const madeAt = new Date(now.getTime() + 1000);
  await corrected(tree.db, made[0] ?? "", { text: "so dear", label: "topic", value: "price", madeAt });
  const rereadAll = async () => {
    await reader.refresh();
    const sources = new Map((await findSources(tree.db)).map((source) => [source.name, source]));
    const request = { modelVersion: reader.modelVersion(), limit: 100, sources };
    return await transact(tree.db, (tx) => reread(tx, reader.readTexts, request));
  };
  expect(await followCorrections(tree.db, new Date(madeAt.getTime() + 1))).toBe(0);
  expect(await rereadAll()).toBe(0);
  expect(await followCorrections(tree.db, now)).toBe(1);
  expect(await rereadAll()).toBe(1);
  const { rows } = await sql<{ id: string }>`
    select interaction_id as id from interaction where topic = 'price'`.execute(tree.db);
  expect(rows).toEqual([{ id: made[1] }]);
  await tree.drop();
});

test("what people said of words that were edited since is not learnt of the new words", async () => {
  const edited = await cloneDatabase();
  const { message } = await wrote(edited.db, "so dear", { id: "0001" });
  await corrected(edited.db, message, { text: "so dear", label: "topic", value: "price", madeAt: now });
  expect(await correctedTexts(edited.db)).toMatchObject([{ text: "so dear", labels: { topic: "price" } }]);
  await sql`update interaction set body = 'it is late'`.execute(edited.db);
  expect(await correctedTexts(edited.db)).toEqual([]);
  await edited.drop();
});

test("only corrections that can be learnt from count towards a training", async () => {
  const direct = (set: {
    examples: Parameters<typeof trainClassifier>[0];
    heads: Parameters<typeof trainClassifier>[1]["heads"];
  }) => Promise.resolve(trainClassifier(set.examples, { heads: set.heads, seed: 1 }).toBytes());
  const tree = await cloneDatabase();
  await takeShippedTaxonomy(tree.db, TREE, now);
  const { message } = await wrote(tree.db, "so dear", { id: "0001" });
  await trainNow(tree.db, { by: "Ann", why: "a test", now: () => now, train: direct });
  const madeAt = new Date(now.getTime() + 1000);
  await corrected(tree.db, message, { text: "so dear", label: "language", value: "en", madeAt });
  expect(await freshCorrections(tree.db)).toBe(0);
  expect(await trainingDue(tree.db, true)).toBeNull();
  await corrected(tree.db, message, { text: "so dear", label: "topic", value: "price", madeAt });
  expect(await freshCorrections(tree.db)).toBe(1);
  expect(await trainingDue(tree.db, true)).toBe("1 new corrections");
  await sql`update thread_node set direction = 'out'`.execute(tree.db);
  expect(await freshCorrections(tree.db)).toBe(0);
  expect(await trainingDue(tree.db, false)).toBeNull();
  await sql`update taxonomy_classifier set body = '\\x00'`.execute(tree.db);
  expect(await trainingDue(tree.db, false)).toContain("written by another release");
  await tree.drop();
});
