import { readFileSync } from "node:fs";
import { join } from "node:path";

import { readTaxonomy } from "@firsthand/learn/taxonomy";
import { expect, test } from "vitest";

import { ownMessages, supportTweets } from "./data-sets.ts";
import { topicRows } from "./questions/topics.ts";
import { saidScores } from "./said-scores.ts";
import { readTable } from "./tables.ts";

test("the figures of one that may keep silent, by hand", () => {
  const texts = [
    { right: ["delivery.late", "delivery.lost"], given: "delivery.lost" },
    { right: ["delivery.late"], given: "delivery" },
    { right: ["delivery.late"], given: "delivery.address" },
    { right: ["price.level", "-"], given: null },
    { right: ["-", "price.level"], given: "price.level" },
    { right: ["-"], given: "price.offer" },
    { right: ["-"], given: null },
    { right: ["price.level"], given: "product.use" },
  ];
  const { coverage, precision, branchPrecision, recall, branchRecall } = saidScores(texts);
  expect(coverage).toBeCloseTo(75, 10);
  expect(precision).toBeCloseTo(50, 10);
  expect(branchPrecision).toBeCloseTo((100 * 4) / 6, 10);
  expect(recall).toBeCloseTo(20, 10);
  expect(branchRecall).toBeCloseTo(60, 10);
  expect(saidScores([]).coverage).toBeNaN();
});

test("every label of the check sets is a node of the shipped taxonomy, and no message is labelled twice", async () => {
  const file = readTaxonomy(readFileSync(join(import.meta.dirname, "..", "models", "taxonomy.yaml"), "utf8"));
  if (!file.ok) throw new Error("the shipped taxonomy is faulty");
  const topics = new Set(["-", ...file.taxonomy.topics.map(({ id }) => id)]);
  const intents = new Set(["-", ...file.taxonomy.intents.map(({ id }) => id)]);
  const table = await readTable(join(import.meta.dirname, "data", "topics-of-tweets.tsv"));
  const cells = [
    ...(await ownMessages()),
    ...table.rows.map(({ topic = "", intent = "" }) => ({ topics: topic.split("|"), intents: intent.split("|") })),
  ];
  expect(cells.flatMap((one) => one.topics).filter((id) => !topics.has(id))).toEqual([]);
  expect(cells.flatMap((one) => one.intents).filter((id) => !intents.has(id))).toEqual([]);
  expect(new Set(table.rows.map((row) => row["tweet_id"])).size).toBe(table.rows.length);
  const tweets = await supportTweets();
  if (tweets) expect(tweets.filter(({ text }) => text === "")).toEqual([]);
}, 60_000);

/** Floors a little under what was reached: they catch examples or a limit that broke, and do not move with noise. */
test("what the shipped taxonomy reads on its first day is not lost", async () => {
  const rows = await topicRows();
  for (const [question, data, floors] of [
    ["which topic", "own", [48, 80]],
    ["which topic", "Twitter", [28, 64]],
    ["which intent", "own", [70, 70]],
    ["which intent", "Twitter", [68, 66]],
  ] as const) {
    const row = rows.find((one) => one.question.startsWith(question) && one.data.includes(data));
    if (row?.texts === 0) continue;
    const [said = 0, right = 0] = row?.ours.split(" / ").map(Number.parseFloat) ?? [];
    expect(said, `${question}, ${data}: said`).toBeGreaterThanOrEqual(floors[0]);
    expect(right, `${question}, ${data}: right`).toBeGreaterThanOrEqual(floors[1]);
  }
}, 300_000);
