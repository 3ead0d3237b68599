import type { Delivered, SourceDeclaration } from "@firsthand/connect/records";
import { transact, type Handle } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { declareSource } from "../sources/index.ts";
import { publicSource, record, sortedLog, testWorld, understood } from "../testing/index.ts";
import { acceptDeliveries } from "./index.ts";

const world = testWorld();

async function accept(db: Handle, source: SourceDeclaration, items: readonly Delivered[]): Promise<void> {
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

interface Shape {
  readonly visibility: SourceDeclaration["visibility"];
  readonly threading: SourceDeclaration["threading"];
}

/** The n-th message of a few customers with names and proofs, who answer each other and come back within the gap. */
function message(n: number, { threading }: Shape): Delivered {
  const customer = (n * 7) % 31;
  const out = n % 3 === 1;
  return understood(
    record({
      externalId: `m${n}`,
      at: new Date(START + (n + ((n * 13) % 97)) * HOUR).toISOString(),
      direction: out ? "out" : "in",
      author: out
        ? { account: `a${n % 4}`, role: "agent", name: `Agent ${n}` }
        : { account: `c${customer}`, name: `Name ${n}`, ...(n % 9 === 0 ? { customerNumber: `N${n % 11}` } : {}) },
      ...(out ? { recipient: { account: `c${(n * 3) % 31}`, name: `To ${n}` } } : {}),
      ...(threading === "links" && n % 5 > 0 ? { parents: [`m${(n * 17) % LAST}`] } : {}),
      ...(threading === "explicit" ? { thread: `t${(n * 5) % 67}` } : {}),
    }),
  );
}

const FIRST = 200;
const LAST = 600;

const shapes: readonly Shape[] = [
  { visibility: "public", threading: "links" },
  { visibility: "private", threading: "explicit" },
  { visibility: "private", threading: "gap" },
];

describe.each(shapes)("batches of one source at once: $visibility, $threading", (shape) => {
  const source: SourceDeclaration = { ...publicSource, ...shape, gapHours: 12 };
  const items = Array.from({ length: LAST }, (_, n) => message(n, shape));
  let serial: TestDatabase;
  let parallel: TestDatabase;
  beforeAll(async () => {
    [serial, parallel] = [await cloneDatabase(), await cloneDatabase()];
    for (const { db } of [serial, parallel]) {
      await declareSource(db, source, new Date(START));
      await accept(db, source, items.slice(0, FIRST));
    }
  });
  afterAll(() => Promise.all([serial.drop(), parallel.drop()]));

  test("two and four, each with some of the others' messages, give what one gives, without a deadlock", async () => {
    await accept(serial.db, source, items);
    for (let at = FIRST; at < LAST; at += 40) {
      const round = at / 40;
      const lanes = round % 2 === 0 ? 4 : 2;
      const shares = Array.from({ length: lanes }, (_, lane) => {
        const share = items
          .slice(at, at + 40)
          .filter((_, n) => n % lanes === lane || (round % 4 === 0 && n % 7 === lane));
        return lane % 2 === 0 ? share : share.toReversed();
      });
      await Promise.all(shares.map((share) => accept(parallel.db, source, share)));
    }
    expect(await sortedLog(parallel.db)).toEqual(await sortedLog(serial.db));
    expect(await deadlocks(parallel.db)).toBe(0);
  });
});
