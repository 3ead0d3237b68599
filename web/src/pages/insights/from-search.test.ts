import { expect, test } from "vitest";

import { newFrom } from "./from-search.ts";
import { newInsightSearch } from "./search.ts";

test("the filter of a page becomes that of a finding, and its address is understood", () => {
  const address = newFrom({
    channel: "email",
    mood: "negative",
    text: "“lost bag” ",
    function: "product",
    unit: "Kettla",
  });
  expect(address).toEqual({
    filter: { channels: ["email"], unit: "Kettla", functions: ["product"], moods: ["negative"], words: ["lost bag"] },
    function: "product",
  });
  expect(newInsightSearch.parse(address)).toEqual(address);
  expect(newFrom({ text: "  " })).toEqual({});
  expect(newInsightSearch.parse({ filter: { colour: ["red"] }, since: "soon", title: 7 })).toEqual({ title: "7" });
});
