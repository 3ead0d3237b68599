import fc from "fast-check";
import { expect, test } from "vitest";

import { scan, squeeze } from "./scan.ts";

const forms = (text: string) => scan(text).tokens.map(({ form }) => form);

test("mentions, mail addresses and links are counted, not read", () => {
  const read = scan("@acme see https://acme.example/a?b=c and www.acme.example, mail me@acme.example .@john bit.ly/x1");
  expect(read.tokens.map(({ form }) => form)).toEqual(["see", "and", "mail"]);
  expect(read).toMatchObject({ mentions: 3, links: 3 });
});

test("a hashtag is kept as its word", () => {
  expect(scan("#Great").tokens).toMatchObject([{ kind: "hashtag", form: "great" }]);
});

test("drawn-out and shouted words are brought down to their form", () => {
  expect(scan("SOOO gooood").tokens).toMatchObject([
    { form: "soo", elongated: true, shouted: true },
    { form: "good", elongated: true, shouted: false },
  ]);
  expect(squeeze("soo")).toBe("so");
});

test("emoticons and emoji are symbols, brackets are not", () => {
  expect(forms("ok :) fine:( <3 😍❤️ (yes) xD")).toEqual([
    "ok",
    ":)",
    "fine",
    ":",
    "(",
    ":(",
    "<3",
    "😍",
    "❤",
    "(",
    "yes",
    ")",
    "xD",
  ]);
});

test("elided articles and hyphens are cut, English contractions are not", () => {
  expect(forms("j’aime l'app pouvez-vous don’t ramah-ramah")).toEqual([
    "j'",
    "aime",
    "l'",
    "app",
    "pouvez",
    "vous",
    "don't",
    "ramah",
  ]);
});

test("entities and doubly escaped characters are undone", () => {
  expect(forms("I don\\u2019t &lt;3 it")).toEqual(["i", "don't", "<3", "it"]);
});

test("quoted lines and what follows a forwarding header are cut, unless nothing else was written", () => {
  expect(forms("Not solved\n> it is solved\n-----Original Message-----\nold")).toEqual(["not", "solved"]);
  expect(forms("> only a quote\n> here")).toContain("quote");
});

test("any string is read, in time that does not grow past the limit", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => scan(text).tokens.length <= text.length + 1),
  );
  for (const unit of [
    "a",
    "!",
    ":",
    "(",
    "@",
    "#",
    "\ud800",
    "\0",
    "e\u0301\u0323",
    "😀",
    "a'",
    "a-",
    "<",
    "ab@",
    "http:/",
    " ",
  ]) {
    expect(scan(unit.repeat(1_000_000 / unit.length)).tokens.length).toBeLessThanOrEqual(4001);
  }
});
