import { randomBytes } from "node:crypto";

import { readTexts } from "@firsthand/analytics/text";
import { beginLoading, bringAbout } from "@firsthand/samples";
import { measure, recordMonths, reportedMonths } from "@firsthand/learn/metrics";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { listMonths, listUnitPositions, showPosition, type Position } from "@firsthand/transform/maturity";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { maturityGround, maturityKind, takeShippedModel } from "./position.ts";

const now = new Date("2026-11-21T12:00:00Z");
let empty: TestDatabase;
let sample: TestDatabase;

beforeAll(async () => {
  [empty, sample] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  for (const { db } of [empty, sample]) await takeShippedModel(db, now);
  const world = {
    now,
    random: () => randomBytes(8),
    secret: randomBytes(32),
    readTexts: (texts: Parameters<typeof readTexts>[0]) => readTexts(texts),
  };
  await transact(sample.db, (tx) => beginLoading(tx, now));
  await bringAbout(sample.db, world);
}, 180_000);
afterAll(async () => {
  await Promise.all([empty.drop(), sample.drop()]);
});

const of = ({ db }: TestDatabase, at = now) => maturityGround(db, { now: () => at });

function criterion({ criteria }: Position, id: string) {
  const found = criteria.find((one) => one.id === id);
  if (!found) throw new Error(`no criterion ${id}`);
  return found;
}

test("of an empty log nothing is known, and that is said, not guessed", async () => {
  const position = await showPosition(of(empty), {});
  expect(position).toMatchObject({ stage: 1, ceiling: 4, confidence: 0, certainty: "none", unknown: 1 });
  expect(position.dimensions).toHaveLength(12);
  for (const row of position.dimensions) {
    expect(row).toMatchObject({ floor: 1, ceiling: 4, confidence: 0, certainty: "none", measured: 0, attested: 0 });
  }
  expect(position.gates.every(({ open, state }) => !open && state === "unknown")).toBe(true);
  expect(position.story.stand).toMatch(/^It is not yet known where we stand/);
  expect(position.steps.length).toBe(3);
  expect(await listMonths(of(empty), {})).toEqual([]);
});

test("the sample organisation stands at different stages, each criterion says why, and figures are those of the log", async () => {
  const position = await showPosition(of(sample), {});
  expect(position.since).toBe("2026-08-23T00:00:00.000Z");
  expect(position.until).toBe("2026-11-21T00:00:00.000Z");
  const floors = new Set(position.dimensions.map(({ floor }) => floor));
  expect(floors.size).toBeGreaterThan(1);
  expect(position.measured).toBeGreaterThan(0.05);
  expect(position.attested).toBeGreaterThan(0.05);
  expect(position.unknown).toBeGreaterThan(0.3);
  for (const { because, state, step } of position.criteria) {
    expect(because).toMatch(/\w.*\.$/);
    expect(step === null).toBe(state === "met");
  }
  const figures = await measure(sample.db, { since: new Date(position.since), until: new Date(position.until), now });
  const coverage = figures.find(({ id }) => id === "engagement_coverage");
  expect(criterion(position, "purpose-coverage").evidence).toMatchObject({
    bounds: [{ computed: true, least: 0.6, windows: [{ value: coverage?.value, n: coverage?.n }, {}, {}] }],
  });
  expect(criterion(position, "purpose-drill").because).toContain("No drill came to an end");
  expect(criterion(position, "sponsor").because).toContain("is not measured yet");
  expect(criterion(position, "technology-inventory").step).toBe("Let its owner answer again.");
});

test("a unit has a position of its own, and an unknown one is refused", async () => {
  const { units, served } = await listUnitPositions(of(sample), { reach: "all" });
  expect(units.length).toBeGreaterThan(1);
  expect(served.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  const [largest] = units;
  const position = await showPosition(of(sample), { unit: largest?.unit });
  expect(position.unit).toBe(largest?.unit);
  expect(position.stage).toBe(largest?.stage);
  await expect(showPosition(of(sample), { unit: "Nowhere" })).rejects.toMatchObject({ code: "unknown_unit" });
});

test("months keep what was reported, also when the log says something else now", async () => {
  expect(await recordMonths(sample.db, { now, days: 90 })).toBeGreaterThan(1);
  const months = await listMonths(of(sample), {});
  expect(months.map(({ month }) => month)).toEqual(
    (await reportedMonths(sample.db, { days: 90 })).map(({ month }) => month),
  );
  const last = months.at(-1);
  if (!last) throw new Error("no month");
  const reported = await showPosition(of(sample), { month: last.month });
  expect(reported).toMatchObject({ reportedAt: now.toISOString(), stage: last.stage, until: last.until });
  const again = await showPosition(of(sample), { month: last.month, figures: "now" });
  expect(again).toMatchObject({ reportedAt: null, until: last.until });
  expect(again.dimensions.map(({ floor }) => floor)).toEqual(reported.dimensions.map(({ floor }) => floor));
  await expect(showPosition(of(sample), { month: "2019-01", figures: "reported" })).rejects.toMatchObject({
    code: "month_not_reported",
  });
});

test("answers stand as of the moment that is asked for, and expire", async () => {
  const before = await showPosition(of(sample), { until: new Date("2026-10-01T00:00:00Z") });
  expect(before.asOf).toBe("2026-10-01T00:00:00.000Z");
  const later = await showPosition(of(sample, new Date("2029-01-01T00:00:00Z")), {});
  expect(later.attested).toBe(0);
  expect(later.criteria.some(({ evidence }) => evidence.kind === "attestation" && evidence.status === "expired")).toBe(
    true,
  );
});

test("a version that cannot be read any more does not count: the last good one stays in force", async () => {
  const { db } = empty;
  const ground = of(empty);
  const { version } = (await showPosition(ground, {})).model;
  const body = maturityKind().shipped.text.replace("metric: nps", "metric: nps_of_old");
  await sql`
    insert into model_version (model, version, body, saved_by, saved_at, why, origin)
    values ('maturity', ${version + 1}, ${body}, 'Ann', ${now}, 'of an earlier release', 'edited')`.execute(db);
  expect((await showPosition(ground, {})).model.version).toBe(version);
  expect((await showPosition(of(empty), {})).model.version).toBe(version);
});
