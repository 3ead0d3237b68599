import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cleanText } from "./clean-text.ts";

describe("texts for paper", () => {
  it("keeps the letters of Europe", () => {
    for (const text of ["Zażółć gęślą jaźń", "Київ, Съешь же ещё", "Ελλάδα", "naïve — “ok” 5 €"]) {
      expect(cleanText(text)).toEqual({ text, replaced: false });
    }
  });

  it("leaves pictures out, and says where letters had to be replaced", () => {
    expect(cleanText("Care 🙂👩‍👩‍👧 team")).toEqual({ text: "Care team", replaced: false });
    expect(cleanText("漢字 office")).toEqual({ text: "\u2022 office", replaced: true });
  });

  it("drops what is not seen or turns the direction", () => {
    expect(cleanText("a\u0000b\u202Ec\u200B\uD800d\ne")).toEqual({ text: "a b c d e", replaced: false });
  });

  it("joins a letter with its accent", () => {
    expect(cleanText("Lo\u0301dz\u0301").text).toBe("L\u00f3d\u017a");
  });

  it(
    "gives one line without unseen signs, whatever it is given, and does not change it again",
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(fc.string({ unit: "binary" }), (text) => {
          const once = cleanText(text).text;
          expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          expect(once).toBe(once.trim());
          expect(cleanText(once).text).toBe(once);
        }),
      );
    },
  );
});
