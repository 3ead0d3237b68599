import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { commandFor, startText, whereToRun } from "./texts.ts";

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

test("the block at the start says all that is needed to go on", () => {
  const facts = {
    version: "1.2.3",
    url: "http://localhost:4600",
    data: "somewhere",
    keyPath: "/data/access-key",
    keyCreated: true,
    importCommand: "npx firsthand import FILE",
    metricsCommand: "npx firsthand metrics",
    setup: undefined,
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
  expect(text).not.toContain("administrator");
  expect(startText({ ...facts, setup: { code: undefined } })).toContain(
    "http://localhost:4600/ and become the first administrator",
  );
  expect(startText({ ...facts, setup: { code: "abc" } })).toContain("http://localhost:4600/setup#code=abc and become");
});
