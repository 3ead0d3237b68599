import fc from "fast-check";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { StreamFailure } from "../streams/index.ts";
import { makeConnection } from "./commands/save-connection.ts";
import type { Connector } from "./ground.ts";
import { readDue } from "./index.ts";
import { showConnection } from "./queries/show-connections.ts";
import { begin, clock, given, groundWith, nothing, run, system, taken } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(() => begin(database.db));

const groundOf = (connector: Connector) => groundWith(database.db, connector);

describe("reading", () => {
  test("takes in everything once, tells what came, and is due again after its rhythm", async () => {
    const ground = groundOf(system(() => 10, nothing));
    const id = await makeConnection(ground, given, "Ann");
    await run(ground);
    expect([...(await taken(database.db)).values()]).toEqual(Array(10).fill(1));
    const shown = await showConnection(ground.db, ground, id);
    expect(shown).toMatchObject({ health: "flows", totals: { records: 10, accepted: 10, repeated: 0 } });
    expect(shown.hours.at(-1)).toEqual({ hour: "2026-11-01T00:00:00.000Z", records: 10, failures: 0 });
    expect(shown.streams[0]).toMatchObject({
      readAt: clock.now.toISOString(),
      dueAt: "2026-11-01T00:10:00.000Z",
      lagSeconds: 3600,
    });
  });

  test("goes on after the cursor: what was read is not asked for again", async () => {
    let count = 5;
    const ground = groundOf(system(() => count, nothing));
    await makeConnection(ground, given, "Ann");
    await run(ground);
    count = 9;
    clock.now = new Date("2026-11-01T00:10:00Z");
    await run(ground);
    expect([...(await taken(database.db)).entries()]).toHaveLength(9);
    expect([...(await taken(database.db)).values()]).toEqual(Array(9).fill(1));
  });

  test("wherever it is cut, by failures or by the end of the program, everything is there once in the end", async () => {
    const cut = fc.constantFrom("failure", "stop", "crash", "well");
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { maxLength: 12 }), fc.integer({ min: 0, max: 23 }), async (cuts, count) => {
        await begin(database.db);
        const left = [...cuts];
        let stopping = new AbortController();
        const disturb = () => {
          const what = left.shift() ?? "well";
          if (what === "failure") throw new StreamFailure("cut", "The line was cut.", { advice: "Wait." });
          if (what === "stop") stopping.abort();
          if (what === "crash") throw new Error("the program ended");
        };
        const ground = groundOf(system(() => count, disturb));
        await makeConnection(ground, given, "Ann");
        for (let round = 0; round <= cuts.length + 1; round++) {
          stopping = new AbortController();
          await readDue(ground, { signal: stopping.signal, onDefect: () => {} });
          clock.now = new Date(clock.now.getTime() + 24 * 3_600_000);
        }
        const all = await taken(database.db);
        expect(all.size).toBe(count);
        expect([...all.values()].every((times) => times === 1)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test("two that read at once never read the same stream, and who lost the lease keeps nothing", async () => {
    let entered = 0;
    let letGo: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const ground = groundOf(
      system(
        () => 4,
        async () => {
          entered += 1;
          if (entered === 1) await gate;
        },
      ),
    );
    await makeConnection(ground, given, "Ann");
    const first = run(ground);
    while (entered === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await run(ground);
    expect(entered).toBe(1);
    clock.now = new Date("2026-11-01T00:05:00Z"); // the first has not been heard of for longer than its lease
    await run(ground);
    await expect.poll(() => entered).toBe(2);
    letGo?.();
    await first;
    expect([...(await taken(database.db)).values()]).toEqual([1, 1, 1, 1]);
  });

  test("a slow system does not hold up another", async () => {
    let letGo: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let slowIsIn = false;
    const slow = {
      ...system(
        () => 4,
        async () => {
          slowIsIn = true;
          await gate;
        },
      ),
      id: "slow",
    };
    const quick = system(() => 8, nothing);
    const ground = { ...groundOf(quick), connectors: () => [slow, quick] };
    await makeConnection(ground, { ...given, connector: "slow", name: "Slow" }, "Ann");
    const id = await makeConnection(ground, given, "Ann");
    const all = run(ground);
    await expect
      .poll(async () => (await showConnection(ground.db, ground, id)).totals.accepted, { timeout: 10_000 })
      .toBe(8);
    expect(slowIsIn).toBe(true);
    letGo?.();
    await all;
  });
});
