import { Failure } from "@firsthand/kernel/errors";
import type { Reach } from "@firsthand/kernel/permissions";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { acceptDeliveries } from "../listen/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { findDuplicates } from "./commands/find-duplicates.ts";
import { createPeopleRouter } from "./routes.ts";

const world = testWorld();
const NOW = new Date("2026-05-01T00:00:00Z");
const NOBODY = "01998f3e-7c1a-7abc-8def-0123456789ab";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await declareSource(database.db, publicSource, world.now);
  // One pair within Retail, one of which one half wrote to Trade alone, one within Trade.
  const written = [
    ["in.one@example.org", "Retail"],
    ["inone@example.org", "Retail"],
    ["half.two@example.org", "Retail"],
    ["halftwo@example.org", "Trade"],
    ["out.three@example.org", "Trade"],
    ["outthree@example.org", "Trade"],
  ] as const;
  const items = written.map(([email, unit], hour) =>
    understood(
      record({
        externalId: `m${hour}`,
        at: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
        author: { email },
        unit,
      }),
    ),
  );
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source: publicSource, items, importId: null }));
  await findDuplicates(database.db, NOW);
});
afterAll(() => database.drop());

const asked = (reach: Reach) => {
  const context = { db: database.db, now: () => NOW, asker: { name: "Uma", reach: () => reach } };
  return createRouterClient(createPeopleRouter(), { context });
};
const local = () => asked([{ units: ["Retail"], functions: null }]);

async function idOf(value: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select identity_id as id from identity where value = ${value}`.execute(
    database.db,
  );
  return rows[0]?.id ?? "";
}

/** All that a refusal says, with the ids that were asked for taken out. */
async function refusal(asking: Promise<unknown>, ids: readonly string[]): Promise<string> {
  const said = await asking.then(
    () => "nothing was refused",
    (error: unknown) =>
      error instanceof Failure
        ? JSON.stringify([error.code, error.message, error.advice, error.details])
        : String(error),
  );
  return ids.reduce((text, id) => text.replaceAll(id, "ID"), said);
}

test("a pair with one half out of reach is not listed, and not counted", async () => {
  const { rows, count } = await local().duplicates({ limit: 20 });
  expect(rows.map(({ one, other }) => new Set([one.value, other.value]))).toEqual([
    new Set(["in.one@example.org", "inone@example.org"]),
  ]);
  expect(count).toEqual({ value: 1, capped: false });
  expect((await asked("all").duplicates({ limit: 20 })).count.value).toBe(3);
});

test.each(["half.two@example.org", "out.three@example.org"])(
  "joining, parting and undoing with %s is refused as with somebody who is not there",
  async (mail) => {
    const [one, other] = [await idOf(mail), await idOf(mail.replace(/\.(?=.*@)/, ""))];
    expect([one, other]).not.toContain("");
    const people = local();
    for (const ask of [
      (toId: string) => people.link({ fromId: one, toId, reason: "looked" }),
      (toId: string) => people.part({ fromId: one, toId }),
      (toId: string) => people.undo({ fromId: one, toId, reason: "looked" }),
    ]) {
      const refused = await refusal(ask(other), [one, other]);
      expect(refused).toContain("unknown_person");
      expect(refused).toBe(await refusal(ask(NOBODY), [one, NOBODY]));
    }
    const { rows } = await sql`
      select from identity_link where ${one} in (from_id, to_id)
      union all select from identity_parting where ${one} in (from_id, to_id)`.execute(database.db);
    expect(rows).toEqual([]);
  },
);

test("a pair within reach is joined, and parted again", async () => {
  const ids = { fromId: await idOf("in.one@example.org"), toId: await idOf("inone@example.org") };
  const joined = await local().link({ ...ids, reason: "looked" });
  expect(joined.identities).toHaveLength(2);
  expect((await local().undo({ ...ids, reason: "looked again" })).persons).toHaveLength(2);
});
