import { expect, test } from "vitest";

import { streamsOf } from "./streams.ts";

test("criteria stand by stream in the order of the dimension, and none is lost", () => {
  const streams = [
    { id: "b", title: "Build" },
    { id: "a", title: "Assess" },
    { id: "c", title: "Care" },
  ];
  const criteria = [{ stream: "a" }, { stream: null }, { stream: "b" }, { stream: "gone" }];
  expect(streamsOf(criteria, streams)).toEqual([
    { title: undefined, criteria: [{ stream: null }, { stream: "gone" }] },
    { title: "Build", criteria: [{ stream: "b" }] },
    { title: "Assess", criteria: [{ stream: "a" }] },
  ]);
  expect(streamsOf([], streams)).toEqual([]);
});
