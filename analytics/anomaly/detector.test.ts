import fc from "fast-check";
import { expect, test } from "vitest";

import { type PulsePoint, contributions, createDetector, loadDetector, scorePulse } from "./index.ts";
import { HOUR, WEEK, noise } from "./testing/series.ts";

const FIVE_MINUTES = 300_000;
const DAY = 24 * HOUR;
const DAYS = 288;

function counts(points: readonly PulsePoint[], stepMs = FIVE_MINUTES) {
  return scorePulse(points, { stepMs, kind: "count" });
}

/** From point `first` on, `length` points are `times` as many. */
function flood(first: number, length: number, times: number) {
  return (index: number) => (index >= first && index < first + length ? times : 1);
}

test("plain noise of any rate, with seasons or without, gives less than one false alarm in ten weeks", () => {
  let alarms = 0;
  let weeks = 0;
  for (const [stepMs, points, rates] of [
    [FIVE_MINUTES, 4 * 7 * DAYS, [0.02, 1, 10, 300]],
    [HOUR, 20 * 168, [0.2, 2, 20, 500]],
    [DAY, 400, [1, 10, 300]],
  ] as const) {
    for (const rate of rates) {
      for (const [spread, season] of [
        [0, false],
        [0, true],
        [0.3, true],
        [1.5, false],
      ] as const) {
        alarms += counts(noise({ seed: 7, stepMs, points, rate, spread, season }), stepMs).incidents.length;
        weeks += (points * stepMs) / WEEK;
      }
    }
  }
  expect(weeks).toBeGreaterThan(1_000);
  expect(alarms / weeks).toBeLessThan(0.1);
}, 120_000);

test("a new series says nothing in its first day, whatever it holds", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 24, maxLength: 24 }), (values) => {
      const points = values.map((count, index) => ({ at: index * HOUR, count }));
      expect(counts(points, HOUR).scores.every(({ alert, severity }) => !alert && severity >= 0)).toBe(true);
    }),
  );
});

test("a series of zeros with a few single messages does not cry wolf", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 300, max: 4_000 }), { maxLength: 20 }), (at) => {
      const once = new Set(at);
      const points = Array.from({ length: 4_032 }, (_, index) => ({
        at: index * FIVE_MINUTES,
        count: once.has(index) ? 1 : 0,
      }));
      const lonely = at.every((one) => at.filter((other) => Math.abs(one - other) <= 16).length < 4);
      if (lonely) expect(counts(points).incidents).toEqual([]);
    }),
    { numRuns: 20 },
  );
}, 60_000);

test("a quiet series still hears a real flood", () => {
  const times = flood(3_000, 4, 400);
  const { incidents } = counts(noise({ seed: 3, stepMs: FIVE_MINUTES, points: 3_400, rate: 0.02, times }));
  expect(incidents).toHaveLength(1);
});

test("a shift of the level is found within steps, with its onset, once, and becomes usual at last", () => {
  for (const [rate, times, within] of [
    [20, 4, 4],
    [100, 3, 4],
    [5, 6, 5],
  ] as const) {
    const first = 10 * DAYS;
    const points = noise({
      seed: 11,
      stepMs: FIVE_MINUTES,
      points: 35 * DAYS,
      rate,
      spread: 0.05,
      times: (index) => (index >= first ? times : 1),
    });
    const { incidents, scores } = counts(points);
    const [incident] = incidents;
    expect(incident?.detected).toBeLessThanOrEqual((points[first]?.at ?? 0) + within * FIVE_MINUTES);
    expect(Math.abs((incident?.onset ?? 0) - (points[first]?.at ?? 0))).toBeLessThanOrEqual(3 * FIVE_MINUTES);
    expect(incidents.length).toBeLessThanOrEqual(2);
    expect(incident?.ended).not.toBeNull();
    expect(scores.at(-1)?.expected).toBeGreaterThan(0.8 * rate * times);
    // Slowly: after an hour it is still far from usual.
    expect(scores[first + 12]?.expected).toBeLessThan(0.5 * rate * times);
  }
});

test("a flood is told once, and its incident says when, how much and how bad", () => {
  const first = 14 * DAYS + 100;
  const made = (times: number) =>
    noise({
      seed: 5,
      stepMs: FIVE_MINUTES,
      points: 17 * DAYS,
      rate: 30,
      spread: 0.1,
      season: true,
      times: flood(first, 60, times),
    });
  const severities = [3, 6, 20].map((times) => {
    const points = made(times);
    const { incidents, scores } = counts(points);
    expect(incidents).toHaveLength(1);
    expect(scores.filter(({ alert }) => alert)).toHaveLength(1);
    const [incident] = incidents;
    const of = points.slice(first, first + 60);
    const usual = noise({ seed: 5, stepMs: FIVE_MINUTES, points: first, rate: 30, season: true }).slice(
      -7 * DAYS,
      60 - 7 * DAYS,
    );
    const more = of.reduce((sum, { count }) => sum + count, 0) - usual.reduce((sum, { count }) => sum + count, 0);
    expect(incident).toMatchObject({ direction: "rise", peak: Math.max(...of.map(({ count }) => count)) });
    expect(incident?.excess).toBeGreaterThan(0.7 * more);
    expect(incident?.excess).toBeLessThan(1.3 * more);
    expect(incident?.ended ?? 0).toBeGreaterThan(of.at(-1)?.at ?? 0);
    expect(incident?.outOfBandMs).toBeGreaterThan(2 * HOUR);
    return incident?.severity ?? 0;
  });
  expect(severities).toEqual(severities.toSorted((a, b) => a - b));
  expect(severities[0]).toBeGreaterThanOrEqual(1);
  expect(severities[2]).toBeGreaterThanOrEqual(9);
});

test("one crisis does not make a series deaf", () => {
  const times = (index: number) => flood(10 * DAYS, 36, 30)(index) * flood(17 * DAYS, 36, 10)(index);
  const { incidents } = counts(
    noise({ seed: 8, stepMs: FIVE_MINUTES, points: 20 * DAYS, rate: 20, spread: 0.1, times }),
  );
  expect(incidents).toHaveLength(2);
});

test("seasons are learnt: the busy hour is expected, and the same count at night is not", () => {
  const points = noise({ seed: 4, stepMs: HOUR, points: 28 * 24, rate: 50, season: true });
  const { scores } = counts(points, HOUR);
  const last = scores.slice(-7 * 24);
  const busy = Math.max(...last.map(({ expected }) => expected));
  const quiet = Math.min(...last.map(({ expected }) => expected));
  // What it was made with: e² between day and night, and half of it at weekends.
  expect(busy / quiet).toBeGreaterThan(9);
  const off = last.map(({ expected }, index) => {
    const hour = index % 24;
    return (
      expected / (50 * Math.exp(Math.sin((2 * Math.PI * (hour - 9)) / 24)) * (Math.floor(index / 24) > 4 ? 0.5 : 1))
    );
  });
  expect(off.filter((ratio) => ratio > 0.7 && ratio < 1.4).length / off.length).toBeGreaterThan(0.9);
});

test("shares: many more of as many are told, few of few are not", () => {
  const made = (share: (index: number) => number, of: number) =>
    Array.from({ length: 500 }, (_, index) => ({
      at: index * HOUR,
      count: Math.round(of * share(index) + ((index * 7) % 3) - 1),
      of,
    }));
  const told = scorePulse(
    made((index) => (index >= 400 && index < 406 ? 0.7 : 0.2), 60),
    { stepMs: HOUR, kind: "share" },
  );
  expect(told.incidents).toHaveLength(1);
  expect(told.incidents[0]?.detected).toBeLessThanOrEqual(401 * HOUR);
  const few = Array.from({ length: 500 }, (_, index) => ({
    at: index * HOUR,
    count: index % 9 === 0 ? 1 : 0,
    of: index % 3,
  }))
    .filter(({ count, of }) => count <= of)
    .map((point) => ({ ...point }));
  expect(scorePulse(few, { stepMs: HOUR, kind: "share" }).incidents).toEqual([]);
});

test("falls are told when asked for", () => {
  const points = noise({ seed: 6, stepMs: FIVE_MINUTES, points: 12 * DAYS, rate: 80, times: flood(11 * DAYS, 40, 0) });
  expect(counts(points).incidents).toEqual([]);
  const { incidents } = scorePulse(points, { stepMs: FIVE_MINUTES, kind: "count", sides: "both" });
  expect(incidents).toHaveLength(1);
  expect(incidents[0]).toMatchObject({ direction: "fall", peak: 0 });
  expect(incidents[0]?.excess).toBeLessThan(-2_000);
});

test("measurements: the unit does not matter", () => {
  const made = noise({ seed: 2, stepMs: FIVE_MINUTES, points: 10 * DAYS, rate: 200, times: flood(9 * DAYS, 5, 3) });
  const judged = (unit: number) =>
    scorePulse(
      made.map(({ at, count }) => ({ at, count: count * unit })),
      { stepMs: FIVE_MINUTES, kind: "value", sides: "both" },
    );
  const [plain, large] = [judged(1), judged(4_096)];
  expect(plain.incidents.at(-1)).toMatchObject({ detected: made[9 * DAYS]?.at, direction: "rise" });
  expect(large.scores.map(({ score }) => score)).toEqual(plain.scores.map(({ score }) => score));
});

test("a detector that was saved goes on the same, and the future does not change the past", () => {
  const points = noise({ seed: 9, stepMs: HOUR, points: 600, rate: 12, season: true, times: flood(500, 8, 6) });
  const whole = counts(points, HOUR);
  expect(whole.incidents.length).toBeGreaterThan(0);
  for (const cut of [1, 30, 503]) {
    const before = createDetector({ stepMs: HOUR, kind: "count" });
    const first = points.slice(0, cut).map((point) => before.push(point));
    const after = loadDetector(before.save());
    expect([...first, ...points.slice(cut).map((point) => after.push(point))]).toEqual(whole.scores);
    expect(after.incidents()).toEqual(whole.incidents);
  }
});

test("hours are those of the place", () => {
  const points = noise({ seed: 1, stepMs: HOUR, points: 400, rate: 40, season: true });
  const elsewhere = points.map(({ at, count }) => ({ at: at - 3.5 * HOUR, count }));
  const there = scorePulse(elsewhere, { stepMs: HOUR, kind: "count", timeZoneOffsetMinutes: 210 });
  expect(there.scores.map(({ expected }) => expected)).toEqual(
    counts(points, HOUR).scores.map(({ expected }) => expected),
  );
});

test("what makes no sense is refused", () => {
  expect(() => createDetector({ stepMs: 0, kind: "count" })).toThrow("a step needs a length");
  const detector = createDetector({ stepMs: HOUR, kind: "count" });
  detector.push({ at: HOUR, count: 1 });
  expect(() => detector.push({ at: HOUR, count: 1 })).toThrow("not later");
  expect(() => detector.push({ at: 2 * HOUR, count: -1 })).toThrow("negative");
  expect(() => detector.push({ at: 2 * HOUR, count: Number.NaN })).toThrow("needs a time and a count");
  expect(() => createDetector({ stepMs: HOUR, kind: "share" }).push({ at: 0, count: 2, of: 1 })).toThrow("out of");
  expect(() => loadDetector('{"version":0}')).toThrow("version 2");
});

test("contributions say who makes up what is more", () => {
  const before = new Map([
    ["delivery", 10],
    ["prices", 5],
    ["praise", 4],
  ]);
  const now = new Map([
    ["delivery", 40],
    ["outage", 10],
    ["prices", 5],
  ]);
  expect(contributions(before, now)).toEqual([
    { name: "delivery", excess: 30, share: 0.75 },
    { name: "outage", excess: 10, share: 0.25 },
    { name: "prices", excess: 0, share: 0 },
    { name: "praise", excess: -4, share: 0 },
  ]);
  expect(contributions(before, before).every(({ share }) => share === 0)).toBe(true);
});
