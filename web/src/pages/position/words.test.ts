import { expect, test } from "vitest";

import { amountText, drawsText, percentText, queryText, rowText, stageText, tallyText } from "./words.ts";

test("a share that is there never reads as nothing, and one that is not all never as all", () => {
  expect([0, 0.004, 0.13, 0.996, 1].map(percentText)).toEqual(["0 %", "under 1 %", "13 %", "over 99 %", "100 %"]);
});

test("draws begin with the published stage, then the likelier, then what is open; empty ones are left out", () => {
  const levels = [
    { level: 1, share: 0.04 },
    { level: 2, share: 0.3 },
    { level: 3, share: 0.53 },
    { level: 4, share: 0 },
  ];
  expect(drawsText({ levels, open: 0.13 }, 2)).toBe("Stage 2 in 30 %, 3 in 53 %, 1 in 4 %, open in 13 % of draws");
  expect(drawsText({ levels: [{ level: 1, share: 0 }], open: 1 }, 1)).toBe("Open in 100 % of draws");
});

test("a row says what is known, what is open, and how sure it is", () => {
  expect(rowText({ floor: 1, ceiling: 4, provisional: false, certainty: "none" })).toBe("Not yet known: 1 to 4");
  expect(rowText({ floor: 2, ceiling: 2, provisional: false, certainty: "high" })).toBe("Stage 2 · high certainty");
  expect(rowText({ floor: 2, ceiling: 3, provisional: true, certainty: "low" })).toBe(
    "Stage 2, up to 3, provisional · low certainty",
  );
});

test("a stage that the model does not name is still told by its number", () => {
  const stages = [{ id: "a", level: 0, title: "Ad hoc", says: null }];
  expect([0, 7].map((level) => stageText(stages, level))).toEqual(["stage 0, Ad hoc", "stage 7"]);
});

test("criteria are counted by how they stand", () => {
  expect(tallyText(["unknown", "met", "met", "unmet"])).toBe("2 met, 1 not met, 1 not yet known");
  expect(tallyText([])).toBe("nothing is asked");
});

test("an amount takes the word that fits it", () => {
  expect([amountText(1, "row"), amountText(12, "row"), amountText(0, "criterion", "criteria")]).toEqual([
    "1 row",
    "12 rows",
    "0 criteria",
  ]);
});

test("an address for the API holds what is said, safely written", () => {
  expect(queryText({ unit: "Süd & Ost", month: undefined })).toBe("?unit=S%C3%BCd+%26+Ost");
  expect(queryText({ unit: undefined })).toBe("");
});
