import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { mixDrift, qualityDrift, shareDrift, sharesDifference, type Tally } from "./drift.ts";

/** Chance that is the same in every run. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const drawn = (random: () => number, n: number, share: number): Tally => ({
  n,
  count: Array.from({ length: n }).filter(() => random() < share).length,
});

function labelled(random: () => number, n: number, shares: readonly (readonly [string, number])[]) {
  const counts = new Map<string, number>();
  for (let at = 0; at < n; at += 1) {
    let left = random();
    for (const [label, share] of shares) {
      left -= share;
      if (left > 0) continue;
      counts.set(label, (counts.get(label) ?? 0) + 1);
      break;
    }
  }
  return counts;
}

describe("the difference of two shares: Newcombe's own examples, method 10", () => {
  test.each([
    { one: { count: 56, n: 70 }, other: { count: 48, n: 80 }, low: 0.0524, high: 0.3339 },
    { one: { count: 9, n: 10 }, other: { count: 3, n: 10 }, low: 0.1705, high: 0.809 },
    { one: { count: 6, n: 7 }, other: { count: 2, n: 7 }, low: 0.0582, high: 0.8062 },
    { one: { count: 5, n: 56 }, other: { count: 0, n: 29 }, low: -0.0381, high: 0.1926 },
    { one: { count: 10, n: 10 }, other: { count: 0, n: 10 }, low: 0.6075, high: 1 },
  ])("$one.count of $one.n and $other.count of $other.n", ({ one, other, low, high }) => {
    const found = sharesDifference(one, other);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
});

describe("a share and its past", () => {
  const past = Array.from({ length: 8 }, () => ({ count: 200, n: 1000 }));

  test("what is as always lies in the band, what is twice as much does not", () => {
    expect(shareDrift({ count: 205, n: 1000 }, past)).toMatchObject({ expected: 0.2, drifts: false });
    expect(shareDrift({ count: 400, n: 1000 }, past)).toMatchObject({ value: 0.4, drifts: true });
    expect(shareDrift({ count: 100, n: 1000 }, past)).toMatchObject({ value: 0.1, drifts: true });
  });

  test("a small step of many messages is no drift, however sure", () => {
    const many = Array.from({ length: 8 }, () => ({ count: 200_000, n: 1_000_000 }));
    expect(shareDrift({ count: 230_000, n: 1_000_000 }, many)?.drifts).toBe(false);
  });

  test("a past that moves a lot lets expect more", () => {
    const restless = past.map(({ n }, at) => ({ n, count: at % 2 === 0 ? 100 : 300 }));
    expect(shareDrift({ count: 400, n: 1000 }, restless)?.drifts).toBe(false);
  });

  test("too little is known", () => {
    expect(shareDrift({ count: 4, n: 10 }, past)).toBeNull();
    expect(shareDrift({ count: 400, n: 1000 }, past.slice(0, 3))).toBeNull();
  });

  test("ordinary weeks bring hardly any alarm", () => {
    const random = chance(7);
    const alarms = Array.from({ length: 500 }).filter(() => {
      const weeks = Array.from({ length: 9 }, () => drawn(random, 300, 0.3));
      return shareDrift(weeks[8] ?? { count: 0, n: 0 }, weeks.slice(0, 8))?.drifts;
    });
    expect(alarms.length).toBeLessThanOrEqual(3);
  });
});

describe("labels and their past", () => {
  const shares = [
    ["late", 0.4],
    ["lost", 0.3],
    ["bill", 0.2],
    ["praise", 0.1],
  ] as const;

  test("the index by hand", () => {
    const week = new Map([
      ["late", 50],
      ["lost", 50],
    ]);
    const found = mixDrift(
      new Map([
        ["late", 80],
        ["lost", 20],
      ]),
      Array.from({ length: 4 }, () => week),
    );
    const [p, q] = [80.5 / 101, 20.5 / 101];
    expect(found?.value).toBeCloseTo((p - 0.5) * Math.log(p / 0.5) + (q - 0.5) * Math.log(q / 0.5), 12);
    expect(found).toMatchObject({ drifts: true, high: 0.25 });
    expect(found?.labels[0]).toEqual({ label: "lost", before: 0.5, now: 0.2 });
  });

  test("ordinary weeks of few messages bring hardly any alarm", () => {
    const random = chance(11);
    const alarms = Array.from({ length: 300 }).filter(() => {
      const weeks = Array.from({ length: 9 }, () => labelled(random, 60, shares));
      return mixDrift(weeks[8] ?? new Map(), weeks.slice(0, 8))?.drifts;
    });
    expect(alarms.length).toBeLessThanOrEqual(2);
  });

  test("a label that nobody knew and that takes a third is a drift", () => {
    const random = chance(13);
    const weeks = Array.from({ length: 8 }, () => labelled(random, 400, shares));
    const now = labelled(random, 400, [["strike", 0.33], ...shares.map(([l, s]) => [l, s * 0.67] as const)]);
    const found = mixDrift(now, weeks);
    expect(found?.drifts).toBe(true);
    expect(found?.labels[0]?.label).toBe("strike");
  });

  test("of many labels with few messages a change is still seen: the rare ones are counted together", () => {
    const random = chance(19);
    const many = Array.from({ length: 40 }, (_unused, at) => [`l${at}`, at === 0 ? 0.3 : 0.7 / 39] as const);
    const weeks = Array.from({ length: 8 }, () => labelled(random, 110, many));
    expect(mixDrift(labelled(random, 110, many), weeks)?.drifts).toBe(false);
    const now = labelled(random, 110, [
      ["strike", 0.3],
      ...many.map(([label, share]) => [label, share * 0.7] as const),
    ]);
    const found = mixDrift(now, weeks);
    expect(found).toMatchObject({
      drifts: true,
      labels: [{ label: "strike", before: 0 }, ...(found?.labels.slice(1) ?? [])],
    });
  });

  test("too little is known", () => {
    expect(mixDrift(new Map([["late", 10]]), [])).toBeNull();
  });
});

describe("quality and its past", () => {
  test("a clear fall alarms, one within chance does not", () => {
    expect(qualityDrift({ count: 30, n: 60 }, { count: 270, n: 300 })).toMatchObject({ drifts: true, expected: 0.9 });
    expect(qualityDrift({ count: 50, n: 60 }, { count: 270, n: 300 })?.drifts).toBe(false);
    expect(qualityDrift({ count: 60, n: 60 }, { count: 270, n: 300 })?.drifts).toBe(false);
  });

  test("a sure fall of two points is none", () => {
    expect(qualityDrift({ count: 88_000, n: 100_000 }, { count: 90_000, n: 100_000 })?.drifts).toBe(false);
  });

  test("too little was judged", () => {
    expect(qualityDrift({ count: 0, n: 19 }, { count: 270, n: 300 })).toBeNull();
  });

  test("what lies below the band is a fall, and nothing else is", () => {
    const tally = fc
      .tuple(fc.integer({ min: 20, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, share]) => ({ n, count: Math.round(n * share) }));
    fc.assert(
      fc.property(tally, tally, (recent, past) => {
        const found = qualityDrift(recent, past);
        expect(found?.drifts).toBe(found !== null && found.value < found.low - 1e-12);
      }),
      { numRuns: 60 },
    );
  });

  test("an unchanged quality brings hardly any alarm", () => {
    const random = chance(17);
    const alarms = Array.from({ length: 1000 }).filter(
      () => qualityDrift(drawn(random, 50, 0.8), drawn(random, 300, 0.8))?.drifts,
    );
    expect(alarms.length).toBeLessThanOrEqual(4);
  });
});
