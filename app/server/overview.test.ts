import { expect, test } from "vitest";

import { measuredFamilies } from "./measured.ts";
import { readSeldom } from "./overview.ts";

const source = { name: "a", deliveries: 5, conversations: 3, waiting: 2, quarantined: 1 };

test("many readers share one reading, until it is old", async () => {
  let now = 0;
  let readings = 0;
  const read = readSeldom(async () => (readings += 1), { restMs: 100, clock: () => now });
  expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
  now = 99;
  expect(await read()).toBe(1);
  now = 100;
  expect(await read()).toBe(2);
});

test("a reading that failed is not kept", async () => {
  let readings = 0;
  const read = readSeldom(
    async () => {
      readings += 1;
      if (readings === 1) throw new Error("away");
      return readings;
    },
    { restMs: 100, clock: () => 0 },
  );
  await expect(read()).rejects.toThrow("away");
  expect(await read()).toBe(2);
});

test("what is stored is measured by source, and jobs by state", () => {
  const jobs = [{ name: "digest", waiting: 1, running: 2, done: 3, failed: 4 }];
  const families = measuredFamilies({ sources: [source] }, jobs);
  const samplesOf = (name: string) => families.find((family) => family.name === name)?.samples;
  expect(samplesOf("firsthand_log_deliveries")).toEqual([{ labels: { source: "a" }, value: 5 }]);
  expect(samplesOf("firsthand_log_quarantined")).toEqual([{ labels: { source: "a" }, value: 1 }]);
  expect(samplesOf("firsthand_jobs")).toContainEqual({ labels: { job: "digest", state: "failed" }, value: 4 });
});
