import { expect, test } from "vitest";

import { progressLines } from "./progress.ts";

function advancing(total: number, steps: readonly (readonly [second: number, bytesRead: number, records: number])[]) {
  let second = 0;
  const lines: string[] = [];
  const progress = progressLines(total, { clock: () => second * 1000, write: (line) => lines.push(line) });
  for (const [at, bytesRead, records] of steps) {
    second = at;
    progress.advance(bytesRead, records);
  }
  return lines;
}

test("a line comes every five seconds, with the rate and the time that is left", () => {
  const steps = Array.from(
    { length: 12 },
    (_, index) => [index + 1, (index + 1) * 100_000, (index + 1) * 1000] as const,
  );
  expect(advancing(10_000_000, steps)).toEqual([
    "500 kB of 10 MB, 5,000 records, 1,000 a second, about 95 s left\n",
    "1 MB of 10 MB, 10,000 records, 1,000 a second, about 90 s left\n",
  ]);
});

test("what an earlier run had done does not make the rest look quick", () => {
  const resumed = advancing(2_000_000_000, [
    [1, 1_000_000_000, 1000],
    [7, 1_001_000_000, 7000],
  ]);
  expect(resumed).toEqual(["1 GB of 2 GB, 7,000 records, 1,000 a second, about 100 min left\n"]);
  const slow = advancing(100_000_000, [
    [0, 0, 0],
    [100, 100_000, 10],
  ]);
  expect(slow).toEqual(["100 kB of 100 MB, 10 records, 0 a second, about 28 h left\n"]);
});
