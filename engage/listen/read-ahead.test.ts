import { expect, test } from "vitest";

import { record, understood } from "../testing/index.ts";
import { readByHash } from "../testing/index.ts";
import { createReadAhead } from "./read-ahead.ts";

const items = (texts: readonly string[]) =>
  texts.map((text, index) => understood(record({ externalId: `m${index}`, text })));
const asked = (texts: readonly string[]) => texts.map((text) => ({ text, direction: "in" as const }));

test("what was read ahead is not read again, and is the same as read at once", async () => {
  const read: string[] = [];
  const ahead = createReadAhead((texts) => {
    read.push(...texts.map((one) => one.text));
    return readByHash(texts);
  });
  const texts = Array.from({ length: 120 }, (_, index) => `text ${index}`);
  await ahead.prepare(items(texts));
  await ahead.prepare(items(["of the next batch"]));
  expect(ahead.readTexts(asked(texts))).toEqual(readByHash(asked(texts)));
  expect(read).toEqual([...texts, "of the next batch"]);
  expect(ahead.readTexts(asked(["never prepared"]))).toEqual(readByHash(asked(["never prepared"])));
});

test("the same text in another direction is another text", async () => {
  const ahead = createReadAhead((texts) =>
    texts.flatMap((one) => readByHash([{ ...one, text: one.direction + one.text }])),
  );
  await ahead.prepare(items(["hello"]));
  const [inward] = ahead.readTexts([{ text: "hello", direction: "in" }]);
  const [outward] = ahead.readTexts([{ text: "hello", direction: "out" }]);
  expect(inward).not.toEqual(outward);
});

test("others get their turn while a large batch is read", async () => {
  const ahead = createReadAhead(readByHash);
  let turns = 0;
  const count = () => {
    turns += 1;
    if (turns < 10) setImmediate(count);
  };
  setImmediate(count);
  await ahead.prepare(items(Array.from({ length: 500 }, (_, index) => `text ${index}`)));
  expect(turns).toBeGreaterThan(5);
});
