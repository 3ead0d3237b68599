import type { Reach } from "@firsthand/kernel/permissions";
import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createMetricsRouter, measure } from "./index.ts";
import { addFacts, answered, createFactTables, idOf, times } from "./testing/fact-tables.ts";

let database: TestDatabase;
const now = (): Date => new Date("2026-04-01T00:00:00Z");

beforeAll(async () => {
  database = await emptyDatabase();
  await createFactTables(database.db);
  await addFacts(database.db, "conversation_fact", [
    ...times(3, (index) => ({ ...answered(index, 5), unit: "A" })),
    { conversation_id: idOf(9), unit: "B" },
  ]);
});
afterAll(() => database.drop());

test("the endpoints answer what the queries answer, in the form of the contract", async () => {
  const client = createRouterClient(createMetricsRouter(), {
    context: { db: database.db, now, asker: { reach: () => "all" } },
  });
  expect(await client.list({ since: "2026-03-01", until: "2026-04-01", compare: "true" })).toEqual(
    await measure(database.db, {
      since: new Date("2026-03-01T00:00:00Z"),
      until: new Date("2026-04-01T00:00:00Z"),
      compare: true,
      now: now(),
    }),
  );
  expect(await client.units()).toEqual([
    { unit: "A", conversations: 3 },
    { unit: "B", conversations: 1 },
  ]);
  const first = await client.open({ id: "reply_coverage", limit: "3" });
  expect([first.rows.length, first.total]).toEqual([3, 4]);
  const second = await client.open({ id: "reply_coverage", limit: "3", after: first.next ?? undefined });
  expect([second.rows.length, second.next]).toEqual([1, null]);
});

test("what does not fit the contract is refused before any query", async () => {
  const client = createRouterClient(createMetricsRouter(), {
    context: { db: database.db, now, asker: { reach: () => "all" } },
  });
  await expect(client.list({ since: "yesterday" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(client.list({ compare: "perhaps" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(client.open({ id: "nps", limit: "1001" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(client.open({ id: "npss" })).rejects.toMatchObject({ code: "unknown_metric" });
  await expect(client.list({ unit: "C" })).rejects.toMatchObject({ code: "unknown_unit" });
});

test("a cache may stand before the measuring", async () => {
  const asked: unknown[] = [];
  const router = createMetricsRouter({
    list: (_db, query) => {
      asked.push(query.unit);
      return Promise.resolve([]);
    },
  });
  const client = createRouterClient(router, { context: { db: database.db, now, asker: { reach: () => "all" } } });
  expect(await client.list({ unit: "A" })).toEqual([]);
  expect(asked).toEqual(["A"]);
});

test("who reaches some units is told of them alone; another is answered as one that is not there", async () => {
  const clientFor = (reach: Reach) =>
    createRouterClient(createMetricsRouter(), { context: { db: database.db, now, asker: { reach: () => reach } } });
  const inB = clientFor([{ units: ["B", "C"], functions: null }]);
  const volume = async (client: typeof inB, unit?: string) =>
    (await client.list({ unit })).find(({ id }) => id === "reply_coverage")?.n;
  const all = clientFor("all");
  expect([await volume(all), await volume(all, "A"), await volume(all, "B")]).toEqual([4, 3, 1]);
  expect([await volume(inB), await volume(inB, "B")]).toEqual([1, 1]);
  expect(await inB.span()).toMatchObject({ conversations: 1 });
  expect(await inB.units()).toEqual([{ unit: "B", conversations: 1 }]);
  expect((await inB.open({ id: "reply_coverage" })).rows.map(({ unit }) => unit)).toEqual(["B"]);
  const refused = (unit: string) =>
    volume(inB, unit).catch(
      ({ code, message }: { code: string; message: string }) => `${code} ${message.replace(unit, "X")}`,
    );
  expect(await refused("A")).toMatch(/^unknown_unit /);
  expect(await refused("A")).toBe(await refused("nowhere"));
  expect(await volume(clientFor([]))).toBe(0);
  expect(await volume(clientFor([{ units: null, functions: ["care"] }]))).toBe(4);
});
