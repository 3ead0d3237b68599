import { readOne, type ReaderContext } from "@firsthand/connect/files";
import type { Delivered } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";

import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import {
  acceptDeliveries,
  type ConnectedAgain,
  dismissQuarantined,
  findQuarantined,
  finishImport,
  importBatch,
  listQuarantine,
  showQuarantined,
  openImport,
  replayMany,
  replayQuarantined,
  type Tally,
} from "./index.ts";

const world = testWorld();
let database: TestDatabase;
beforeEach(async () => {
  database = await cloneDatabase();
});
afterEach(() => database.drop());

/** Lines of native JSON; `days` says how the file writes its dates. */
const context = (days: string): ReaderContext => ({
  format: "jsonl",
  encoding: "utf-8",
  layout: "native",
  table: { delimiter: ",", newline: "\n", header: ["at", "direction", "text"], recordsBefore: 0 },
  timeZone: "UTC",
  channel: "chat",
  dateFormat: days,
});
const [WRONG, RIGHT] = [context("YYYY-MM-DD"), context("DD.MM.YYYY")];
const withRight = () => Promise.resolve(RIGHT);

/** A row without an id of its own, which only the right context understands. */
const row = (text: string, spaces = 1) => `{"at":"05.03.2024","direction":"in",${" ".repeat(spaces)}"text":"${text}"}`;

/** Imports lines as a file of their own. */
async function importLines(lines: readonly string[], reader: ReaderContext): Promise<Tally> {
  const items: Delivered[] = await Promise.all(
    lines.map((line, index) => readOne(reader, Buffer.from(line), { record: index + 1, line: index + 1 })),
  );
  const file = { declaration: publicSource, name: "rows.jsonl", fingerprint: lines.join("|"), context: reader };
  return await transact(database.db, async (tx) => {
    const opened = await openImport(tx, world, file);
    const tally = await importBatch(tx, world, { ...opened, items });
    await finishImport(tx, opened.importId, world.now);
    return tally;
  });
}

async function replay(limit: number, withContext?: typeof withRight) {
  return await transact(database.db, async (tx) =>
    replayQuarantined(tx, world, { rows: await findQuarantined(tx, { limit }), withContext }),
  );
}

/** How many deliveries stand in each state. */
async function states(): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from delivery group by state`.execute(database.db);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

test("what is not understood is counted, kept with its bytes, and counted no more when it comes again", async () => {
  expect(await importLines([row("a"), row("b")], WRONG)).toMatchObject({ records: 2, accepted: 0, quarantined: 2 });
  expect(await importLines([row("b"), row("a")], WRONG)).toMatchObject({ repeated: 2, quarantined: 0 });
  const { items, counts } = await listQuarantine(database.db, { limit: 10 });
  expect(counts).toEqual([{ source: "birds", reason: "unparsable_date", count: 2 }]);
  expect(items.map((item) => item.bytes)).toEqual([row("a").length, row("b").length]);
  const shown = await Promise.all(items.map((item) => showQuarantined(database.db, item.id)));
  expect(shown.map((item) => Buffer.from(item.raw).toString()).toSorted()).toEqual([row("a"), row("b")]);
});

test("without a change nothing is understood; with a right mapping everything is, once", async () => {
  await importLines([row("a"), row("b")], WRONG);
  expect(await replay(10)).toEqual({ understood: 0, kept: 2 });
  expect(await replay(10, withRight)).toEqual({ understood: 2, kept: 0 });
  expect(await replay(10, withRight)).toEqual({ understood: 0, kept: 0 });
  expect(await states()).toEqual({ read: 2, replayed: 2 });
});

test("a bad row that comes again after it was replayed or dismissed is not new", async () => {
  await importLines([row("a"), row("b")], WRONG);
  await replay(1, withRight);
  const [left] = await findQuarantined(database.db, { limit: 1 });
  await transact(database.db, (tx) => dismissQuarantined(tx, left?.delivery_id ?? ""));
  expect(await importLines([row("b"), row("a")], WRONG)).toMatchObject({ repeated: 2, accepted: 0, quarantined: 0 });
  expect(await states()).toEqual({ read: 1, replayed: 1, dismissed: 1 });
  await expect(dismissQuarantined(database.db, left?.delivery_id ?? "")).rejects.toThrow(/Nothing in quarantine/);
});

test("equal rows are as many after replays one by one as in the corrected file, whichever comes first", async () => {
  const lines = [row("same"), row("same"), row("same", 2), row("other")];
  await importLines(lines, WRONG);
  expect(await replay(1, withRight)).toEqual({ understood: 1, kept: 0 });
  expect(await importLines(lines.slice(0, 3), RIGHT)).toMatchObject({ records: 3 });
  for (let n = 0; n < 3; n++) await replay(1, withRight);
  expect(await states()).toEqual({ read: 4, replayed: 4 });
  expect(await importLines(lines, RIGHT)).toMatchObject({ accepted: 0, repeated: 4 });
});

test("two who replay the same thing at the same moment take it in once", async () => {
  await importLines([row("a"), row("a"), row("b")], WRONG);
  const rows = await findQuarantined(database.db, { limit: 10 });
  const both = await Promise.all(
    [rows, rows.toReversed()].map((some) =>
      transact(database.db, (tx) => replayQuarantined(tx, world, { rows: some, withContext: withRight })),
    ),
  );
  expect(both.map(({ understood }) => understood).toSorted((a, b) => a - b)).toEqual([0, 3]);
  expect(await states()).toEqual({ read: 3, replayed: 3 });
});

test("what a connection brought is read again as its connector reads it now, all of one thing or nothing", async () => {
  const source = { ...publicSource, name: "a connection" };
  await declareSource(database.db, source, world.now);
  const rejected = (text: string): Delivered => ({
    status: "rejected",
    position: { record: 1, line: 1 },
    reason: { code: "mapping_does_not_fit", message: "at is missing." },
    raw: Buffer.from(JSON.stringify({ text })),
  });
  const items = [rejected("first"), rejected("second")];
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
  const again = async (understands: (text: string) => boolean) => {
    const connected: ConnectedAgain = {
      reading: async (_, name) =>
        name === source.name
          ? async (raw) => {
              const text = z.object({ text: z.string() }).parse(JSON.parse(Buffer.from(raw).toString())).text;
              return understands(text) ? [understood(record({ externalId: text, text }))] : null;
            }
          : undefined,
      deliver: (tx, of, read) =>
        acceptDeliveries(tx, world, {
          source: of,
          items: read.filter((item) => item.status === "understood"),
          importId: null,
        }),
    };
    return await replayMany(database.db, { ...world, connected }, { source: source.name, most: 10 });
  };
  expect(await again(() => false)).toMatchObject({ understood: 0, kept: 2 });
  expect(await again((text) => text === "first")).toMatchObject({ understood: 1, kept: 1 });
  expect(await again(() => true)).toMatchObject({ understood: 1, kept: 0 });
  expect(await states()).toEqual({ read: 2, replayed: 2 });
});
