import { expect, test } from "vitest";

import { createMetricCache, type CachedQuery, type MetricCache } from "./cache.ts";
import type { MeasuredMetric } from "./contract.ts";

/** A cache over a log whose version, clock and measuring the test holds in its hands. */
function given(options: { readonly capacity?: number } = {}) {
  const world = { version: "1", clock: 0, takesMs: 0, measured: [] as CachedQuery[], fails: false };
  const waiting: (() => void)[] = [];
  let held = false;
  const cache: MetricCache = createMetricCache({
    measure: async (query) => {
      world.measured.push(query);
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
      world.clock += world.takesMs;
      if (world.fails) throw new Error("the database is away");
      return [] satisfies MeasuredMetric[];
    },
    versionOf: () => Promise.resolve(world.version),
    clock: () => world.clock,
    sleep: async (milliseconds) => void (world.clock += milliseconds),
    ...options,
  });
  const hold = (): void => void (held = true);
  const release = (): void => {
    held = false;
    for (const go of waiting.splice(0)) go();
  };
  return { cache, world, hold, release };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test("many who ask at once share one measuring", async () => {
  const { cache, world, hold, release } = given();
  hold();
  const all = Array.from({ length: 20 }, () => cache.read({ unit: "A" }));
  await settled();
  release();
  const answers = await Promise.all(all);
  expect(world.measured).toHaveLength(1);
  expect(new Set(answers).size).toBe(1);
});

test("another unit, window or comparison is another question; equal dates are the same", async () => {
  const { cache, world } = given();
  const day = (text: string): Date => new Date(text);
  await cache.read({});
  await cache.read({ unit: "A" });
  await cache.read({ since: day("2026-03-01") });
  await cache.read({ until: day("2026-03-01") });
  await cache.read({ since: day("2026-03-01"), compare: true });
  expect(world.measured).toHaveLength(5);
  await cache.read({ since: day("2026-03-01"), compare: true });
  await cache.read({ compare: false });
  expect(world.measured).toHaveLength(5);
});

test("whoever asks after a change gets what is there now, and a busy log is measured for a fifth of the time", async () => {
  const { cache, world } = given();
  world.takesMs = 100;
  for (let change = 0; change < 20; change++) {
    world.version = `${change}`;
    await cache.read({});
    expect(world.measured).toHaveLength(change + 1);
  }
  expect(world.clock).toBe(20 * 100 + 19 * 400);
  world.takesMs = 60_000;
  world.version = "slow";
  await cache.read({});
  const before = world.clock;
  world.version = "slower";
  await cache.read({});
  expect(world.clock - before).toBe(60_000 + 5_000);
});

test("a measuring that began before a change does not answer who asks after it", async () => {
  const { cache, world, hold, release } = given();
  hold();
  const early = cache.read({});
  await settled();
  world.version = "2";
  const late = [cache.read({}), cache.read({})];
  await settled();
  release();
  await Promise.all([early, ...late]);
  expect(world.measured).toHaveLength(2);
  await cache.read({});
  expect(world.measured).toHaveLength(2);
});

test("a quiet log is not measured again, but after a minute it is: promises became due", async () => {
  const { cache, world } = given();
  for (const second of [0, 6, 30, 59]) {
    world.clock = second * 1000;
    await cache.read({});
  }
  expect(world.measured).toHaveLength(1);
  world.clock = 60_000;
  await cache.read({});
  expect(world.measured).toHaveLength(2);
});

test("what arrives while it is measured is not taken for measured", async () => {
  const { cache, world, hold, release } = given();
  hold();
  const first = cache.read({});
  await settled();
  world.version = "2";
  release();
  await first;
  world.clock = 5000;
  await cache.read({});
  expect(world.measured).toHaveLength(2);
});

test("a failure reaches all who wait for it and is not kept", async () => {
  const { cache, world } = given();
  world.fails = true;
  const both = await Promise.allSettled([cache.read({}), cache.read({})]);
  expect(both.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect(world.measured).toHaveLength(1);
  world.fails = false;
  await expect(cache.read({})).resolves.toEqual([]);
});

test("no more answers are kept than there is room for", async () => {
  const { cache, world } = given({ capacity: 2 });
  for (const unit of ["A", "B", "C"]) await cache.read({ unit });
  await cache.read({ unit: "C" });
  expect(world.measured).toHaveLength(3);
  await cache.read({ unit: "A" });
  expect(world.measured).toHaveLength(4);
});
