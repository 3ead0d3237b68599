import { expect, test } from "vitest";

import { filterWords } from "./contract.ts";

test("a filter is told in a sentence", () => {
  expect(filterWords({})).toBe("What people write");
  expect(
    filterWords(
      { channels: ["mail", "chat"], topics: ["delivery.late"], moods: ["negative"], words: ["refund", "money back"] },
      { topic: (id) => (id === "delivery.late" ? "Late delivery" : id) },
    ),
  ).toBe(
    "What people write · by mail or chat · about Late delivery · with a mood that is negative · with “refund” or “money back”",
  );
  expect(filterWords({ direction: "out", unit: "Kettla", channels: [] })).toBe("What is answered · of Kettla");
});
