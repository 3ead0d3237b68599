import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { StreamFailureCode } from "../../streams/index.ts";
import { retryAfterMs, waitBeforeRetry } from "./backoff.ts";
import { type Bucket, fullBucket, takeOne } from "./bucket.ts";
import { afterFailure, afterRepair, afterSuccess, type Circuit, CLOSED, mayAsk, passes } from "./circuit.ts";
import { compareFields, NO_FIELDS } from "./drift.ts";
import { nextLink } from "./link-header.ts";
import { watchLoops } from "./loops.ts";

const now = new Date("2026-06-01T12:00:00Z");

describe("waiting before a retry", () => {
  test("is longer and longer, at most a minute, and ends", () => {
    const waits = [1, 2, 3, 4, 5].map((tried) => waitBeforeRetry({ tried, random: 0.999_999, askedMs: undefined }));
    expect(waits.map((wait) => (wait === null ? null : Math.round(wait)))).toEqual([1000, 2000, 4000, 8000, null]);
  });

  test("properties: never below what was asked for, never above a minute and its jitter", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        random,
        fc.option(fc.nat(200_000), { nil: undefined }),
        (tried, chance, askedMs) => {
          const wait = waitBeforeRetry(
            { tried, random: chance, askedMs },
            { baseMs: 1000, mostMs: 60_000, tries: 100 },
          );
          if (wait === null) {
            expect(askedMs ?? 0).toBeGreaterThan(60_000);
            return;
          }
          expect(wait).toBeGreaterThanOrEqual(askedMs ?? 0);
          expect(wait).toBeLessThanOrEqual(61_000);
        },
      ),
    );
  });

  test.each([
    ["120", 120_000],
    [" 0 ", 0],
    ["1.5", 1500],
    ["Mon, 01 Jun 2026 12:00:30 GMT", 30_000],
    ["Monday, 01-Jun-26 12:00:30 GMT", 30_000],
    ["Mon, 01 Jun 2026 11:00:00 GMT", 0],
    ["99999999", 86_400_000],
    ["soon", undefined],
    ["-5", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("Retry-After: %s is %s ms", (header, milliseconds) => {
    expect(retryAfterMs(header, now)).toBe(milliseconds);
  });
});

test("properties of the bucket: in no stretch of time more than its rate and what goes at once", () => {
  const rate = fc.record({
    requests: fc.integer({ min: 1, max: 100 }),
    per_seconds: fc.integer({ min: 1, max: 60 }),
    at_once: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(rate, fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 60 }), (one, pauses) => {
      let bucket: Bucket = fullBucket(one, 0);
      let nowMs = 0;
      const sent: number[] = [];
      for (const pause of pauses) {
        nowMs += pause;
        const taken = takeOne(bucket, one, nowMs);
        bucket = taken.bucket;
        sent.push(nowMs + taken.waitMs);
      }
      const perMs = one.requests / (one.per_seconds * 1000);
      for (const [first, from] of sent.entries()) {
        for (const [last, to] of sent.entries()) {
          if (last <= first) continue;
          expect(to).toBeGreaterThanOrEqual(from - 1e-6);
          expect(last - first + 1).toBeLessThanOrEqual(one.at_once + (to - from) * perMs + 1e-6);
        }
      }
    }),
  );
});

describe("the circuit", () => {
  const codes: readonly StreamFailureCode[] = [
    "unreachable",
    "slow",
    "limited",
    "failing",
    "cut",
    "refused",
    "forbidden_address",
    "not_understood",
    "misset",
  ];

  test("opens at the third failure, waits longer and longer, is half open after its pause, and closes", () => {
    let circuit: Circuit = CLOSED;
    const fail = (at: Date) => (circuit = afterFailure(circuit, { code: "failing" }, at));
    fail(now);
    fail(now);
    expect(mayAsk(circuit, now).may).toBe(true);
    fail(now);
    expect(circuit).toEqual({ state: "open", failures: 3, until: new Date("2026-06-01T12:01:00Z") });
    expect(mayAsk(circuit, new Date("2026-06-01T12:00:59Z")).may).toBe(false);
    const half = mayAsk(circuit, new Date("2026-06-01T12:01:00Z"));
    expect(half).toEqual({ may: true, circuit: { state: "half_open", failures: 3 } });
    circuit = half.circuit;
    expect(fail(new Date("2026-06-01T12:01:00Z"))).toMatchObject({ until: new Date("2026-06-01T12:03:00Z") });
    expect(afterSuccess()).toEqual(CLOSED);
  });

  test("is held where somebody has to do something, until it is repaired", () => {
    const held = afterFailure(CLOSED, { code: "refused" }, now);
    expect(mayAsk(held, new Date("2030-01-01T00:00:00Z")).may).toBe(false);
    expect(mayAsk(afterRepair(held), now).may).toBe(true);
  });

  test("properties: one success closes it; a pause is never over before what was asked for, nor longer than an hour or that", () => {
    const failure = fc.record({
      code: fc.constantFrom(...codes),
      retryAt: fc.option(
        fc.integer({ min: -1000, max: 10_000_000 }).map((ms) => new Date(now.getTime() + ms)),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(fc.array(failure, { minLength: 1 }), (failures) => {
        let circuit: Circuit = CLOSED;
        for (const one of failures) {
          circuit = afterFailure(circuit, one, now);
          if (!passes(one.code)) expect(circuit.state).toBe("held");
          if (circuit.state !== "open") continue;
          const pause = circuit.until.getTime() - now.getTime();
          const asked = (one.retryAt?.getTime() ?? 0) - now.getTime();
          expect(pause).toBeGreaterThanOrEqual(Math.max(60_000, asked));
          expect(pause).toBeLessThanOrEqual(Math.max(3_600_000, asked));
        }
        expect(circuit.failures).toBe(failures.length);
      }),
    );
  });
});

describe("fields", () => {
  const page = (records: number, ...fields: (readonly [string, number])[]) => ({
    records,
    fields: Object.fromEntries(fields),
  });

  test("what is usual is learnt before anything is new or missing", () => {
    const first = compareFields(NO_FIELDS, page(50, ["id", 50], ["text", 49], ["who", 50], ["who.name", 50]), []);
    expect(first.drift).toEqual([]);
    const second = compareFields(first.known, page(10, ["id", 10], ["mood", 1], ["mood.sure", 1]), []);
    expect(second.drift).toEqual([
      { field: "mood", change: "new" },
      { field: "who", change: "missing" },
    ]);
    expect(compareFields(second.known, page(10, ["id", 10], ["mood", 1]), []).drift).toEqual([]);
  });

  test("what the manifest requires is missed at the first record, once", () => {
    const first = compareFields(NO_FIELDS, page(3, ["id", 2]), ["id", "at"]);
    expect(first.drift).toEqual([
      { field: "id", change: "missing" },
      { field: "at", change: "missing" },
    ]);
    expect(compareFields(first.known, page(3), ["id", "at"]).drift).toEqual([]);
  });

  test("properties: nothing is told twice, and what is known stays small", () => {
    const fields = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.integer({ min: 1, max: 60 }), { maxKeys: 400 });
    fc.assert(
      fc.property(fc.array(fields, { minLength: 1, maxLength: 8 }), (pages) => {
        let known = NO_FIELDS;
        const told = new Set<string>();
        for (const one of pages) {
          const next = compareFields(known, { records: 60, fields: one }, ["id"]);
          for (const { change, field } of next.drift) {
            expect(told.has(`${change} ${field}`)).toBe(false);
            told.add(`${change} ${field}`);
          }
          known = next.known;
          expect(known.any.length).toBeLessThanOrEqual(301);
        }
      }),
    );
  });
});

test.each([
  ['<https://a.test/?page=2>; rel="next", <https://a.test/?page=9>; rel="last"', "https://a.test/?page=2"],
  ['<https://a.test/1>; rel="prev last", </2>; title="x"; rel="first next"', "/2"],
  ["<https://a.test/2>; rel=next", "https://a.test/2"],
  ["<https://a.test/2>;REL=Next; x=1", "https://a.test/2"],
  ['<https://a.test/a,b;c>; rel="next"', "https://a.test/a,b;c"],
  ['<https://a.test/2>; rel="nextish"', undefined],
  ["nonsense", undefined],
  ["<", undefined],
  [undefined, undefined],
])("the next page of %s", (header, address) => {
  expect(nextLink(header)).toBe(address);
});

test("loops: a place twice, a page twice, nothing new for long", () => {
  const look = watchLoops().look;
  expect(look({ place: "1", records: ["a", "b"] })).toBeUndefined();
  expect(look({ place: "2", records: ["b", "c"] })).toBeUndefined();
  expect(look({ place: "3", records: ["b", "c"] })).toContain("the same");
  expect(look({ place: "1", records: ["d"] })).toContain("read already");
  const barren = watchLoops().look;
  const faults = Array.from({ length: 60 }, (_, at) => barren({ place: `${at}`, records: at % 2 ? [] : ["a"] }));
  expect(faults.findIndex((fault) => fault !== undefined)).toBe(51);
});
