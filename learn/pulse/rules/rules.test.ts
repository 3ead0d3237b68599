import fc from "fast-check";
import { expect, test } from "vitest";

import { adviceOf } from "./advice.ts";
import { isNews, sameIncident } from "./incidents.ts";
import { inject } from "./injection.ts";
import { thinned } from "./series.ts";
import { stepFor } from "./steps.ts";
import { risenWords } from "./words.ts";

const HOUR = 3_600_000;

test("the step suits how much there is", () => {
  expect([0, 23.9, 24, 479, 480].map(stepFor)).toEqual(["day", "day", "hour", "hour", "quarter"]);
});

test("an invented crisis adds its whole, however long its steps are, and nothing before it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 * HOUR }), fc.constantFrom(HOUR / 4, HOUR), (beganAt, stepMs) => {
      const steps = Array.from({ length: (24 * HOUR) / stepMs }, (_one, index) => ({
        at: index * stepMs,
        count: 100,
        of: null,
      }));
      const crisis = { beganAt, endsAt: beganAt + 10 * HOUR, times: 3, usual: 1000 * (stepMs / HOUR), stepMs };
      const added = inject(steps, crisis).map(({ count }) => count - 100);
      // Half of the first hour, and nine more.
      expect(added.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(3 * 9.5 * 1000 - 40);
      expect(added.reduce((sum, one) => sum + one, 0)).toBeLessThan(3 * 9.5 * 1000 + 40);
      expect(added.slice(0, Math.floor(beganAt / stepMs)).every((one) => one === 0)).toBe(true);
    }),
  );
});

const found = {
  onset: 10 * HOUR,
  detected: 11 * HOUR,
  ended: null,
  peakAt: 11 * HOUR,
  peak: 9,
  severity: 4,
  excess: 9,
  outOfBandMs: 0,
  direction: "rise",
} as const;

test("what begins again soon is the same incident, what begins later is another", () => {
  const known = (ended: number | null) => [
    {
      incident_id: "a",
      onset: new Date(HOUR),
      ended_at: ended === null ? null : new Date(ended),
      severity: 1,
      told_severity: 1,
    },
  ];
  expect(sameIncident(found, known(null), HOUR)?.incident_id).toBe("a");
  expect(sameIncident(found, known(6 * HOUR), HOUR)?.incident_id).toBe("a");
  expect(sameIncident(found, known(5 * HOUR), HOUR)).toBeUndefined();
});

test("news is what was found after learning, and goes on or began after the watch", () => {
  const alerting = { from: 0, settled: 0, learningUntil: 0, alertsFrom: 20 * HOUR, stepMs: HOUR };
  expect(isNews(found, alerting)).toBe(true);
  expect(isNews({ ...found, ended: 12 * HOUR }, alerting)).toBe(false);
  expect(isNews({ ...found, ended: 12 * HOUR }, { ...alerting, alertsFrom: 5 * HOUR })).toBe(true);
  expect(isNews(found, { ...alerting, learningUntil: 12 * HOUR })).toBe(false);
  expect(isNews({ ...found, direction: "fall" }, alerting)).toBe(false);
});

test("advice comes with three alerts of which half were false", () => {
  expect([adviceOf(2, 2), adviceOf(3, 1), adviceOf(4, 2)]).toEqual(["none", "none", "lower"]);
});

test("points taken together keep what they count", () => {
  const points = Array.from({ length: 10 }, (_one, index) => ({
    at: new Date(index * HOUR).toISOString(),
    count: index,
    of: null,
    expected: 1,
    low: 0,
    high: 2,
    severity: index === 4 ? 3 : 0,
    alert: index === 4,
  }));
  const { points: few, stepsAPoint } = thinned(points, 4);
  expect(stepsAPoint).toBe(3);
  expect(few.map(({ count }) => count)).toEqual([3, 12, 21, 9]);
  expect(few.map(({ alert }) => alert)).toEqual([false, true, false, false]);
});

test("a word counts once a message, and only when three people wrote it", () => {
  const said = (author: string, text: string) => ({ author, text });
  const now = [
    said("a", "melted melted melted kettle"),
    said("b", "it melted, Theodora"),
    said("c", "MELTED @someone https://melted.example/kettle"),
    said("c", "Theodora again, Theodora"),
    said("d", "fine"),
  ];
  expect(risenWords(now, [], 5)).toEqual([{ name: "melted", excess: 3, share: 0.6 }]);
  expect(risenWords(now, now, 5)).toEqual([]);
});
