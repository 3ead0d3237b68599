import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { emptyPosition, mixedPosition } from "./testing/positions.ts";
import { certaintyWords, drawnWords, isPast, marksPillars, pastWords, percentWords, windowWords } from "./words.ts";

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

  it("rounds every percentage by itself, as the screen does", () => {
    const shares = [0, 0.004, 1 / 3, 0.005, 0.425, 0.996, 1];
    expect(shares.map(percentWords)).toEqual(["0 %", "under 1 %", "33 %", "under 1 %", "43 %", "over 99 %", "100 %"]);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (share) => {
        expect(percentWords(share)).toBe(screenPercent(share));
      }),
    );
  });

  it("tells a past position from that of today", () => {
    const now = new Date("2026-11-22T03:00:00.000Z");
    const past = (asOf: string) => isPast({ asOf }, now);
    expect(past("2026-07-01T00:00:00.000Z")).toBe(true);
    expect(past("2026-11-22T00:00:00.000Z")).toBe(true);
    expect(past("2026-11-22T00:00:00.001Z")).toBe(false);
    expect(past(now.toISOString())).toBe(false);
    const midnight = "2026-11-22T00:00:00.000Z";
    expect(isPast({ asOf: midnight }, new Date(midnight))).toBe(false);
  });

  it("says of a past position its month or day, and when its figures were told", () => {
    const now = new Date("2026-11-22T03:00:00.000Z");
    const month = { asOf: "2026-07-01T00:00:00.000Z", reportedAt: "2026-07-02T00:10:00.000Z" };
    expect(pastWords(month, now)).toBe("At the end of June 2026: figures as reported on 2 Jul 2026");
    expect(pastWords({ ...month, reportedAt: null }, now)).toBe(
      "At the end of June 2026: figures measured again on 22 Nov 2026",
    );
    expect(pastWords({ asOf: "2026-07-15T00:00:00.000Z", reportedAt: null }, now)).toBe(
      "At the end of 14 Jul 2026: figures measured again on 22 Nov 2026",
    );
  });

  it("marks pillars only where they differ from other rows", () => {
    const { dimensions } = mixedPosition();
    expect(marksPillars({ dimensions })).toBe(true);
    expect(marksPillars({ dimensions: dimensions.filter(({ pillar }) => pillar) })).toBe(false);
    expect(marksPillars({ dimensions: dimensions.filter(({ pillar }) => !pillar) })).toBe(false);
  });
});

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** How the page in the browser writes a percentage. */
function screenPercent(share: number): string {
  return `${whole.format(share * 100)} %`;
}
