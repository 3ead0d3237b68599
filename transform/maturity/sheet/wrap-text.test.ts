import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { wrapText } from "./wrap-text.ts";

/** Every letter is as wide as every other, and an m twice as wide. */
const measure = (text: string) => text.length + text.replaceAll(/[^m]/g, "").length;

describe("the breaking of lines", () => {
  it("breaks at spaces, and a long word where it has to", () => {
    expect(wrapText("to stay is a choice", { width: 8, most: 9, measure })).toEqual({
      lines: ["to stay", "is a", "choice"],
      shortened: false,
    });
    expect(wrapText("a extraordinary", { width: 5, most: 9, measure }).lines).toEqual(["a", "extra", "ordin", "ary"]);
  });

  it("ends with an ellipsis what does not fit", () => {
    expect(wrapText("to stay is a choice", { width: 8, most: 2, measure })).toEqual({
      lines: ["to stay", "is a ch\u2026"],
      shortened: true,
    });
  });

  it("has no lines for no text", () => {
    expect(wrapText("  ", { width: 8, most: 2, measure })).toEqual({ lines: [], shortened: false });
  });

  it("makes no line too wide and none too many, and loses no letter where nothing is shortened", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 60 }), fc.integer({ min: 1, max: 6 }), (list, width, most) => {
        const { lines, shortened } = wrapText(list.join(" "), { width, most, measure });
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        if (shortened) expect(lines.at(-1)).toMatch(/\u2026$/);
        else expect(lines.join("").replaceAll(" ", "")).toBe(list.join(""));
      }),
    );
  });
});
