import type { Delivered, SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase } from "@firsthand/platform/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { declareSource } from "../sources/index.ts";
import { publicSource, record, sortedLog, testWorld, understood } from "../testing/index.ts";
import { acceptDeliveries } from "./index.ts";

const opened: { drop(): Promise<void> }[] = [];
let spare: (() => Promise<Handle>) | undefined;

beforeAll(() => {
  spare = async () => {
    const database = await cloneDatabase();
    opened.push(database);
    return database.db;
  };
});

afterAll(async () => {
  await Promise.all(opened.map((database) => database.drop()));
});

async function emptyLog(): Promise<Handle> {
  if (!spare) throw new Error("no database");
  return await spare();
}

/** Sends items in batches and returns the log as lines. */
async function logOf(
  db: Handle,
  source: SourceDeclaration,
  batches: readonly (readonly Delivered[])[],
): Promise<string[]> {
  const world = testWorld();
  await declareSource(db, source, world.now);
  for (const items of batches)
    await transact(db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
  return await sortedLog(db);
}

/** Empties the log; on tables as small as these a delete is ten times as fast as a truncate. */
async function wipe(db: Handle): Promise<void> {
  for (const table of TABLES) await sql`delete from ${sql.id(table)}`.execute(db);
}

const TABLES = [
  "source",
  "delivery",
  "delivery_revision",
  "identity",
  "identity_key",
  "identity_link",
  "thread_node",
  "conversation",
  "conversation_alias",
  "interaction",
];

const MINUTE = 60_000;
const START = Date.parse("2026-01-01T00:00:00Z");

/** Messages of a few customers and agents that answer each other, come again changed, and are deleted. */
const messages = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 11 }),
    version: fc.integer({ min: 0, max: 2 }),
    deleted: fc.boolean(),
    minute: fc.integer({ min: 0, max: 12_000 }),
    out: fc.boolean(),
    author: fc.integer({ min: 0, max: 3 }),
    other: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    proof: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    recipient: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    parent: fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }),
    thread: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    broadcast: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    shared: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  }),
  { minLength: 1, maxLength: 25 },
);

type Drawn = typeof messages extends fc.Arbitrary<(infer One)[]> ? One : never;

function recordOf(drawn: Drawn, threading: SourceDeclaration["threading"]): SourceRecord {
  const person = {
    account: `c${drawn.author}`,
    ...(drawn.other === undefined ? {} : { accounts: [`c${drawn.other}`] }),
    ...(drawn.proof === undefined ? {} : { customerNumber: `N${drawn.proof}` }),
  };
  return record({
    externalId: `m${drawn.id}`,
    version: drawn.version,
    deleted: drawn.deleted && drawn.version === 2,
    at: new Date(START + drawn.minute * MINUTE).toISOString(),
    direction: drawn.out ? "out" : "in",
    author: drawn.out
      ? { account: `a${drawn.author}`, role: "agent" }
      : { ...person, name: `Name ${drawn.author} ${drawn.minute % 3}`, shared: drawn.shared },
    ...(drawn.out && drawn.recipient !== undefined ? { recipient: { account: `c${drawn.recipient}` } } : {}),
    ...(threading !== "explicit" && drawn.parent !== undefined && drawn.parent !== drawn.id
      ? { parents: [`m${drawn.parent}`] }
      : {}),
    ...(threading === "explicit" && drawn.thread !== undefined ? { thread: `t${drawn.thread}` } : {}),
    broadcast: drawn.out && drawn.broadcast,
    text: `text ${drawn.id} ${drawn.version}`,
  });
}

function cut<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

const shapes = [
  { visibility: "public", threading: "links" },
  { visibility: "public", threading: "explicit" },
  { visibility: "private", threading: "links" },
  { visibility: "private", threading: "explicit" },
  { visibility: "private", threading: "gap" },
  { visibility: "public", threading: "gap" },
] as const;

for (const shape of shapes) {
  test(`the same deliveries give the same log in any order, repetition and batch size: ${shape.visibility}, ${shape.threading}`, async () => {
    const source: SourceDeclaration = { ...publicSource, ...shape, gapHours: 24 };
    const [one, two] = [await emptyLog(), await emptyLog()];
    const noise = fc.record({
      seeds: fc.array(fc.nat(), { minLength: 50, maxLength: 50 }),
      size: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(messages, noise, async (drawn, { seeds, size }) => {
        await wipe(one);
        await wipe(two);
        const items = drawn.map((each) => understood(recordOf(each, shape.threading)));
        const twice = [...items, ...items].map((item, index) => ({ item, weight: seeds[index] ?? 0 }));
        const shuffled = twice.toSorted((a, b) => a.weight - b.weight).map(({ item }) => item);
        expect(await logOf(two, source, cut(shuffled, size))).toEqual(await logOf(one, source, [items]));
      }),
      { numRuns: Number(process.env["RUNS"] ?? 12), interruptAfterTimeLimit: 15_000 },
    );
  });
}
