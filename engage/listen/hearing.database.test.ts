import type { SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { acceptDeliveries } from "./index.ts";

let database: TestDatabase;
const begun = new Date("2026-01-01T00:00:00Z");
const world = testWorld();
const privateSource: SourceDeclaration = { ...publicSource, name: "desk", visibility: "private" };

beforeAll(async () => {
  database = await cloneDatabase();
  for (const source of [publicSource, privateSource]) await declareSource(database.db, source, begun);
});
afterAll(() => database.drop());

async function accept(
  given: Partial<SourceRecord> & { readonly externalId: string },
  { received, source = publicSource, file }: { received: string; source?: SourceDeclaration; file?: string },
): Promise<void> {
  const items = [understood(record({ author: { account: "ann" }, ...given }), 1)];
  const then = { ...world, now: new Date(received) };
  await transact(database.db, (tx) => acceptDeliveries(tx, then, { source, items, importId: file ?? null }));
}

async function heard(): Promise<[at: string, minutes: number][]> {
  const { rows } = await sql<{ at: Date; minutes: number }>`
    select at, (extract(epoch from heard_at - at) / 60)::float8 as minutes from hearing_fact order by at`.execute(
    database.db,
  );
  return rows.map(({ at, minutes }) => [at.toISOString().slice(0, 16), minutes]);
}

test("heard is what came by itself in public since its source is known, when it came first", async () => {
  await accept({ externalId: "1", at: "2026-01-02T10:00:00Z", text: "one" }, { received: "2026-01-02T10:07:00Z" });
  await accept({ externalId: "2", at: "2026-01-02T11:00:00Z" }, { received: "2026-01-02T10:59:00Z" });
  await accept({ externalId: "old", at: "2025-12-31T10:00:00Z" }, { received: "2026-01-01T10:00:00Z" });
  await accept(
    { externalId: "ours", at: "2026-01-02T12:00:00Z", direction: "out" },
    { received: "2026-01-02T13:00:00Z" },
  );
  await accept(
    { externalId: "3", at: "2026-01-02T12:00:00Z" },
    { received: "2026-01-02T13:00:00Z", source: privateSource },
  );
  const file = "01998f3e-7c1a-7abc-8def-0123456789ab";
  await accept({ externalId: "4", at: "2026-01-02T12:00:00Z" }, { received: "2026-01-05T13:00:00Z", file });
  const first: [string, number][] = [
    ["2026-01-02T10:00", 7],
    // A clock that goes ahead makes nothing heard before it was said.
    ["2026-01-02T11:00", 0],
  ];
  expect(await heard()).toEqual(first);
  const edited = { externalId: "1", at: "2026-01-02T10:00:00Z", text: "one, edited", version: 1 };
  await accept(edited, { received: "2026-01-04T10:00:00Z" });
  expect(await heard()).toEqual(first);
});
