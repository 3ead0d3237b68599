import type { MeasuredMetric, ReportedMonth } from "@firsthand/learn/metrics";
import type { Handle } from "@firsthand/platform/storage";

import type { FiguresQuery, MaturityGround } from "../ground.ts";
import { readMaturityModel } from "../read-model/index.ts";

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

const now = new Date("2026-06-30T12:00:00Z");

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

/** What is measured of bread, by whom and when. */
export interface BreadLog {
  readonly figures?: (query: FiguresQuery) => number;
  readonly units?: Readonly<Record<string, number>>;
  readonly first?: string;
  readonly last?: string;
  readonly months?: Readonly<Record<string, number>>;
}

/** A ground on which one model is in force, and nothing but bread is measured. */
export function breadGround(
  db: Handle,
  { figures = () => 0.95, units = {}, months = {}, ...log }: BreadLog,
): MaturityGround {
  const { first = "2020-01-01T00:00:00Z", last = "2026-06-30T08:00:00Z" } = log;
  const read = readMaturityModel(MODEL, { computed: new Set(["eaten"]) });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { model } = read;
  return {
    db,
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
