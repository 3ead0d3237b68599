import { Failure } from "@firsthand/kernel/errors";
import fc from "fast-check";
import { expect, test } from "vitest";

import { insightStates } from "./contract.ts";
import { clipped } from "./rules/clip.ts";
import { heapsOf, wordsIn } from "./rules/heavy-words.ts";
import { actedAfter, checkStep, clockOf } from "./rules/steps.ts";
import { lastWeek, mondayOf, weekOf, windowOfWeek } from "./rules/week.ts";

test.each([
  ["2026-11-22T23:59:59Z", "2026-W47"],
  ["2026-11-23T00:00:00Z", "2026-W48"],
  ["2021-01-03T12:00:00Z", "2020-W53"],
  ["2024-12-30T00:00:00Z", "2025-W01"],
])("the week of %s is %s", (at, week) => {
  expect(weekOf(new Date(at))).toBe(week);
});

test("a week is seven days from a Monday, and every moment lies in its own", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1971-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }), (at) => {
      const { since, until } = windowOfWeek(weekOf(at));
      expect(since <= at && at < until).toBe(true);
      expect([since.getUTCDay(), since.getTime(), until.getTime() - since.getTime()]).toEqual([
        1,
        mondayOf(at).getTime(),
        7 * 86_400_000,
      ]);
    }),
  );
  expect(lastWeek(new Date("2026-11-23T06:00:00Z"))).toBe("2026-W47");
  expect(() => windowOfWeek("2025-W53")).toThrow(Failure);
});

test("every state can be left, and nobody is told of what was not done", () => {
  const steps = insightStates.flatMap((from) => insightStates.map((to) => [from, to] as const));
  const open = steps.filter(([from, to]) => {
    try {
      checkStep(from, to, "because");
      return true;
    } catch {
      return false;
    }
  });
  for (const state of insightStates) expect(open.some(([from]) => from === state)).toBe(true);
  expect(open.filter(([, to]) => to === "told").map(([from]) => from)).toEqual(["acted"]);
  expect(open.filter(([from]) => from === "declined").map(([, to]) => to)).toEqual(["found", "shared", "decided"]);
  expect(open.some(([from, to]) => from === to)).toBe(false);
});

test("the first action counts; a step back before it takes it away", () => {
  const [first, later] = [new Date("2026-01-05"), new Date("2026-02-05")];
  expect(actedAfter("acted", null, first)).toBe(first);
  expect(actedAfter("told", first, later)).toBe(first);
  expect(actedAfter("decided", first, later)).toBeNull();
});

test("a finding is late when its days are over and nothing was done or decided against", () => {
  const found = { foundAt: new Date("2026-01-01"), targetDays: 30, actedAt: null };
  expect(clockOf({ ...found, state: "found" }, new Date("2026-01-31"))).toMatchObject({ days: 30, overdue: false });
  expect(clockOf({ ...found, state: "found" }, new Date("2026-02-01"))).toMatchObject({ days: 31, overdue: true });
  expect(clockOf({ ...found, state: "declined" }, new Date("2026-02-01")).overdue).toBe(false);
  const acted = { ...found, state: "acted", actedAt: new Date("2026-02-10") } as const;
  expect(clockOf(acted, new Date("2027-01-01"))).toMatchObject({ days: 40, overdue: false });
});

test("heavy words weigh more here than elsewhere, lie in one heap each, and name nobody", () => {
  const texts = [
    ...["a", "b", "c", "d", "e", "f"].map((who) => ({
      id: who,
      customer: who,
      text: "The SCREEN of my phone flickers",
    })),
    ...["g", "h", "i", "j"].map((who) => ({ id: who, customer: who, text: "my phone: battery!" })),
    ...["k", "l", "m", "n"].map((id) => ({ id, customer: "one", text: "Rumpelstilz" })),
  ];
  const others = Array.from({ length: 40 }, () => "I like my phone");
  const heaps = heapsOf(texts, others, 5);
  expect(heaps.map(({ ids }) => ids.length)).toEqual([6, 4]);
  expect(["screen", "flickers"]).toContain(heaps[0]?.word);
  expect(heaps[1]?.word).toBe("battery");
  expect(
    heapsOf(
      texts,
      texts.map(({ text }) => text),
      5,
    ),
  ).toEqual([]);
});

test("links, handles and addresses are no words", () => {
  expect([...wordsIn("Write ann@example.org or @someone via https://example.org/path about Größe")]).toEqual([
    "write",
    "about",
    "größe",
  ]);
});

test("a clipped text is short, on one line, and the same where it fits", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 5, max: 50 }), (text, longest) => {
      const clip = clipped(text, longest);
      expect(Array.from(clip).length).toBeLessThanOrEqual(longest);
      expect(clip).not.toMatch(/\n/);
    }),
  );
  expect(clipped("a  b\nc", 9)).toBe("a b c");
  expect(clipped("one two three four", 12)).toBe("one two…");
});
