import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { commandFor, countText, momentText, spanText, startText, whereToRun } from "./texts.ts";

describe("commands", () => {
  test("the directory is named only where it is not the default", () => {
    expect(commandFor("import FILE", { dataDirectory: "/a/data" }, "/a/data")).toBe("npx firsthand import FILE");
    expect(commandFor("import FILE", { dataDirectory: "/b" }, "/a/data")).toBe("npx firsthand import FILE --data /b");
  });

  test("a shell takes any directory as one word", () => {
    expect(commandFor("x", { dataDirectory: "/a b" }, "/")).toBe("npx firsthand x --data '/a b'");
    expect(commandFor("x", { dataDirectory: "/it's $HOME" }, "/")).toBe(
      String.raw`npx firsthand x --data '/it'\''s $HOME'`,
    );
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (directory) => {
        const word = commandFor("x", { dataDirectory: directory }, "").slice("npx firsthand x --data ".length);
        const unquoted = word.startsWith("'") ? word.slice(1, -1).replaceAll(String.raw`'\''`, "'") : word;
        expect(unquoted).toBe(directory);
        if (!word.startsWith("'")) expect(word).not.toMatch(/[\s$"'`\\;&|<>(){}*?!#~[\]]/);
      }),
    );
  });
});

test("commands for a database server need its address, which is never shown", () => {
  expect(whereToRun({ databaseUrl: undefined })).toBe("in the folder of the program");
  const text = whereToRun({ databaseUrl: "postgres://ann:hush@host/db" });
  expect(text).toContain("DATABASE_URL");
  expect(text).not.toMatch(/ann|hush|host/);
});

test("spans, counts and moments read like a person says them", () => {
  expect([0, 1, 59, 60, 3_599, 7_300, 86_400, 200_000].map(spanText)).toEqual([
    "0 seconds",
    "1 second",
    "59 seconds",
    "1 minute",
    "59 minutes",
    "2 hours",
    "1 day",
    "2 days",
  ]);
  expect(countText(1_234_567)).toBe("1,234,567");
  expect(momentText(new Date("2026-11-21T23:05:00+02:00"))).toBe("21 Nov 2026, 21:05 UTC");
});

test("the block at the start says all that is needed to go on", () => {
  const facts = {
    version: "1.2.3",
    url: "http://localhost:4600",
    data: "somewhere",
    keyPath: "/data/access-key",
    keyCreated: true,
    importCommand: "npx firsthand import FILE",
    metricsCommand: "npx firsthand metrics",
    quarantineCommand: "",
    whereToRun: "in some folder",
    notes: ["Mind this."],
  };
  const text = startText(facts);
  for (const part of [
    "1.2.3",
    "http://localhost:4600/",
    "somewhere",
    "/data/access-key (made just now",
    "npx firsthand import FILE (in another terminal, in some folder)",
    "npx firsthand metrics",
    "Ctrl-C",
    "Mind this.",
  ]) {
    expect(text).toContain(part);
  }
  expect(startText({ ...facts, keyCreated: false })).not.toContain("made just now");
});
