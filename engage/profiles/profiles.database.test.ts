import { personRecord, type PersonRecord } from "@firsthand/connect/records";
import type { ExportPiece } from "@firsthand/platform/personal-data";
import { transact, type Handle } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { findDataSubject, findIdentity, searchPeople, showPersonPage } from "../identities/index.ts";
import { acceptDeliveries } from "../listen/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld } from "../testing/index.ts";
import { clearProfiles, profilesPersonalData, takePersons } from "./index.ts";

vi.setConfig({ testTimeout: 60_000 });

const world = testWorld();
const source = publicSource;
let database: TestDatabase;
let db: Handle;
beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
  await declareSource(db, source, world.now);
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ["person_profile", "identity", "identity_key", "identity_link", "delivery", "interaction"])
    await sql`delete from ${sql.id(table)}`.execute(db);
});

const person = (more: Partial<Record<keyof PersonRecord, unknown>>) =>
  personRecord.parse({ externalId: "17", version: 1, at: "2026-01-01T00:00:00Z", account: "ann_s", ...more });
const take = (records: readonly PersonRecord[]) => transact(db, (tx) => takePersons(tx, world, { source, records }));
const known = async (value: string) => (await showPersonPage(db, (await findIdentity(db, value)).personId)).known;

/** What stands, without what differs from run to run. */
async function standing() {
  const { rows } = await sql`
    select p.external_id, p.version, p.state, p.language, p.attributes, p.at, i.value, i.name
    from person_profile p left join identity i using (identity_id) order by p.profile_id`.execute(db);
  return rows;
}

test("somebody of whom there is no message is found, with what is known and by whom", async () => {
  const ann = person({ name: "Ann Smith", language: "en", attributes: { tier: "gold" } });
  expect(await take([ann])).toEqual({ records: 1, accepted: 1, repeated: 0, revised: 0 });
  expect(await take([ann])).toEqual({ records: 1, accepted: 0, repeated: 1, revised: 0 });
  expect(await searchPeople(db, "Ann", { limit: 5 })).toMatchObject([{ name: "Ann Smith", value: "ann_s" }]);
  expect(await known("ann_s")).toMatchObject([
    { source: "birds", language: "en", unit: null, attributes: [{ name: "tier", value: "gold" }] },
  ]);
});

test("they are the same as who wrote: by account, and by proof of a verified mail address", async () => {
  const author = { role: "customer" as const, account: "ann_s" };
  const message = record({ externalId: "m1", author });
  const items = [{ status: "understood" as const, position: { record: 1, line: 1 }, record: message }];
  await transact(db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
  const mail = { email: "ann@example.org", emailVerified: true };
  await take([
    person({ ...mail, attributes: { tier: "gold" } }),
    person({ externalId: "18", account: undefined, ...mail }),
  ]);
  const [byAccount, byMail] = [await findIdentity(db, "ann_s"), await findIdentity(db, "ann@example.org")];
  expect(byMail.personId).toBe(byAccount.personId);
  const page = await showPersonPage(db, byMail.personId);
  expect(page.conversations).toBe(1);
  expect(page.known).toMatchObject([{ attributes: [{ name: "tier", value: "gold" }] }]);
});

test("whatever the order, the batches and the repetitions, the newest version stands", async () => {
  const versions = [
    person({ name: "Ann", attributes: { tier: "bronze", city: "Ulm" } }),
    person({ version: 2, name: "Ann S", at: "2026-01-02T00:00:00Z", attributes: { tier: "gold" } }),
    person({ version: 3, deleted: true, at: "2026-01-03T00:00:00Z" }),
    person({ externalId: "19", account: "bob", version: 4, attributes: { tier: "iron" } }),
    person({ externalId: "19", account: "bob", version: 4, at: "2026-01-05T00:00:00Z", attributes: { tier: "tin" } }),
  ];
  await take(versions);
  const expected = await standing();
  expect(expected).toMatchObject([{ state: expect.any(String) }, { state: expect.any(String) }]);
  expect(expected).toContainEqual(expect.objectContaining({ state: "deleted", external_id: null, attributes: {} }));
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...versions, ...versions], { minLength: 10 }),
      fc.integer({ min: 1, max: 4 }),
      async (order, size) => {
        for (const table of ["person_profile", "identity", "identity_key"])
          await sql`delete from ${sql.id(table)}`.execute(db);
        for (let at = 0; at < order.length; at += size) await take(order.slice(at, at + size));
        expect(await standing()).toEqual(expected);
      },
    ),
    { numRuns: 15 },
  );
});

test("many at once who tell of the same people wait for each other, and all is there once", async () => {
  const records = Array.from({ length: 30 }, (_, n) => person({ externalId: String(n), account: `a${n}` }));
  const tallies = await Promise.all([records, records.toReversed(), records].map((some) => take(some)));
  expect(tallies.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(30);
  expect(await standing()).toHaveLength(30);
});

test("what messages tell of their author is kept beside, of each thing what was said last", async () => {
  const said = (externalId: string, at: string, attributes: Record<string, string>) => ({
    status: "understood" as const,
    position: { record: 1, line: 1 },
    record: record({ externalId, at, author: { role: "customer", account: "ann_s", attributes } }),
  });
  const items = [
    said("m2", "2026-01-02T00:00:00Z", { plan: "pro" }),
    said("m1", "2026-01-01T00:00:00Z", { plan: "free", city: "Ulm" }),
  ];
  for (const item of items)
    await transact(db, (tx) => acceptDeliveries(tx, world, { source, items: [item], importId: null }));
  expect((await known("ann_s"))[0]?.attributes).toEqual([
    { name: "city", value: "Ulm" },
    { name: "plan", value: "pro" },
  ]);
});

test("who may not see personal data sees what is known by its name alone; out of reach it is not there", async () => {
  await take([person({ unit: "north", attributes: { tier: "gold" } })]);
  const { personId } = await findIdentity(db, "ann_s");
  const north = [{ units: ["north"], functions: null }];
  const masked = await showPersonPage(db, personId, { reach: north, clear: [] });
  expect(masked.known).toMatchObject([{ unit: "north", attributes: [{ name: "tier", value: null }] }]);
  expect(await searchPeople(db, "ann", { limit: 5, reach: north })).toHaveLength(1);
  const south = [{ units: ["south"], functions: null }];
  await expect(showPersonPage(db, personId, { reach: south })).rejects.toMatchObject({ code: "unknown_person" });
  expect(await searchPeople(db, "ann", { limit: 5, reach: south })).toEqual([]);
});

test("who is erased is out of it, also of what is known of others, and no version brings them back", async () => {
  await take([
    person({ email: "ann@example.org", emailVerified: true, attributes: { tier: "gold" } }),
    person({ externalId: "19", account: "bob", attributes: { "Sent by": "ann@example.org, a friend" } }),
  ]);
  const { identityId } = await findIdentity(db, "ann_s");
  const mail = await findIdentity(db, "ann@example.org");
  const subject = await findDataSubject(db, [identityId, mail.identityId]);
  const count = async () => (await profilesPersonalData.find(db, subject)).map(({ rows }) => rows);
  expect(await count()).toEqual([1, 1]);
  const pieces: ExportPiece[] = [];
  for await (const piece of profilesPersonalData.export(db, subject)) pieces.push(piece);
  expect(pieces[0]?.records).toMatchObject([{ source: "birds", id: "17", known: ["tier: gold"] }]);
  await transact(db, (tx) => profilesPersonalData.erase(tx, subject, world.now));
  expect(await count()).toEqual([]);
  expect(JSON.stringify(await standing())).not.toMatch(/gold|"17"|ann@/);
  await take([person({ version: 99, at: "2027-01-01T00:00:00Z", attributes: { tier: "platinum" } })]);
  expect(JSON.stringify(await standing())).not.toContain("platinum");
  expect(JSON.stringify(await standing())).toContain("[erased], a friend");
});

test("who was erased does not come back by a record of another system that did not change since", async () => {
  const mail = { email: "ann@example.org", emailVerified: true };
  await take([person(mail)]);
  const { identityId } = await findIdentity(db, "ann@example.org");
  const { keys } = await findDataSubject(db, [identityId]);
  expect(keys).toHaveLength(1);
  await sql`insert into erasure (erasure_id, erased_at, identity_ids, keys, delivery_ids)
    values (gen_random_uuid(), '2026-02-01', '{}', ${JSON.stringify(keys)}::jsonb, '{}')`.execute(db);
  const elsewhere = { ...mail, externalId: "other", account: undefined };
  expect(await take([person({ ...elsewhere, at: "2026-01-20T00:00:00Z" })])).toMatchObject({ accepted: 0 });
  expect(await take([person({ ...elsewhere, at: "2026-02-02T00:00:00Z" })])).toMatchObject({ accepted: 1 });
  await sql`delete from erasure`.execute(db);
});

test("what was kept too long comes back with the next change at its source, and not before", async () => {
  await take([person({ attributes: { tier: "gold" } })]);
  const { identityId } = await findIdentity(db, "ann_s");
  await transact(db, (tx) => clearProfiles(tx, [identityId], new Date("2026-02-01T00:00:00Z")));
  await take([person({ version: 2, at: "2026-01-15T00:00:00Z", attributes: { tier: "silver" } })]);
  expect(JSON.stringify(await standing())).not.toMatch(/gold|silver/);
  await take([person({ version: 3, at: "2026-02-02T00:00:00Z", attributes: { tier: "new" } })]);
  expect(await known("ann_s")).toMatchObject([{ attributes: [{ name: "tier", value: "new" }] }]);
});
