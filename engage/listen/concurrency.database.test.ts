import type { Delivered, SourceDeclaration } from "@firsthand/connect/records";
import { transact, type Handle } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { declareSource } from "../sources/index.ts";
import { publicSource, record, sortedLog, testWorld, understood } from "../testing/index.ts";
import { acceptDeliveries } from "./index.ts";

let serial: TestDatabase;
let parallel: TestDatabase;
beforeAll(async () => {
  [serial, parallel] = await Promise.all([cloneDatabase(), cloneDatabase()]);
});
afterAll(() => Promise.all([serial.drop(), parallel.drop()]));

async function accept(db: Handle, source: SourceDeclaration, items: readonly Delivered[]): Promise<void> {
  const world = testWorld();
  await transact(db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }), { attempts: 20 });
}

/** What PostgreSQL had to break off in this database because two transactions waited for each other. */
async function deadlocks(db: Handle): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks::int from pg_stat_database where datname = current_database()`.execute(db);
  return rows[0]?.deadlocks ?? 0;
}

const HOUR = 3_600_000;
const START = Date.parse("2026-01-01T00:00:00Z");

/** The n-th message of a few customers with names and proofs, who answer each other and come back within the gap. */
function message(n: number, threading: SourceDeclaration["threading"]): Delivered {
  const customer = (n * 7) % 11;
  const out = n % 3 === 1;
  return understood(
    record({
      externalId: `m${n}`,
      at: new Date(START + ((n * 13) % 97) * HOUR).toISOString(),
      direction: out ? "out" : "in",
      author: out
        ? { account: `a${n % 4}`, role: "agent", name: `Agent ${n}` }
        : { account: `c${customer}`, name: `Name ${n}`, customerNumber: `N${(n * 5) % 7}` },
      ...(out ? { recipient: { account: `c${(n * 3) % 11}`, name: `To ${n}` } } : {}),
      ...(threading === "links" && n % 5 > 0 ? { parents: [`m${(n * 17) % 160}`] } : {}),
      ...(threading === "explicit" ? { thread: `t${n % 23}` } : {}),
    }),
  );
}

const shapes = [
  { visibility: "public", threading: "links" },
  { visibility: "private", threading: "explicit" },
  { visibility: "private", threading: "gap" },
] as const;

describe.each(shapes)("batches of one source at once: $visibility, $threading", (shape) => {
  const source: SourceDeclaration = { ...publicSource, ...shape, name: `birds ${shape.threading}`, gapHours: 12 };
  const items = Array.from({ length: 160 }, (_, n) => message(n, shape.threading));
  const shuffled = items.toSorted((a, b) => a.position.record - b.position.record);

  test("two and four give what one after the other gives, without a deadlock", async () => {
    await declareSource(serial.db, source, new Date(START));
    await accept(serial.db, source, items);
    await declareSource(parallel.db, source, new Date(START));
    const before = await deadlocks(parallel.db);
    for (let at = 0; at < 80; at += 20)
      await Promise.all([
        accept(parallel.db, source, items.slice(at, at + 15)),
        accept(parallel.db, source, items.slice(at + 5, at + 20).toReversed()),
      ]);
    for (let at = 80; at < 160; at += 40)
      await Promise.all(
        [0, 1, 2, 3].map((lane) => accept(parallel.db, source, shuffled.slice(at).filter((_, n) => n % 4 >= lane && n < 40))),
      );
    expect(await sortedLog(parallel.db)).toEqual(await sortedLog(serial.db));
    expect((await deadlocks(parallel.db)) - before).toBe(0);
  });
});
