import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs/security.md"), "utf8");
const lines = page.split("\n").filter((line) => /^\| V\d/.test(line));

test("every test that the checklist of security names exists", () => {
  const named = [...page.matchAll(/`([^`]+\.test\.tsx?)` › “([^”]+)”/g)];
  expect(named.length).toBeGreaterThan(100);
  const missing = named.filter(([, file = "", name = ""]) => {
    const path = join(root, file);
    return !existsSync(path) || !readFileSync(path, "utf8").includes(JSON.stringify(name));
  });
  expect([...new Set(missing.map(([cited]) => cited))]).toEqual([]);
  // A path without a name, or in another form, would be passed over by the test above.
  expect([...page.matchAll(/\.test\.tsx?`/g)]).toHaveLength(named.length);
});

test("every line says by what it is held, why it does not apply, or what is missing", () => {
  for (const line of lines)
    expect(line).toMatch(
      /^\| V\d+\.\d+\.\d+ \| [^|]+ \| (?:Held|Held by what is written|Does not apply|\*\*Not held\*\*): [^|]{5,} \|$/,
    );
  const ids = lines.map((line) => line.split(" ")[1]);
  expect(new Set(ids).size).toBe(ids.length);
});

/** Lines of level 1 in the standard, and of level 2 in the chapters that are taken whole, by chapter. */
const due: Readonly<Record<string, number>> = {
  V1: 8,
  V2: 11,
  V3: 8,
  V4: 10,
  V5: 9,
  V6: 35,
  V7: 18,
  V8: 7,
  V9: 4,
  V10: 5,
  V11: 3,
  V12: 3,
  V13: 1,
  V14: 2,
  V15: 3,
};

test("no line of the standard is left out", () => {
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const chapter = /V\d+/.exec(line)?.[0] ?? "";
    counts[chapter] = (counts[chapter] ?? 0) + 1;
  }
  expect(counts).toEqual(due);
});
