import { expect, test } from "vitest";

import type { Mapping } from "../contract.ts";
import { declareSource } from "./declare-source.ts";

const declared = (mapping: Mapping) =>
  declareSource({
    path: "/there/verbatims.csv",
    layout: "mapping",
    header: ["when", "words", "way"],
    channel: "survey",
    mapping,
    sourceName: undefined,
    country: undefined,
  });

const columns = { at: "when", text: "words" };

test("a file in which everything came in holds no answers, so that silence in it proves nothing", () => {
  expect(declared({ columns: { ...columns, direction: { constant: "in" } } })).toMatchObject({
    name: "verbatims",
    answers: "elsewhere",
  });
  expect(declared({ columns: { ...columns, direction: "way" } }).answers).toBe("included");
  expect(declared({ columns: { ...columns, direction: { constant: "out" } } }).answers).toBe("included");
});

test("what the mapping says itself stands", () => {
  const mapping: Mapping = { source: { answers: "included" }, columns: { ...columns, direction: { constant: "in" } } };
  expect(declared(mapping).answers).toBe("included");
});
