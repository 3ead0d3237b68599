import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { takeTurn } from "./rules/pace.ts";
import { type Fixture, startFixture, withKey } from "./testing/fixture.ts";

describe("turns", () => {
  /** How many of so many requests are answered, asked for every `everyMs`. */
  function answered(
    { perSecond, burst }: { perSecond: number; burst: number },
    count: number,
    everyMs: number,
  ): number {
    let fullAt: number | undefined;
    let taken = 0;
    for (let index = 0; index < count; index += 1) {
      const turn = takeTurn(fullAt, index * everyMs, { perSecond, burst });
      if ("waitMs" in turn) continue;
      ({ fullAt } = turn);
      taken += 1;
    }
    return taken;
  }

  test("at once as many as the burst, then as many as come in a time", () => {
    expect(answered({ perSecond: 50, burst: 500 }, 1_000, 0)).toBe(500);
    expect(answered({ perSecond: 50, burst: 500 }, 10_000, 1)).toBe(999);
    expect(answered({ perSecond: 50, burst: 500 }, 3_000, 20)).toBe(3_000);
    expect(answered({ perSecond: 20 / 60, burst: 20 }, 25, 0)).toBe(20);
  });

  test("never more than burst and rate allow, and who waits as long as is said gets the next", () => {
    const paces = fc.record({ perSecond: fc.integer({ min: 1, max: 200 }), burst: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(paces, fc.array(fc.nat({ max: 2_000 }), { maxLength: 200 }), (pace, gaps) => {
        let [now, taken] = [0, 0];
        let fullAt: number | undefined;
        for (const gap of gaps) {
          now += gap;
          const turn = takeTurn(fullAt, now, pace);
          if ("waitMs" in turn) {
            expect(turn.waitMs).toBeGreaterThan(0);
            expect(takeTurn(fullAt, now + turn.waitMs, pace)).toHaveProperty("fullAt");
          } else {
            ({ fullAt } = turn);
            taken += 1;
          }
          expect(taken).toBeLessThanOrEqual(pace.burst + (pace.perSecond * now) / 1000 + 1e-6);
        }
      }),
    );
  });
});

describe("a server that is asked too often", () => {
  let fixture: Fixture;
  beforeEach(async () => {
    fixture = await startFixture({
      // So slow that nothing is given back while the test runs.
      paces: { requests: { perSecond: 1 / 600, burst: 5 }, exports: { perSecond: 1 / 600, burst: 2 } },
      plainRoutes: (app) => {
        const config = { access: "figures.read" } as const;
        app.get("/rows", { config }, async () => "rows");
        app.get("/rows.csv", { config: { ...config, pace: "export" } }, async () => "rows");
        app.get("/stream", { config: { ...config, stream: true } }, async () => "stream");
        app.get("/open", { config: { access: "open" } }, async () => "open");
      },
    });
  });
  afterEach(() => fixture.server.close({ graceSeconds: 0 }));

  const statuses = async (path: string, headers: Record<string, string>, times: number) => {
    const found: number[] = [];
    for (let index = 0; index < times; index += 1) {
      const response = await fetch(fixture.url + path, { headers });
      found.push(response.status);
      await response.body?.cancel();
    }
    return found;
  };

  test("says so to a member or a key, with how long to wait, and to nobody else", async () => {
    const ann = { authorization: "Bearer may-view" };
    expect(await statuses("/rows", ann, 6)).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await fetch(`${fixture.url}/rows`, { headers: ann });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(500);
    expect(await refused.json()).toMatchObject({
      code: "too_many_requests",
      status: 429,
      advice: expect.stringContaining("Retry-After"),
    });
    expect(await statuses("/rows", withKey, 1)).toEqual([200]);
    expect(await statuses("/open", {}, 1)).toEqual([200]);
  });

  test("counts one who is not signed in, or whose key is wrong, by the address", async () => {
    expect(await statuses("/open", { "x-forwarded-for": "198.51.100.1" }, 3)).toEqual([200, 200, 200]);
    const guess = { "x-forwarded-for": "198.51.100.1", authorization: "Bearer wrong" };
    expect(await statuses("/rows", guess, 4)).toEqual([401, 401, 429, 429]);
    expect(await statuses("/open", { "x-forwarded-for": "198.51.100.1" }, 1)).toEqual([429]);
    expect(await statuses("/open", { "x-forwarded-for": "198.51.100.2" }, 1)).toEqual([200]);
    expect(await statuses("/rows", { "x-forwarded-for": "198.51.100.1", ...withKey }, 1)).toEqual([200]);
  });

  test("gives out fewer files than other answers", async () => {
    expect(await statuses("/rows.csv", withKey, 3)).toEqual([200, 200, 429]);
    expect(await statuses("/rows", withKey, 3)).toEqual([200, 200, 429]);
  });

  test("goes on to answer whether it lives, its pages and its stream of events", async () => {
    for (const path of ["/health", "/ready", "/style.css", "/", "/stream"])
      expect(new Set(await statuses(path, withKey, 12))).toEqual(new Set([200]));
  });
});
