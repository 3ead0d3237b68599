import type { Party } from "@firsthand/connect/records";
import { logChannel } from "@firsthand/platform/live";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { acceptDeliveries } from "../listen/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { createPeopleRouter, searchPeople } from "./index.ts";

const world = testWorld();
const NOW = new Date("2026-05-01T00:00:00Z");
const source = { ...publicSource, country: "GB" };
let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await declareSource(database.db, source, world.now);
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of [
    "delivery",
    "thread_node",
    "conversation",
    "interaction",
    "identity",
    "identity_key",
    "identity_link",
  ])
    await sql`delete from ${sql.id(table)}`.execute(database.db);
});

/** Each party says something, an hour after the one before. */
async function said(parties: readonly Party[]): Promise<void> {
  const items = parties.map((author, hour) =>
    understood(record({ externalId: `m${hour}`, at: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(), author })),
  );
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
}

const people = () =>
  createRouterClient(createPeopleRouter(), {
    context: { db: database.db, now: () => NOW, asker: { name: "Eva", reach: () => "all" } },
  });

/** Whom a text finds, by name or else by value. */
const found = async (text: string, limit = 20) =>
  (await searchPeople(database.db, text, { limit })).map(({ name, value }) => name ?? value);

async function identityOf(value: string): Promise<string> {
  const [one] = await searchPeople(database.db, value, { limit: 1 });
  return one?.identityId ?? "";
}

const GONE = "00000000-0000-7000-8000-000000000000";

describe("people are found", () => {
  beforeEach(() =>
    said([
      { account: "ann7", name: "Ann Smith" },
      { account: "bob", name: "Bob Annan" },
      { email: "Ann@Example.org", name: "Zoe" },
      { phone: "020 7946 0018" },
      { customerNumber: "K-77 1" },
      { account: "100%_sure" },
      { name: "Anonymous Anna" },
      { account: "ann" },
    ]),
  );

  test.each([
    ["ann", ["ann", "Ann Smith", "Anonymous Anna", "Bob Annan", "Zoe"]],
    ["  ANN s ", ["Ann Smith"]],
    ["smith", ["Ann Smith"]],
    ["ann@ex", ["Zoe"]],
    ["+44 20 7946 0018", ["+442079460018"]],
    ["+44 20 79", ["+442079460018"]],
    ["0044 20 79", ["+442079460018"]],
    ["k-771", ["K-771"]],
    ["K-77 1", ["K-771"]],
    ["100%", ["100%_sure"]],
    ["1_", []],
    ["%", []],
    ["m", []],
    ["", []],
    ["   ", []],
  ])("by %j", async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  test("no more than are asked for, the exact one first", async () => {
    expect(await found("ann", 1)).toEqual(["ann"]);
    expect(await people().search({ text: "zoe" })).toMatchObject({
      rows: [{ name: "Zoe", kind: "email", space: "", value: "ann@example.org", sharing: "personal" }],
    });
  });

  test("who cannot be known is found by the name alone, and has no address", async () => {
    expect(await searchPeople(database.db, "Anonymous", { limit: 20 })).toMatchObject([
      { kind: "anonymous", value: null },
    ]);
  });

  test("hostile and long texts find nobody, and do no harm", async () => {
    for (const text of ["'; drop table identity; --", "\\", "a".repeat(500), "\u{10FFFF}", "🦆", "(".repeat(200)])
      expect(await found(text)).toEqual([]);
  });

  test("through trees, however many there are", async () => {
    await sql`
      insert into identity (home, identity_id, kind, space, value, sharing, person_id, known, name, name_at)
      select 0, id, 'account', 'x', 'handle' || n, 'personal', id, false, 'Name' || n || ' Last' || n, now()
      from (select n, md5(n::text)::uuid as id from generate_series(1, 30000) as n) made`.execute(database.db);
    await sql`analyze identity`.execute(database.db);
    for (const text of ["handle29", "name123", "last9999"]) {
      const began = performance.now();
      expect((await found(text)).length).toBeGreaterThan(0);
      expect(performance.now() - began).toBeLessThan(200);
    }
  });
});

describe("a person", () => {
  test("has identities, links, and how much was said since when", async () => {
    await said([
      { account: "ann", name: "Ann", customerNumber: "7" },
      { account: "ben" },
      { account: "ann", name: "Anna" },
    ]);
    const [ann, number] = [await identityOf("ann"), await identityOf("7")];
    const person = await people().show({ id: number });
    expect(person).toMatchObject({
      personId: [ann, number].toSorted()[0],
      name: "Anna",
      since: "2026-01-01T00:00:00.000Z",
      conversations: 2,
      lastAt: "2026-01-01T02:00:00.000Z",
      links: [
        { fromId: ann, toId: number, rule: "same_customer_number", state: "active", madeBy: "rule", undoneAt: null },
      ],
    });
    expect(new Set(person.identities.map((one) => one.value))).toEqual(new Set(["7", "ann"]));
    expect(await people().show({ id: person.personId.toUpperCase() })).toEqual(person);
  });

  test("who never was a customer has no conversations", async () => {
    await said([{ account: "ann" }]);
    await sql`delete from conversation`.execute(database.db);
    expect(await people().show({ id: await identityOf("ann") })).toMatchObject({
      conversations: 0,
      since: null,
      lastAt: null,
    });
  });

  test("is merged and parted by whoever asks, and who listens is told", async () => {
    await said([{ account: "ann" }, { account: "ben" }]);
    const [ann, ben] = [await identityOf("ann"), await identityOf("ben")];
    const [before, other] = [await people().show({ id: ann }), await people().show({ id: ben })];
    const client = await database.pool.connect();
    const told: unknown[] = [];
    client.on("notification", ({ payload }) => told.push(payload));
    await client.query(`listen ${logChannel}`);
    const merged = await people().link({ fromId: ann, toId: ben, reason: "same handwriting" });
    expect(merged).toMatchObject({
      conversations: 2,
      links: [{ rule: "decided_by_person", madeBy: "Eva", madeAt: NOW.toISOString(), reason: "same handwriting" }],
    });
    expect(await people().show({ id: ben })).toEqual(merged);
    const { persons } = await people().undo({ fromId: ben, toId: ann, reason: "two people after all" });
    expect(persons.toSorted()).toEqual([ann, ben].toSorted());
    expect(await people().show({ id: ann })).toEqual({
      ...before,
      links: [expect.objectContaining({ undoneBy: "Eva" })],
    });
    expect((await people().show({ id: ben })).identities).toEqual(other.identities);
    await expect.poll(() => told).toEqual(['{"topics":["log"]}', '{"topics":["log"]}']);
    await client.query("unlisten *");
    client.release();
  });

  test.each([
    ["gone", "unknown_person", () => people().show({ id: GONE })],
    ["nonsense", "BAD_REQUEST", () => people().show({ id: "ann" })],
    [
      "merged with nobody",
      "unknown_identity",
      async () => people().link({ fromId: await identityOf("ann"), toId: GONE, reason: "x" }),
    ],
    [
      "merged with itself",
      "same_identity",
      async () => people().link({ fromId: await identityOf("ann"), toId: await identityOf("ann"), reason: "x" }),
    ],
    [
      "shared",
      "shared_identity",
      async () => people().link({ fromId: await identityOf("ann"), toId: await identityOf("kiosk"), reason: "x" }),
    ],
    [
      "parted from who is another anyway",
      "no_active_link",
      async () => people().undo({ fromId: await identityOf("ann"), toId: await identityOf("ben"), reason: "x" }),
    ],
    [
      "merged without a reason",
      "BAD_REQUEST",
      async () => people().link({ fromId: await identityOf("ann"), toId: await identityOf("ben"), reason: "  " }),
    ],
  ])("who is %s is refused in words", async (_, code, ask) => {
    await said([{ account: "ann" }, { account: "ben" }, { account: "kiosk", shared: true }]);
    await expect(ask()).rejects.toMatchObject({ code });
  });
});
