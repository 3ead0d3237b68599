import type { Party } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { acceptDeliveries } from "../listen/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { partIdentities } from "./commands/part-identities.ts";
import { findDuplicates, linkIdentities, undoLink } from "./index.ts";
import { listDuplicates } from "./queries/list-duplicates.ts";

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
    "identity_candidate",
    "identity_parting",
  ])
    await sql`delete from ${sql.id(table)}`.execute(database.db);
});

async function said(parties: readonly Party[], unit?: string): Promise<void> {
  const items = parties.map((author, hour) =>
    understood(
      record({
        externalId: `m${hour}`,
        at: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
        author,
        ...(unit === undefined ? {} : { unit }),
      }),
    ),
  );
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
}

async function pairs() {
  await findDuplicates(database.db, NOW);
  const { rows, count } = await listDuplicates(database.db, { limit: 100 });
  expect(count).toEqual({ value: rows.length, capped: false });
  return rows.map(({ one, other, score, reasons }) => ({
    ends: [one.value ?? "", other.value ?? ""].toSorted(),
    ids: { fromId: one.identityId, toId: other.identityId },
    score,
    reasons,
  }));
}

const byRule = { by: "Eva", at: NOW };

test("addresses that differ by dots, a tag or the domain are asked about, and others are not", async () => {
  await said([
    { email: "ann.smith@example.org", name: "Ann Smith" },
    { email: "annsmith+shop@example.org" },
    { email: "ann.smith@example.com", name: "ann  smith" },
    { email: "bob@example.org", name: "Bob" },
    { email: "bob@example.com", name: "Bobby" },
  ]);
  const found = await pairs();
  expect(found.map(({ ends }) => ends)).toEqual([
    ["ann.smith@example.org", "annsmith+shop@example.org"],
    ["ann.smith@example.com", "ann.smith@example.org"],
  ]);
  expect(found.map(({ score }) => Math.round(100 * score))).toEqual([90, 70]);
  expect(found[0]?.reasons).toEqual(["the same mail address but for dots or a tag"]);
});

test("a number in another notation, a handle in another place, and a full name in the same unit are reasons", async () => {
  await said(
    [
      { phone: "+44 20 7946 0958" },
      { account: "0044 20 7946 0958" },
      { email: "one@example.org", name: "Grace Hopper" },
      { email: "two@example.com", name: "Grace Hopper" },
      { email: "three@example.org", name: "Grace" },
      { email: "four@example.com", name: "Grace" },
    ],
    "Retail",
  );
  const found = await pairs();
  expect(found.map(({ ends, score }) => [...ends, Math.round(100 * score)])).toEqual([
    ["+442079460958", "0044 20 7946 0958", 85],
    ["one@example.org", "two@example.com", 40],
  ]);
});

test("who is joined, parted, or was parted after being joined, is not asked about again", async () => {
  await said([
    { email: "a.b@example.org" },
    { email: "ab@example.org" },
    { email: "c.d@example.org" },
    { email: "cd@example.org" },
    { email: "e.f@example.org" },
    { email: "ef@example.org" },
    { email: "g.h@example.org" },
    { email: "gh@example.org" },
  ]);
  const found = await pairs();
  expect(found).toHaveLength(4);
  const of = (value: string) => found.find(({ ends }) => ends.includes(value))?.ids ?? { fromId: "", toId: "" };
  await transact(database.db, async (tx) => {
    await linkIdentities(tx, { ...of("ab@example.org"), ...byRule, reason: "looked" });
    await partIdentities(tx, { ...of("cd@example.org"), ...byRule });
    await linkIdentities(tx, { ...of("ef@example.org"), ...byRule, reason: "looked" });
    await undoLink(tx, { ...of("ef@example.org"), ...byRule, reason: "looked again" });
  });
  // Before anything is found anew, what was decided is gone from the list already.
  const { rows } = await listDuplicates(database.db, { limit: 100 });
  expect(rows.flatMap(({ one, other }) => [one.value, other.value])).not.toContain("cd@example.org");
  expect((await pairs()).map(({ ends }) => ends)).toEqual([["g.h@example.org", "gh@example.org"]]);
});

test("identities that several people use, and keys that many share, are no evidence", async () => {
  await said([
    { email: "info@example.org", shared: true },
    { email: "in.fo@example.org" },
    ...Array.from({ length: 9 }, (_, at) => ({ email: `team${".".repeat(1)}x+${at}@example.org` })),
  ]);
  expect(await pairs()).toEqual([]);
});

test("pages hold every pair once, also of one score", async () => {
  await said(
    Array.from({ length: 30 }, (_, at) => ({
      email: at % 2 === 0 ? `p.${at >> 1}@example.org` : `p${at >> 1}@example.org`,
    })),
  );
  await findDuplicates(database.db, NOW);
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await listDuplicates(database.db, { limit: 4, after });
    seen.push(...page.rows.map(({ one }) => one.identityId));
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen).toHaveLength(15);
  expect(new Set(seen).size).toBe(15);
  await expect(listDuplicates(database.db, { limit: 4, after: "x" })).rejects.toThrow("cannot be read");
});

test("of a hundred thousand identities the pairs are found without comparing all with all", async () => {
  await sql`
    insert into identity (home, identity_id, kind, space, value, sharing, person_id, known, name)
    select 0, id, 'email', '', 'person' || (n / 2) || case n % 2 when 0 then '' else '+shop' end || '@example.org',
      'personal', id, true, 'Common Name'
    from (select n, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id
      from generate_series(0, 99999) n) made`.execute(database.db);
  await sql`analyze identity`.execute(database.db);
  // 50,000 pairs are there; the surest 5,000 are kept.
  expect(await findDuplicates(database.db, NOW)).toBe(5000);
  const { count } = await listDuplicates(database.db, { limit: 1 });
  expect(count).toEqual({ value: 1000, capped: true });
});
