import type { Delivered } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";

import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { finishImport, importBatch, openImport } from "./index.ts";

const world = testWorld();
let database: TestDatabase;
beforeEach(async () => {
  database = await cloneDatabase();
});
afterEach(() => database.drop());

const FILE = { declaration: publicSource, name: "rows.csv", fingerprint: "f", context: {} };

/** Rows without an id; many are equal. */
const items: readonly Delivered[] = Array.from({ length: 60 }, (_, n) =>
  understood(record({ text: `text ${n % 7}`, author: { account: `c${n % 3}` } }), n + 1),
);

const open = () => transact(database.db, (tx) => openImport(tx, world, FILE));
const finish = (importId: string) => transact(database.db, (tx) => finishImport(tx, importId, world.now));

/** Takes in the file from where it stopped until `until`, in batches of seven. */
async function goOn(until: number): Promise<string> {
  const opened = await open();
  for (let done = opened.done; done < until; done += 7) {
    const batch = { ...opened, done, items: items.slice(done, Math.min(done + 7, until)) };
    await transact(database.db, (tx) => importBatch(tx, world, batch));
  }
  return opened.importId;
}

async function counts(): Promise<{ deliveries: number; distinct: number; occurrences: number }> {
  const { rows } = await sql<{ deliveries: number; distinct: number; occurrences: number }>`
    select count(*)::int as deliveries, count(distinct content_hash)::int as distinct,
      (select count(*)::int from import_occurrence) as occurrences from delivery`.execute(database.db);
  return rows[0] ?? { deliveries: 0, distinct: 0, occurrences: 0 };
}

async function runs() {
  const { rows } = await sql`
    select state, records, accepted, repeated, revised, quarantined from import_run order by started_at, import_id`.execute(
    database.db,
  );
  return rows;
}

test("an interrupted import goes on where it stopped, and equal rows stay as many as they are", async () => {
  const first = await goOn(25);
  expect(await goOn(25)).toBe(first);
  expect(await goOn(items.length)).toBe(first);
  await finish(first);
  expect(await counts()).toEqual({ deliveries: 60, distinct: 21, occurrences: 0 });
  const whole = { state: "done", records: 60, accepted: 60, repeated: 0, revised: 0, quarantined: 0 };
  expect(await runs()).toEqual([whole]);
  const again = await goOn(items.length);
  expect(again).not.toBe(first);
  expect(await counts()).toMatchObject({ deliveries: 60 });
  expect(await runs()).toContainEqual({ ...whole, state: "running", accepted: 0, repeated: 60 });
});

test("two processes on one file are one import; who falls behind is told, and nothing is twice", async () => {
  const [one, two] = await Promise.all([open(), open()]);
  expect(one).toEqual(two);
  const batch = { ...one, items: items.slice(0, 30) };
  const both = await Promise.allSettled(
    [batch, batch].map((same) => transact(database.db, (tx) => importBatch(tx, world, same))),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "import_taken_over" });
  expect(await counts()).toMatchObject({ deliveries: 30 });
  expect(await runs()).toMatchObject([{ records: 30, accepted: 30 }]);
});

test("a batch counts what was new, here before, changed and not understood", async () => {
  const named = (version: number, text: string) => understood(record({ externalId: "m", version, text }));
  const opened = await open();
  const rejected: Delivered = {
    status: "rejected",
    position: { record: 9, line: 9 },
    reason: { code: "bad", message: "It is bad." },
    raw: Buffer.from("bad"),
  };
  const first = [named(1, "one"), named(1, "one"), named(2, "two"), rejected, rejected];
  expect(await transact(database.db, (tx) => importBatch(tx, world, { ...opened, items: first }))).toEqual({
    records: 5,
    accepted: 1,
    repeated: 1,
    revised: 1,
    quarantined: 2,
  });
  const second = [named(2, "two"), named(3, "three"), named(0, "zero"), named(1, "one")];
  expect(await transact(database.db, (tx) => importBatch(tx, world, { ...opened, done: 5, items: second }))).toEqual({
    records: 4,
    accepted: 0,
    repeated: 2,
    revised: 2,
    quarantined: 0,
  });
});
