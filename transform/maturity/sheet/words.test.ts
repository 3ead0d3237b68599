import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { emptyPosition, mixedPosition } from "./testing/positions.ts";
import { certaintyWords, drawnWords, percentagesOf, windowWords } from "./words.ts";

describe("the words of the sheet", () => {
  it("names the days of a window, of which the last is the one before its end", () => {
    expect(windowWords({ since: "2026-08-24T00:00:00.000Z", until: "2026-11-22T00:00:00.000Z" })).toBe(
      "24 Aug 2026 to 21 Nov 2026",
    );
  });

  it("says how sure a stage is", () => {
    expect(certaintyWords("none", true)).toBe("not yet known");
    expect(certaintyWords("high", true)).toBe("high, provisional");
    expect(drawnWords(mixedPosition())).toBe(
      "Certainty: high (stage 2 in 83 % of the draws, stage 3 in 13 %, what is not known could move 4 %).",
    );
    expect(drawnWords(emptyPosition())).toBe("Certainty: not yet known.");
    const open = { levels: [{ level: 2, share: 0.2 }], open: 0.8 };
    expect(drawnWords({ ...mixedPosition(), certainty: "none", draws: open })).toBe(
      "Certainty: not yet known (stage 2 in 20 % of the draws, what is not known could move 80 %).",
    );
  });

  it("gives whole percentages that add up", () => {
    expect(percentagesOf([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
    expect(percentagesOf([0, 0, 1])).toEqual([0, 0, 100]);
    const parts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(parts, (counts) => {
        const total = counts.reduce((sum, one) => sum + one, 0);
        fc.pre(total > 0);
        const shares = counts.map((one) => one / total);
        const percentages = percentagesOf(shares);
        expect(percentages.reduce((sum, one) => sum + one, 0)).toBe(100);
        percentages.forEach((one, index) => expect(Math.abs(one - (shares[index] ?? 0) * 100)).toBeLessThan(1.000001));
      }),
    );
  });
});
