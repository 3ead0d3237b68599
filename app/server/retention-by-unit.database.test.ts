import { createRetentionRouter } from "@firsthand/govern/retention";
import { createRouterClient } from "@orpc/server";
import { beforeEach, expect, test } from "vitest";

import { openKeptLog, words, type KeptLog } from "./testing/kept-log.ts";

let log: KeptLog;
beforeEach(async () => {
  log = await openKeptLog();
  await log.database.pool.query(
    `insert into unit (name, parent, kind, version, changed_at, changed_by)
     values ('House', null, 'brand', 1, now(), 'Ada'), ('Kiel', 'House', 'brand', 1, now(), 'Ada'),
       ('Süd', 'House', 'brand', 1, now(), 'Ada')`,
  );
});

/** Somebody who sets rules for Kiel alone. */
function local() {
  const reach = () => [{ units: ["Kiel"], functions: null }];
  const may = ["open", "known", "retention.manage"] as const;
  const asker = { id: "2", name: "Lia", kind: "person", may, reach } as const;
  return createRouterClient(createRetentionRouter(), { context: { ground: log.ground, asker } });
}

const code = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : String(error)),
  );

test("who sets rules for a unit makes, changes and removes them there, and nowhere else", async () => {
  const made = await local().rules.make({ ...words, unit: "Kiel" });
  expect(made).toMatchObject({ unit: "Kiel", by: "Lia" });
  for (const unit of ["Süd", "House", "Nowhere", null])
    expect([unit, await code(local().rules.make({ ...words, unit }))]).toEqual([unit, "retention_unit_unknown"]);
  const elsewhere = { ...words, unit: "Süd", id: made.id, ifVersion: 1 };
  expect(await code(local().rules.change(elsewhere))).toBe("retention_unit_unknown");
  expect((await local().rules.change({ ...elsewhere, unit: "Kiel", months: 6 })).version).toBe(2);
  for (const unit of ["Süd", "House", null]) {
    const { id } = await log.client.rules.make({ ...words, unit, months: 36 });
    expect(await code(local().rules.change({ ...words, unit: "Kiel", id, ifVersion: 1 }))).toBe(
      "unknown_retention_rule",
    );
    expect(await code(local().rules.remove({ id, ifVersion: 1 }))).toBe("unknown_retention_rule");
  }
  const { rules, units, suggested } = await local().show();
  expect(new Set(rules.map(({ unit }) => unit))).toEqual(new Set(["House", "Kiel", null]));
  expect([units, suggested]).toEqual([["Kiel"], []]);
  expect(await code(local().rules.remove({ id: made.id, ifVersion: 2 }))).toBe("done");
});

test("nothing is kept longer than a unit above has locked", async () => {
  await log.client.rules.make({ ...words, unit: "House", months: 24, locked: true });
  expect(await code(local().rules.make({ ...words, unit: "Kiel", months: 36 }))).toBe("retention_locked");
  expect(await code(local().rules.make({ ...words, unit: "Kiel", months: 12 }))).toBe("done");
});
