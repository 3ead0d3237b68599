import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { FiguresQuery } from "../ground.ts";
import { type BreadLog, breadGround } from "../testing/bread.ts";
import { listMonths } from "./list-months.ts";
import { showPosition } from "./show-position.ts";

let database: TestDatabase;
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

const groundOf = (log: BreadLog) => breadGround(database.db, log);

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test("a unit with a twentieth of the conversations holds the whole one stage above itself; a smaller one does not", async () => {
  const figures = ({ unit }: FiguresQuery) => (unit === "south" ? 0.4 : 0.95);
  const held = await showPosition(groundOf({ figures, units: { north: 95, south: 5 } }), {});
  expect(held).toMatchObject({
    stage: 3,
    ceiling: 3,
    binding: { dimensions: [], gates: [], units: ["south"] },
    dimensions: [{ floor: 4 }],
  });
  expect(held.confidence).toBeGreaterThan(0.9);
  expect(held.story.binds).toContain("more is needed in the unit south.");
  const free = await showPosition(groundOf({ figures, units: { north: 96, south: 4 } }), {});
  expect(free).toMatchObject({ stage: 4, binding: { units: [] } });
  const one = await showPosition(groundOf({ figures, units: { north: 95, south: 5 } }), { unit: "south" });
  expect(one.stage).toBe(2);
});

test("windows of the same length lie one before the other, and none of them begins before the log", async () => {
  const asked: FiguresQuery[] = [];
  const figures = (query: FiguresQuery) => (asked.push(query), 0.95);
  const position = await showPosition(groundOf({ figures, first: "2026-01-02T00:00:00Z" }), {});
  expect(asked.map(({ since, until }) => [since, until])).toEqual([
    [day("2026-04-02"), day("2026-07-01")],
    [day("2026-01-02"), day("2026-04-02")],
  ]);
  expect(position.provisional).toBe(false);
  expect((await showPosition(groundOf({ first: "2026-01-02T00:00:01Z" }), {})).provisional).toBe(true);
});

test("a message dated in the future leaves the window where the log is", async () => {
  const position = await showPosition(groundOf({ last: "2099-01-01T00:00:00Z" }), {});
  expect(position.until).toBe("2026-07-01T00:00:00.000Z");
});

test("what was seen long ago is less sure", async () => {
  const fresh = await showPosition(groundOf({}), {});
  const old = await showPosition(groundOf({ last: "2026-03-31T00:00:00Z" }), {});
  expect(fresh.criteria[0]?.chance).toBe(1);
  // 90 days after the end of the window half of it is left.
  expect(old.criteria[0]?.chance).toBeCloseTo(0.75, 1);
});

test("a reported month follows the months three and six before it, not those between", async () => {
  const months = { "2025-12": 0.1, "2026-03": 0.1, "2026-04": 0.95, "2026-05": 0.95, "2026-06": 0.95 };
  const ground = groundOf({ months });
  const june = await showPosition(ground, { month: "2026-06" });
  expect(june).toMatchObject({ stage: 1, reportedAt: "2026-07-01T00:00:00.000Z" });
  const [evidence] = june.criteria.map((criterion) => criterion.evidence);
  expect(evidence).toMatchObject({ bounds: [{ windows: [{ value: 0.95 }, { value: 0.1 }, { value: 0.1 }] }] });
  expect((await listMonths(ground, {})).map(({ month, stage }) => [month, stage])).toEqual([
    ["2025-12", 1],
    ["2026-03", 1],
    // Three and six months before nothing was reported: one window is enough.
    ["2026-04", 4],
    ["2026-05", 4],
    ["2026-06", 1],
  ]);
});
