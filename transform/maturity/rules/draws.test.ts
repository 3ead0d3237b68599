import { expect, test } from "vitest";

import { answered, divide, invented, knowing, measured, row, said, seen } from "../testing/invented-model.ts";
import type { Attested } from "./evidence.ts";
import { chanceAt, streamOf } from "./hash.ts";
import { evaluate } from "./index.ts";

const POINTS = 0.03;

function near(share: number): unknown {
  return expect.toSatisfy((found: number) => Math.abs(found - share) < POINTS, `about ${share}`);
}

test("shares of the draws are the products of the chances", () => {
  const model = invented({ dimensions: [row("r", [[answered("a"), answered("b")], [answered("c")]])], stages: 3 });
  const { dimensions } = evaluate(
    model,
    knowing({ a: true, b: said(true, { proof: "given" }), c: said(false, { proof: "none" }) }),
  );
  expect(dimensions[0]).toMatchObject({
    floor: 2,
    confidence: near(0.97 * 0.85 * 0.6),
    draws: {
      levels: [
        { level: 1, share: near(1 - 0.97 * 0.85) },
        { level: 2, share: near(0.97 * 0.85 * 0.6) },
        { level: 3, share: near(0.97 * 0.85 * 0.4) },
      ],
      open: 0,
    },
  });
});

test("the whole is drawn with all rows and gates at once", () => {
  const half = said(true, { proof: "none" });
  const answers: Record<string, Attested> = { a: half, b: half, c: half, g: half };
  const dimensions = ["a", "b", "c"].map((id) => row(id, [[answered(id)]], { pillar: id === "a" }));
  const model = invented({ dimensions, stages: 2, gates: divide(1, ["g"]), behind: 1, by: 1 });
  // The pillar and the gate, and at most one of the two others missing.
  const share = 0.6 * 0.6 * (1 - 0.4 * 0.4);
  expect(evaluate(model, knowing(answers)).draws).toEqual({
    levels: [
      { level: 1, share: near(1 - share) },
      { level: 2, share: near(share) },
    ],
    open: 0,
  });
});

test("what the unknown could move is open, and what it could not is not", () => {
  const model = invented({ dimensions: [row("r", [[answered("a")], [answered("b")]])], stages: 3 });
  // Without b it stands at 1 or, in 97 of 100, at 2 or 3.
  expect(evaluate(model, knowing({ a: true })).dimensions[0]).toMatchObject({
    confidence: 0,
    draws: { levels: [{ share: near(0.03) }, { share: 0 }, { share: 0 }], open: near(0.97) },
  });
  // Denied: in 97 of 100 it stands at 1, whatever b is.
  expect(evaluate(model, knowing({ a: false })).dimensions[0]).toMatchObject({
    confidence: near(0.97),
    draws: { open: near(0.03) },
  });
});

test("an empty log has no confidence at all", () => {
  const model = invented({
    dimensions: ["a", "b"].map((id) => row(id, [[answered(id)]], { pillar: true })),
    stages: 2,
  });
  expect(evaluate(model, knowing({}))).toMatchObject({ floor: 1, ceiling: 2, confidence: 0, draws: { open: 1 } });
  const counted = invented({ dimensions: [row("a", [[measured("a", { metric: "m", least: 1 })]])], stages: 2 });
  expect(evaluate(counted, knowing({}, { m: [seen(null)] }))).toMatchObject({ confidence: 0, draws: { open: 1 } });
});

test("numbers of a stream are even, and streams have nothing to do with each other", () => {
  const names = ["a", "b", "aa", "ab", "ba", "c1", "c2", "row0_1_2", "row0_1_3"];
  const size = 20_000;
  const drawn = names.map((name) =>
    Float64Array.from({ length: size }, (_, index) => chanceAt(streamOf(1, name), index)),
  );
  for (const [place, numbers] of drawn.entries()) {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const number of numbers) tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
    const chi = tenths.reduce((sum, count) => sum + (count - size / 10) ** 2 / (size / 10), 0);
    // The 99.9th percentile of chi squared with 9 degrees of freedom is 27.9.
    expect(chi, names[place]).toBeLessThan(27.9);
    for (const others of [...drawn.slice(0, place), numbers.map((_, index) => numbers[(index + 1) % size] ?? 0)]) {
      const product = numbers.reduce((sum, number, index) => sum + (number - 0.5) * ((others[index] ?? 0) - 0.5), 0);
      // Four standard errors of a correlation of nothing.
      expect(Math.abs(product / size) * 12, names[place]).toBeLessThan(4 / Math.sqrt(size));
    }
  }
});

test("another seed gives other numbers, also far beyond 32 bits", () => {
  const first = [0, 1, 2, 2 ** 32, 2 ** 32 + 1].map((seed) => chanceAt(streamOf(seed, "a"), 0));
  expect(new Set(first).size).toBe(first.length);
});
