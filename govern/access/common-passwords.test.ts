import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { PASSWORD_LENGTH } from "./contract.ts";
import { isCommonPassword } from "./common-passwords.ts";

/** From what others published of it, by how often they are used: none of them refused by rules alone. */
const published = [
  "momsanaladventure",
  "23176djivanfros",
  "perasperaadastra",
  "30secondstomars",
  "worldofwarcraft",
  "stairwaytoheaven",
  "cristianoronaldo",
  "allyouneedislove",
  "rumpelstiltzkin",
  "professionaltools",
  "raidersofthelostark",
  "dontworrybehappy",
];

test("more than the three thousand most used passwords that are long enough are refused, in whatever letters", () => {
  const lines = readFileSync(join(import.meta.dirname, "common/long-passwords.txt"), "utf8")
    .trim()
    .split("\n");
  expect(lines.length).toBeGreaterThan(9_000);
  expect(new Set(lines).size).toBe(lines.length);
  for (const line of lines) expect(line).toMatch(/^[0-9a-f]{10}$/);
  for (const password of published) {
    expect(password.length).toBeGreaterThanOrEqual(PASSWORD_LENGTH.min);
    expect([password, isCommonPassword(password)]).toEqual([password, true]);
    expect([password, isCommonPassword(password.toUpperCase())]).toEqual([password, true]);
    expect(isCommonPassword(`${password}, otters`)).toBe(false);
  }
});

test("what few chose is taken", () => {
  for (const password of ["seventeen quiet otters", "nine blue umbrellas", "a long way to walk"])
    expect(isCommonPassword(password)).toBe(false);
});
