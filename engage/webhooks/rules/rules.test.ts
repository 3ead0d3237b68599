import fc from "fast-check";
import { expect, test } from "vitest";

import { eventsOf } from "./events.ts";
import { failureOf } from "./outcome.ts";
import { retryAfter } from "./retry-after.ts";
import { isHopeless, nextAttempt, restUntil } from "./schedule.ts";

const now = new Date("2026-03-01T12:00:00Z");
const seconds = (date: Date | null | undefined) => (date ? (date.getTime() - now.getTime()) / 1000 : date);

test("the pauses are those of Standard Webhooks, and after the tenth attempt an event is given up", () => {
  const pauses = Array.from({ length: 10 }, (_, at) => seconds(nextAttempt(now, { attempts: at + 1, chance: 0 })));
  expect(pauses).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
});

test("chance only lengthens a pause, and what was asked for is kept, a day at most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempts, chance) => {
      const [least, due] = [0, chance].map((one) => nextAttempt(now, { attempts, chance: one })?.getTime() ?? 0);
      expect(due).toBeGreaterThanOrEqual(least ?? 0);
      expect(due).toBeLessThanOrEqual(now.getTime() + 1.2 * ((least ?? 0) - now.getTime()));
    }),
  );
  const asked = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  expect(seconds(nextAttempt(now, { attempts: 1, chance: 0, notBefore: asked(2) }))).toBe(7200);
  expect(seconds(nextAttempt(now, { attempts: 1, chance: 0, notBefore: asked(500) }))).toBe(86_400);
  expect(seconds(nextAttempt(now, { attempts: 4, chance: 0, notBefore: asked(1) }))).toBe(7200);
});

test("after three failures in a row an endpoint is left alone, ten minutes at most; after three days it is stopped", () => {
  expect([1, 2, 3, 4, 5, 9, 10, 1000].map((failures) => seconds(restUntil(now, failures, 0)))).toEqual([
    null,
    null,
    5,
    10,
    20,
    320,
    600,
    600,
  ]);
  const since = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect([71.9, 72].map((hours) => isHopeless(now, since(hours)))).toEqual([false, true]);
});

test("Retry-After is read as seconds or as a date, and nothing else", () => {
  expect(seconds(retryAfter("120", now))).toBe(120);
  expect(seconds(retryAfter("Sun, 01 Mar 2026 12:01:00 GMT", now))).toBe(60);
  expect(seconds(retryAfter("Sun, 01 Mar 2026 11:00:00 GMT", now))).toBe(0);
  expect(seconds(retryAfter("999999999", now))).toBe(86_400);
  for (const said of [undefined, "", "soon", "-1", "1e9", "2026-03-01"]) expect(retryAfter(said, now)).toBeUndefined();
});

test("only what begins with 2 is taken", () => {
  const taken = [199, 200, 204, 299, 300, 302, 400, 404, 410, 429, 500, 503].filter(
    (status) => failureOf({ status, trouble: null }) === null,
  );
  expect(taken).toEqual([200, 204, 299]);
  expect(failureOf({ status: null, trouble: "it is away" })).toBe("it is away");
});

test("what follows from what happened to an interaction", () => {
  const at = new Date("2026-03-01T10:00:00Z");
  const standing = { direction: "in", at, waiting_since: null, resolved_at: null } as const;
  const of = (...what: ("in" | "out" | "changed" | "cleared")[]) => new Set(what);
  expect(eventsOf(of("in"), standing)).toEqual(["interaction.received"]);
  expect(eventsOf(of("in"), { ...standing, waiting_since: at })).toEqual([
    "interaction.received",
    "conversation.waiting",
  ]);
  expect(eventsOf(of("in"), { ...standing, waiting_since: now })).toEqual(["interaction.received"]);
  expect(eventsOf(of("in"), { ...standing, direction: "out", resolved_at: at })).toEqual([
    "interaction.sent",
    "conversation.resolved",
  ]);
  expect(eventsOf(of("out", "in"), standing)).toEqual(["interaction.changed"]);
  expect(eventsOf(of("changed"), standing)).toEqual(["interaction.changed"]);
  expect(eventsOf(of("in", "changed"), standing)).toEqual(["interaction.received"]);
  expect(eventsOf(of("changed", "cleared"), standing)).toEqual(["interaction.deleted"]);
  expect(eventsOf(of("out"), undefined)).toEqual(["interaction.deleted"]);
  // Each is news of the transaction that follows.
  expect(eventsOf(of("in"), undefined)).toEqual([]);
  expect(eventsOf(of("out"), standing)).toEqual([]);
});
