import { expect, test } from "vitest";

import { namesOf } from "../../format/taxonomy-words.ts";
import { choicesOf, keyAt, matchingChoices } from "./choices.ts";

const node = (id: string, title: string) => ({ id, title, about: "", function: null, examples: 0 });
const names = namesOf({
  topics: [node("delivery", "Delivery"), node("delivery.late", "Late delivery"), node("price", "Price")],
  intents: [],
});

test("what is typed finds choices by the beginnings of their words, in any order", () => {
  const choices = choicesOf("topic", names);
  const found = (typed: string) => matchingChoices(choices, typed).map(({ value }) => value);
  expect(found("")).toEqual(["delivery", "delivery.late", "price"]);
  expect(found("del la")).toEqual(["delivery.late"]);
  expect(found("LATE DEL")).toEqual(["delivery.late"]);
  expect(found("elivery")).toEqual([]);
});

test("the first nine have keys", () => {
  expect([0, 8, 9].map(keyAt)).toEqual(["1", "9", null]);
});
