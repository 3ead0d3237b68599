import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { inspectFile } from "@firsthand/connect/files";
import { Failure } from "@firsthand/kernel/errors";
import { transact } from "@firsthand/platform/storage";
import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";

import { testWorld } from "../testing/index.ts";
import { openImport, runImport, type AcceptingWorld } from "./index.ts";

let database: TestDatabase;
let directory: string;
beforeEach(async () => {
  database = await cloneDatabase();
  directory = mkdtempSync(join(tmpdir(), "firsthand-room-"));
});
afterEach(async () => {
  rmSync(directory, { recursive: true });
  await database.drop();
});

const rows = Array.from({ length: 3_500 }, (_, id) => `${id},2025-05-01T10:00:00Z,in,text ${id}\n`).join("");
const content = `id,at,direction,text\n${rows}`;

/** Imports the file as far as it goes. */
async function importAll(world: AcceptingWorld) {
  const path = join(directory, "rows.csv.gz");
  writeFileSync(path, gzipSync(content));
  const file = await inspectFile(path, { now: world.now.getTime() });
  const { declaration, fingerprint, context } = file;
  const opened = await transact(database.db, (tx) =>
    openImport(tx, world, { declaration, fingerprint, context, name: "rows.csv.gz" }),
  );
  return await runImport(database.db, world, { file, opened, signal: new AbortController().signal });
}

async function stored(): Promise<number> {
  const { rows: found } = await sql<{ count: number }>`select count(*)::int as count from delivery`.execute(
    database.db,
  );
  return found[0]?.count ?? 0;
}

test("an import stops before the disk is full, keeps what it stored, and goes on when there is room", async () => {
  let asked = 0;
  const full = new Failure({ code: "disk_nearly_full", status: 507, message: "There is no room." });
  const checkRoom = async () => {
    asked += 1;
    if (asked > 2) throw full;
  };
  await expect(importAll({ ...testWorld(), checkRoom })).rejects.toBe(full);
  expect(await stored()).toBe(2_000);
  expect(await importAll(testWorld())).toMatchObject({ records: 1_500 });
  expect(await stored()).toBe(3_500);
});

test("of a file that unfolds to too much what came before is kept, and a higher limit lets it go on", async () => {
  const half = { ...testWorld(), mostUnfoldedBytes: content.length / 2 };
  await expect(importAll(half)).rejects.toMatchObject({ code: "unfolds_too_large" });
  const kept = await stored();
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(1_800);
  await importAll(testWorld());
  expect(await stored()).toBe(3_500);
});
