import { trainClassifier } from "@firsthand/analytics/classifier";
import type { TextToRead } from "@firsthand/analytics/text";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";

import { readLearnt, type Learnt } from "../rules/read-learnt.ts";
import { createAside, type Aside } from "./create-aside.ts";

const said = ["where is my parcel", "it never came", "the price is too high", "cheaper elsewhere", "wo ist mein Paket"];
const examples = said.flatMap((text, at) =>
  [text, `${text} please`, `${text}!`].map((one) => ({
    text: one,
    labels: { topic: at % 2 === 0 ? "late" : "price" },
  })),
);
const classifier = trainClassifier(examples, { heads: [{ name: "topic" }], seed: 1 });
const learntAs = (modelVersion: string, known?: Learnt["known"]): Learnt => ({
  modelVersion,
  inForce: { classifier, weights: { topic: 1 } },
  known,
});

const opened: Aside[] = [];
const withThreads = (threads: number): Aside => {
  const aside = createAside({ threads, idleMs: 60_000 });
  opened.push(aside);
  return aside;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.end()));
});

const text: fc.Arbitrary<TextToRead> = fc.record({
  text: fc.oneof(fc.constantFrom("", " ", "😡", ...said), fc.string({ unit: "binary", maxLength: 80 })),
  direction: fc.constantFrom("in", "out"),
});

test("the readings are the same in any number of threads, in any order and in any batches", async () => {
  const [one, three] = [withThreads(1), withThreads(3)];
  const learnt = learntAs("1");
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 900 }), fc.nat(900), async (texts, cut) => {
      const readings = readLearnt(learnt, texts);
      const [whole, parts, turned] = await Promise.all([
        one.read(learnt, texts),
        Promise.all([three.read(learnt, texts.slice(0, cut)), three.read(learnt, texts.slice(cut))]),
        three.read(learnt, texts.toReversed()),
      ]);
      expect(whole).toEqual(readings);
      expect(parts.flat()).toEqual(readings);
      expect(turned.toReversed()).toEqual(readings);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("what was learnt anew holds from the next text on, and what was asked before is read as it was", async () => {
  const aside = withThreads(2);
  const texts = Array.from({ length: 600 }, (_, at) => ({ text: said[at % 5] ?? "", direction: "in" as const }));
  const [first, second] = [learntAs("1"), learntAs("2", { topic: new Set(["price"]), intent: new Set() })];
  const [before, after] = await Promise.all([aside.read(first, texts), aside.read(second, texts)]);
  expect(before).toEqual(readLearnt(first, texts));
  expect(after).toEqual(readLearnt(second, texts));
  expect(new Set(before.map(({ topic }) => topic))).toContain("late");
  expect(new Set(after.map(({ topic }) => topic))).not.toContain("late");
}, 60_000);

test("texts whose thread ended too early are read all the same, and the next ones by another thread", async () => {
  const aside = withThreads(1);
  const learnt = learntAs("1");
  const texts = Array.from({ length: 2000 }, (_, at) => ({ text: `${said[at % 5]} ${at}`, direction: "in" as const }));
  const reading = aside.read(learnt, texts);
  await aside.end();
  expect(await reading).toEqual(readLearnt(learnt, texts));
  expect(await aside.read(learnt, texts)).toEqual(readLearnt(learnt, texts));
}, 60_000);
