import { expect, test } from "vitest";

import { emptyAnswer } from "./drafts.ts";
import { readDraft, webLink } from "./give.ts";

const file = { id: "01998f3e-7c1a-7abc-8def-0123456789ab", name: "a.pdf", bytes: 3 };

test("whether it is so has to be said, and who says yes shows a proof or says that there is none", () => {
  expect(readDraft(emptyAnswer).faults).toHaveProperty("met");
  expect(readDraft({ ...emptyAnswer, met: "yes" }).faults).toHaveProperty("url");
  expect(readDraft({ ...emptyAnswer, met: "yes", kind: "file" }).faults).toHaveProperty("file");
  expect(readDraft({ ...emptyAnswer, met: "yes", kind: "none" })).toEqual({ given: { met: true } });
  expect(readDraft({ ...emptyAnswer, met: "no" })).toEqual({ given: { met: false } });
});

test("what cannot be opened safely is no link", () => {
  for (const url of ["javascript:alert(1)", "example.org", "ftp://example.org", "https://"])
    expect(readDraft({ ...emptyAnswer, met: "yes", url }).faults).toHaveProperty("url");
  expect(webLink({ kind: "link", url: "javascript:alert(1)" })).toBeUndefined();
  expect(webLink({ kind: "link", url: "HTTPS://example.org" })).toBe("HTTPS://example.org");
});

test("only the chosen kind of proof is sent, and what was left empty is not", () => {
  const typed = { ...emptyAnswer, met: "yes" as const, url: " https://example.org ", file };
  expect(readDraft({ ...typed, words: " so " })).toEqual({
    given: { met: true, words: "so", proof: { kind: "link", url: "https://example.org" } },
  });
  expect(readDraft({ ...typed, kind: "file", expiresAt: "2027-01-01" })).toEqual({
    given: { met: true, proof: { kind: "file", id: file.id }, expiresAt: "2027-01-01" },
  });
  expect(readDraft({ ...typed, kind: "none" })).toEqual({ given: { met: true } });
});
