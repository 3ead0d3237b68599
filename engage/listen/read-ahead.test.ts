import { expect, test } from "vitest";

import { record, understood } from "../testing/index.ts";
import { readByHash } from "../testing/index.ts";
import { createReadAhead } from "./read-ahead.ts";

const items = (texts: readonly string[]) =>
  texts.map((text, index) => understood(record({ externalId: `m${index}`, text })));
const asked = (texts: readonly string[]) => texts.map((text) => ({ text, direction: "in" as const }));

test("what was read ahead is not read again, and is the same as read at once", async () => {
  const read: string[] = [];
  const ahead = createReadAhead({
    readTexts: (texts) => {
      read.push(...texts.map((one) => one.text));
      return readByHash(texts);
    },
  });
  const texts = Array.from({ length: 120 }, (_, index) => `text ${index}`);
  await ahead.prepare(items(texts));
  await ahead.prepare(items(["of the next batch"]));
  expect(ahead.readTexts(asked(texts))).toEqual(readByHash(asked(texts)));
  expect(read).toEqual([...texts, "of the next batch"]);
  expect(ahead.readTexts(asked(["never prepared"]))).toEqual(readByHash(asked(["never prepared"])));
});

test("the same text in another direction is another text", async () => {
  const ahead = createReadAhead({
    readTexts: (texts) => texts.flatMap((one) => readByHash([{ ...one, text: one.direction + one.text }])),
  });
  await ahead.prepare(items(["hello"]));
  const [inward] = ahead.readTexts([{ text: "hello", direction: "in" }]);
  const [outward] = ahead.readTexts([{ text: "hello", direction: "out" }]);
  expect(inward).not.toEqual(outward);
});

test("others get their turn while a large batch is read", async () => {
  const ahead = createReadAhead({ readTexts: readByHash });
  let turns = 0;
  const count = () => {
    turns += 1;
    if (turns < 10) setImmediate(count);
  };
  setImmediate(count);
  await ahead.prepare(items(Array.from({ length: 500 }, (_, index) => `text ${index}`)));
  expect(turns).toBeGreaterThan(5);
});

test("many texts are read aside, few here, and both are found again", async () => {
  const aside: string[] = [];
  const here: string[] = [];
  const ahead = createReadAhead({
    readTexts: (texts) => {
      here.push(...texts.map((one) => one.text));
      return readByHash(texts);
    },
    readAside: async (texts) => {
      aside.push(...texts.map((one) => one.text));
      return readByHash(texts);
    },
  });
  const [many, few] = [Array.from({ length: 100 }, (_, index) => `text ${index}`), ["alone"]];
  await ahead.prepare(items(many));
  await ahead.prepare(items(few));
  expect([aside, here]).toEqual([many, few]);
  expect(ahead.readTexts(asked([...few, ...many]))).toEqual(readByHash(asked([...few, ...many])));
  expect([aside, here]).toEqual([many, few]);
});

test("what fails aside is told to whoever prepares", async () => {
  const readAside = () => Promise.reject(new Error("it cannot be read"));
  const ahead = createReadAhead({ readTexts: readByHash, readAside });
  await expect(ahead.prepare(items(Array.from({ length: 100 }, (_, index) => `t${index}`)))).rejects.toThrow("cannot");
});
