import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { makeLink } from "./commands/make-link.ts";
import type { ConsentGround, KnownIdentity } from "./ground.ts";
import { createLimiter, linkKey, PREFERENCES_LIMIT } from "./index.ts";
import { holderOf } from "./queries/open-preferences.ts";
import { clearConsents } from "./store/personal-data.ts";

const identity = (last: number): KnownIdentity => ({
  identityId: `01998f3e-7c1a-7001-8def-00000000000${last}`,
  kind: "email",
  value: `anna${last}@example.org`,
  keys: [],
});
const [first, second] = [identity(1), identity(2)];
const now = new Date("2026-03-10T09:00:00Z");

let database: TestDatabase;
let ground: ConsentGround;
beforeAll(async () => {
  database = await cloneDatabase();
  ground = {
    organisation: null,
    db: database.db,
    now: () => now,
    key: linkKey(new Uint8Array(32)),
    limit: createLimiter(PREFERENCES_LIMIT),
    customers: {
      identitiesOf: async () => [first, second],
      find: async () => new Map(),
      count: async () => ({ people: 0, said: [] }),
    },
  };
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate consent_link, erasure"));

const erase = ({ identityId }: KnownIdentity) =>
  database.pool.query("insert into erasure values (gen_random_uuid(), now(), $1, '[]', '{}')", [[identityId]]);
const make = async () =>
  (await makeLink(ground, { id: first.identityId, days: 30, by: "Ada" })).path.replace("/preferences#", "");
const open = async (token: string) => (await holderOf(database.db, ground, token)).identity.identityId;
const shut = { code: "preference_link_not_open" };

test("a link from before the links were taken out never opens again, also when others are made at the same moment", async () => {
  const before = await make();
  await clearConsents(database.db, [first.identityId]);
  const after = await make();
  await expect(open(before)).rejects.toMatchObject(shut);
  expect(await open(after)).toBe(first.identityId);
});

test("who is erased has no link and gets none; an address that came later does", async () => {
  const before = await make();
  await erase(first);
  await expect(open(before)).rejects.toMatchObject(shut);
  const again = await make();
  expect(await open(again)).toBe(second.identityId);
  await erase(second);
  await expect(open(again)).rejects.toMatchObject(shut);
  await expect(make()).rejects.toMatchObject({ code: "person_erased", status: 409 });
});
