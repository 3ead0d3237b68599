import { cloneDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { expect, test } from "vitest";

import { followInInsights } from "./commands/follow-taxonomy.ts";

test("a finding about a topic that was moved is about it still", async () => {
  const database = await cloneDatabase();
  const { db } = database;
  const filter = JSON.stringify({ topics: ["delivery.late"], moods: ["negative"] });
  await sql`
    insert into insight (insight_id, title, says, function, state, target_days, filter, since, until, messages, customers,
      found_at, found_by, sample, version)
    values ('00000000-0000-7000-8000-000000000001', 'Late', '', 'care', 'found', 7, ${filter}::jsonb, now(), now(), 1, 1,
      now(), 'Ann', false, 1)`.execute(db);
  await followInInsights(db, { label: "topic", names: [{ from: "delivery.late", to: "shipping.late" }] });
  const { rows } = await sql`select filter, version::int from insight`.execute(db);
  expect(rows).toEqual([{ filter: { topics: ["shipping.late"], moods: ["negative"] }, version: 2 }]);
  await database.drop();
});
