import fc from "fast-check";
import { expect, test } from "vitest";

import { eventText, mergedTopics, reconnectPauseMs, topicsOf, waitMs } from "./rules.ts";

test.each([undefined, "", "{", "[]", '{"topics":"a"}', '{"topics":[1]}', '{"topics":[""]}'])(
  "a notice of %j may mean anything",
  (payload) => {
    expect(topicsOf(payload)).toEqual(["*"]);
  },
);

test("a notice says its topics", () => {
  expect(topicsOf('{"topics":["b","a"],"more":1}')).toEqual(["b", "a"]);
  expect(topicsOf('{"topics":[]}')).toEqual([]);
});

test("merging keeps every topic, whatever the order, or says everything", () => {
  const topic = fc.stringMatching(/^[a-z]{1,3}$/);
  fc.assert(
    fc.property(fc.array(fc.array(topic)), (notices) => {
      const merged = mergedTopics(notices);
      const wanted = new Set(notices.flat());
      expect(new Set(merged)).toEqual(wanted.size > 100 ? new Set(["*"]) : wanted);
      expect(merged).toHaveLength(new Set(merged).size);
      expect(mergedTopics(notices.toReversed())).toEqual(merged);
    }),
  );
  expect(mergedTopics([["a"], ["*"]])).toEqual(["*"]);
  expect(mergedTopics([Array.from({ length: 101 }, (_, at) => String(at))])).toEqual(["*"]);
});

test("events are as far apart as asked", () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), (lastSentAt, later) => {
      const now = lastSentAt + later;
      const wait = waitMs({ now, lastSentAt, pauseMs: 200 });
      expect(now + wait - lastSentAt).toBeGreaterThanOrEqual(200);
      expect(wait).toBeLessThanOrEqual(200);
    }),
  );
  expect(waitMs({ now: 5, lastSentAt: Number.NEGATIVE_INFINITY, pauseMs: 200 })).toBe(0);
});

test("pauses grow and stay bounded", () => {
  expect([0, 1, 2, 50].map(reconnectPauseMs)).toEqual([100, 200, 400, 5_000]);
});

test("an event is one block, whatever its topics hold", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (topics) => {
      const lines = eventText({ id: 3, topics }).split(/\r\n|\r|\n/);
      expect(lines).toHaveLength(5);
      expect(JSON.parse(lines[2]?.slice("data: ".length) ?? "")).toEqual({ topics });
    }),
  );
});
