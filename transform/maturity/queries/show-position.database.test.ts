import type { MeasuredMetric, ReportedMonth } from "@firsthand/learn/metrics";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { FiguresQuery, MaturityGround } from "../ground.ts";
import { readMaturityModel } from "../read-model/index.ts";
import { listMonths } from "./list-months.ts";
import { showPosition } from "./show-position.ts";

const MODEL = `title: Bread
window: { cases: 10 }
stages: [{ id: a, title: A }, { id: b, title: B }, { id: c, title: C }, { id: d, title: D }]
dimensions:
  - id: bread
    title: Bread
    cells:
      b: { says: Some., criteria: [{ id: some, says: Some., metric: eaten, at_least: 0.3 }] }
      c: { says: Most., criteria: [{ id: most, says: Most., metric: eaten, at_least: 0.6 }] }
      d: { says: All., criteria: [{ id: all, says: All., metric: eaten, at_least: 0.9 }] }
standing: { pillars: all }
`;

let database: TestDatabase;
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const now = new Date("2026-06-30T12:00:00Z");

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** A share that was counted in full. */
function eaten(value: number): MeasuredMetric {
  return {
    id: "eaten",
    title: "Eaten",
    definition: "Bread eaten.",
    group: "heard",
    parts: [],
    measure: "share",
    direction: "up",
    unit: null,
    value,
    n: 100,
    low: null,
    high: null,
    since: null,
    until: null,
    warnings: [],
    selected: false,
  };
}

interface Log {
  readonly figures?: (query: FiguresQuery) => number;
  readonly units?: Readonly<Record<string, number>>;
  readonly first?: string;
  readonly last?: string;
  readonly months?: Readonly<Record<string, number>>;
}

/** What is measured of bread, by whom and when. */
function groundOf({ figures = () => 0.95, units = {}, months = {}, ...log }: Log): MaturityGround {
  const { first = "2020-01-01T00:00:00Z", last = "2026-06-30T08:00:00Z" } = log;
  const read = readMaturityModel(MODEL, { computed: new Set(["eaten"]) });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { model } = read;
  return {
    db: database.db,
    now: () => now,
    model: () => Promise.resolve({ model, version: 1, savedAt: now, savedBy: "Ann" }),
    computed: [{ id: "eaten", title: "Eaten", definition: "Bread eaten.", measure: "share" }],
    figures: (query) => Promise.resolve([eaten(figures(query))]),
    span: () => Promise.resolve({ first, last }),
    units: () =>
      Promise.resolve(Object.entries(units).map(([unit, conversations]) => ({ unit, conversations, customers: 1 }))),
    reported: () => Promise.resolve(Object.entries(months).map(reportedOf)),
  };
}

function reportedOf([month, value]: readonly [string, number]): ReportedMonth {
  const until = new Date(`${month}-01T00:00:00Z`);
  until.setUTCMonth(until.getUTCMonth() + 1);
  const { low, high, n, selected } = eaten(value);
  const figure = { metric: "eaten", value, low, high, n, selected, version: "1" };
  return { month, since: new Date(until.getTime() - 90 * 86_400_000), until, recordedAt: until, figures: [figure] };
}

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
