import { cloneDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { followInWatches } from "./commands/follow-taxonomy.ts";
import { addWatch, findWatches } from "./store/watches.ts";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const now = new Date("2026-03-01T00:00:00Z");
const filters = {
  late: { topics: ["delivery.late", "price"], intents: ["complain"] },
  merged: { topics: ["delivery.slow", "delivery.late"] },
  other: { topics: ["price"], words: ["delivery.late"] },
  all: {},
};

test("a watch of a topic that was moved or merged goes on watching it; others stay as they are", async () => {
  const { db } = database;
  for (const [at, [name, filter]] of Object.entries(filters).entries())
    await addWatch(db, {
      watch_id: `00000000-0000-7000-8000-00000000000${at}`,
      version: 1,
      origin: "made",
      shipped_as: null,
      name,
      filter,
      kind: "count",
      step: "hour",
      sensitivity: 1,
      told: [],
      enabled: true,
      made_by: "Ann",
      made_at: now,
      changed_by: "Ann",
      changed_at: now,
      alerts_from: now,
      learning_until: null,
      detector: null,
      settled_until: null,
      evaluated_until: null,
      learnt_at: null,
    });
  const names = [
    { from: "delivery.late", to: "shipping.late" },
    { from: "delivery.slow", to: "shipping.late" },
  ];
  await followInWatches(db, { label: "topic", names });
  await followInWatches(db, { label: "intent", names: [{ from: "complain", to: "object" }] });
  const watches = await findWatches(db);
  expect(Object.fromEntries(watches.map(({ name, filter }) => [name, filter]))).toEqual({
    late: { topics: ["price", "shipping.late"], intents: ["object"] },
    merged: { topics: ["shipping.late"] },
    other: filters.other,
    all: filters.all,
  });
  const { rows } = await sql`select name, version from pulse_watch where version > 1 order by name`.execute(db);
  expect(rows).toEqual([
    { name: "late", version: 3 },
    { name: "merged", version: 2 },
  ]);
});
