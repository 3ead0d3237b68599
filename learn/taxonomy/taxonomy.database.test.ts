import { trainClassifier } from "@firsthand/analytics/classifier";
import { followRenamed, hashOfText, reread } from "@firsthand/engage/conversations";
import { findSources } from "@firsthand/engage/sources";
import { transact, type Handle } from "@firsthand/platform/storage";
import { cloneDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { changeTaxonomy, saveTaxonomy } from "./commands/save-taxonomy.ts";
import { takeShippedTaxonomy } from "./commands/take-shipped.ts";
import { trainNow, type Train } from "./commands/train.ts";
import { forceModel } from "./commands/force-model.ts";
import { checkLabel } from "./queries/check-label.ts";
import { explain } from "./queries/explain.ts";
import { taxonomyInForce } from "./queries/in-force.ts";
import { listModels } from "./queries/list-models.ts";
import { showUsage } from "./queries/show-usage.ts";
import { trainingDue } from "./queries/training-due.ts";
import { createReader } from "./reader.ts";
import { addNode, moveTopic, retireNode } from "./rules/change-taxonomy.ts";

const lines = (...texts: string[]) => texts.map((text) => `            ${text}`).join("\n");
const TREE = `title: Desk
topics:
  - id: delivery
    title: Delivery
    topics:
      - id: late
        title: Late
        function: commerce
        examples:
          en: |
${lines("my parcel is late", "the delivery is late again", "parcel still not here", "waiting for my parcel")}
  - id: price
    title: Price
    function: sales
    examples:
        en: |
${lines("far too expensive", "the price is too high", "why is it so expensive", "your prices are high")}
intents:
  - id: order
    title: Order
`;

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let db: Handle;
const now = new Date("2026-03-01T00:00:00Z");
const direct: Train = (set) => Promise.resolve(trainClassifier(set.examples, { heads: set.heads, seed: 1 }).toBytes());
const training = { by: "Ann", why: "a test", now: () => now, train: direct };
const changing = { by: "Ann", at: now, why: "a test" };

beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
});
afterAll(() => database.drop());

/** A message that a customer wrote, by itself in a conversation. */
async function says(text: string, at: string, id: string): Promise<{ conversation: string; message: string }> {
  // the home of a conversation is in its id, that of a message at its end: here both are 1
  const conversation = `019b76da-a800-7001-8000-00000000${id}`;
  const message = `fc24138c-25eb-8663-a529-cd0d${id}0001`;
  await sql`
    insert into conversation (home, conversation_id, source, channel, customer_id, last_at, first_in_at, last_in_at, in_count,
      out_count, answerable, agents, agent_functions, participants)
    values (1, ${conversation}, 'desk', 'chat', ${conversation}, ${at}, ${at}, ${at}, 1, 0, true, '{}', '{}', '{}')`.execute(
    db,
  );
  await sql`
    insert into thread_node (home, node_id, source, root_id, present, direction, broadcast, conversation_id, at)
    values (1, ${message}, 'desk', ${message}, true, 'in', false, ${conversation}, ${at})`.execute(db);
  await sql`
    insert into interaction (home, interaction_id, conversation_id, source, channel, kind, direction, at, copied_ids, body,
      model_version, sentiment, sentiment_words, expects_answer, substantive)
    values (1, ${message}, ${conversation}, 'desk', 'chat', 'message', 'in', ${at}, '{}', ${text}, 'old', 0, '{}', 0, 0)`.execute(
    db,
  );
  return { conversation, message };
}

async function corrects(message: string, text: string, topic: string | null): Promise<void> {
  await sql`
    insert into label_correction (home, interaction_id, label, text_hash, version, state, value, made_at, made_by)
    values (1, ${message}, 'topic', ${hashOfText("in", text)}, 1, 'standing', ${topic}, ${now}, 'Ben')`.execute(db);
}

/** Has messages follow topics that were moved or are gone, as a job does. */
async function followAll(): Promise<void> {
  while (await followRenamed(db, 100));
}

async function topicOf(message: string): Promise<string | null> {
  const { rows } = await sql<{ topic: string | null }>`
    select topic from interaction where interaction_id = ${message}`.execute(db);
  return rows[0]?.topic ?? null;
}

test("the shipped taxonomy is taken once; a faulty one is refused; who changed theirs keeps it", async () => {
  expect(await trainingDue(db, true)).toBeNull();
  expect(await takeShippedTaxonomy(db, TREE, now)).toEqual({ outcome: "taken" });
  expect(await takeShippedTaxonomy(db, TREE, now)).toEqual({ outcome: "known" });
  expect(await takeShippedTaxonomy(db, "topics: 3", now)).toMatchObject({ outcome: "refused" });
  await checkLabel(db, "topic", "delivery.late");
  await expect(checkLabel(db, "topic", "delivery.early")).rejects.toMatchObject({ code: "unknown_node" });
});

test("of a taxonomy without examples nothing is learnt, and that is no failure", async () => {
  const bare = await cloneDatabase();
  await takeShippedTaxonomy(
    bare.db,
    "title: Bare\ntopics: [{ id: a, title: A }, { id: b, title: B }]\nintents: []\n",
    now,
  );
  expect(await trainNow(bare.db, training)).toBeUndefined();
  await bare.drop();
});

test("a version is trained, put in force, and what another one read is read again with it", async () => {
  const late = await says("my parcel is so late", "2026-02-27T10:00:00Z", "000a");
  const dear = await says("that price is far too high", "2026-02-20T10:00:00Z", "000b");
  const odd = await says("lol 😀", "2026-02-28T10:00:00Z", "000c");
  expect(await trainingDue(db, false)).toBe("the first one");
  const reader = createReader(db);
  const before = reader.modelVersion();
  expect(await trainNow(db, training)).toEqual({ version: 1, state: "in_force" });
  await reader.refresh();
  expect(reader.modelVersion()).not.toBe(before);
  expect(await trainingDue(db, true)).toBeNull();
  const sources = new Map((await findSources(db)).map((source) => [source.name, source]));
  const request = { modelVersion: reader.modelVersion(), limit: 100, sources };
  expect(await transact(db, (tx) => reread(tx, reader.readTexts, request))).toBe(3);
  expect(await topicOf(late.message)).toBe("delivery.late");
  expect(await topicOf(dear.message)).toBe("price");
  expect(await transact(db, (tx) => reread(tx, reader.readTexts, request))).toBe(0);
  const usage = await showUsage(db, { days: 14, unit: undefined, now, reach: "all" });
  expect(usage.messages).toBe(3);
  expect(usage.topics.find(({ id }) => id === "delivery.late")).toEqual({
    id: "delivery.late",
    messages: 1,
    before: 0,
    weeks: [0, 1],
  });
  expect(usage.topics.find(({ id }) => id === "price")?.weeks).toEqual([1, 0]);
  expect((await showUsage(db, { days: 14, unit: undefined, now, reach: [] })).messages).toBe(0);
  const said = await explain(db, reader, { ...late, label: "topic", clear: "all", now });
  expect(said.words.map(({ word }) => word).join(" ")).toContain("parcel");
  expect((await explain(db, createReader(db), { ...odd, label: "topic", clear: "all", now })).words).toEqual([]);
});

test("what a person said of a text holds at once for the same words in any message, and an undo ends that", async () => {
  const reader = createReader(db);
  await reader.refresh();
  const read = (text: string) => reader.readTexts([{ text, direction: "in" }])[0]?.topic;
  expect(read("my parcel is so late")).toBe("delivery.late");
  await corrects("fc24138c-25eb-8663-a529-cd0d000a0001", "my parcel is so late", "price");
  await reader.refresh();
  expect(read("my parcel is so late")).toBe("price");
  expect(read("my parcel is still late")).toBe("delivery.late");
  expect(reader.readTexts([{ text: "my parcel is so late", direction: "in" }])[0]?.unsaid?.topic).toBe("delivery.late");
  expect(reader.readTexts([{ text: "my parcel is so late", direction: "out" }])[0]?.topic).toBeNull();
  await corrects("fc24138c-25eb-8663-a529-cd0d000c0001", "", "price");
  await reader.refresh();
  expect(read("")).toBeNull();
  await sql`delete from label_correction where interaction_id = 'fc24138c-25eb-8663-a529-cd0d000c0001'`.execute(db);
  await sql`update label_correction set state = 'undone', undone_at = ${now}, undone_by = 'Ben'`.execute(db);
  await reader.refresh();
  expect(read("my parcel is so late")).toBe("delivery.late");
  await sql`update label_correction set state = 'standing', undone_at = null, undone_by = null`.execute(db);
});

test("a version that does worse on texts kept back is refused; an earlier one can be put in force", async () => {
  // texts whose hash keeps them back, all about the price; so does the hash of the one that was corrected before
  let made = 0;
  for (let at = 0; made < 8; at += 1) {
    const text = `it is far too expensive ${at}`;
    if (Number.parseInt(hashOfText("in", text).slice(-4), 16) % 5 !== 0) continue;
    made += 1;
    const id = (0x100 + at).toString(16).padStart(4, "0");
    const { message } = await says(text, "2026-02-10T10:00:00Z", id);
    await corrects(message, text, "price");
  }
  const upsideDown: Train = (set) =>
    direct({
      ...set,
      examples: set.examples.map((example) => ({
        ...example,
        labels: { topic: example.labels["topic"] === "price" ? "delivery.late" : "price" },
      })),
    });
  const refused = await trainNow(db, { ...training, train: upsideDown });
  expect(refused?.state).toBe("refused");
  const models = await listModels(db);
  expect(models[0]).toMatchObject({ version: 2, state: "refused" });
  expect(models[0]?.heads.find(({ head }) => head === "topic")).toMatchObject({ heldBack: 9, right: 1, lastRight: 8 });
  expect(models[1]).toMatchObject({ version: 1, state: "in_force" });
  expect((await trainNow(db, training))?.state).toBe("in_force");
  expect(await forceModel(db, 1)).toMatchObject({ version: 1, state: "in_force" });
  expect((await listModels(db)).map(({ version, state }) => [version, state])).toEqual([
    [3, "kept"],
    [2, "refused"],
    [1, "in_force"],
  ]);
  await expect(forceModel(db, 9)).rejects.toMatchObject({ code: "unknown_classifier" });
});

test("a change that leaves no taxonomy that could be read again is refused", async () => {
  const { version } = await taxonomyInForce(db);
  for (const title of ["\u0001", "x".repeat(81)]) {
    const node = { title, about: "", function: null, examples: {} };
    await expect(
      changeTaxonomy(db, changing, (tree) => ({
        ...addNode(tree, { kind: "topic", parent: null, node }),
        renamings: [],
      })),
    ).rejects.toMatchObject({ code: "bad_taxonomy", status: 400 });
  }
  expect((await taxonomyInForce(db)).version).toBe(version);
});

test("labels follow a topic that moves or is merged, and are taken back where it is retired", async () => {
  const standing = async () => {
    const { rows } = await sql<{ value: string; state: string; n: number }>`
      select value, state, count(*)::int as n from label_correction group by 1, 2 order by 1, 2`.execute(db);
    return rows.map(({ value, state, n }) => [value, state, n]);
  };
  expect(await standing()).toEqual([["price", "standing", 9]]);
  const { version } = await taxonomyInForce(db);
  const reader = createReader(db);
  const read = () => reader.readTexts([{ text: "my parcel is so late", direction: "in" }])[0]?.topic;
  await reader.refresh();
  expect(read()).toBe("price");
  const followed: unknown[] = [];
  const follow = (_tx: Handle, nodes: unknown) => Promise.resolve(void followed.push(nodes));
  const moved = await changeTaxonomy(db, { ...changing, follow, ifVersion: version }, (tree) =>
    moveTopic(tree, "price", "delivery"),
  );
  expect(followed).toEqual([{ label: "topic", names: [{ from: "price", to: "delivery.price" }] }]);
  expect(moved).toMatchObject({ version: version + 1, labels: 9 });
  expect(await standing()).toEqual([["delivery.price", "standing", 9]]);
  await reader.refresh();
  expect(read()).toBe("delivery.price");
  await followAll();
  expect(await topicOf("fc24138c-25eb-8663-a529-cd0d000b0001")).toBe("delivery.price");
  await expect(
    changeTaxonomy(db, { ...changing, ifVersion: version }, (tree) => moveTopic(tree, "delivery.price", null)),
  ).rejects.toMatchObject({ code: "taxonomy_conflict", status: 409 });
  expect(await trainingDue(db, false)).toBe(`version ${version + 1} of the taxonomy`);
  await changeTaxonomy(db, changing, (tree) => retireNode(tree, "topic", "delivery.price", "delivery.late"));
  expect(await standing()).toEqual([["delivery.late", "standing", 9]]);
  await forceModel(db, 1);
  await reader.refresh();
  // the version in force learnt of a topic that is no more
  const dear = "it is far too expensive for me";
  expect(reader.classifier()?.classify(dear)["topic"]?.label).toBe("price");
  expect(reader.readTexts([{ text: dear, direction: "in" }])[0]?.topic).toBeNull();
  const retired = await changeTaxonomy(db, changing, (tree) => retireNode(tree, "intent", "order", null));
  expect(retired.labels).toBe(0);
  const saved = await saveTaxonomy(db, changing, TREE.replace("id: late", "id: slow"));
  expect(saved.labels).toBe(9);
  expect(await standing()).toEqual([["delivery.late", "undone", 9]]);
  await followAll();
  expect(await topicOf("fc24138c-25eb-8663-a529-cd0d000b0001")).toBeNull();
  expect(await takeShippedTaxonomy(db, `${TREE}nothing: {}\n`, now)).toEqual({ outcome: "edited" });
  await expect(saveTaxonomy(db, changing, "title: x")).rejects.toMatchObject({ code: "bad_taxonomy" });
});
