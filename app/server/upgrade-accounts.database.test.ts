import { createHash } from "node:crypto";

import { createAccess } from "@firsthand/govern/access";
import { createSecrets } from "@firsthand/platform/secrets";
import { emptyDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { discover, PROJECT_ROOT } from "../../platform/storage/migrate/discover.ts";
import { migrate } from "../../platform/storage/migrate/index.ts";

/** The steps that a database has done from before there were roles. */
const all = discover(PROJECT_ROOT).migrations;
const before = all.filter(({ name }) => name < "20261122T13");

const people = ["administrator", "member", "viewer"];
const keys = { administer: "privacy.erase", edit: "imports.run", view: "figures.read" };
let database: TestDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
  const { pool } = database;
  await migrate(pool, { only: before });
  for (const [index, role] of people.entries()) {
    await pool.query(
      `insert into account_user (id, name, email, role, created_at, updated_at) values ($1, $2, $3, $2, now(), now())`,
      [`00000000-0000-4000-8000-00000000000${index}`, role, `${role}@example.org`],
    );
    await pool.query(
      `insert into account_invitation (id, name, email, role, token_hash, invited_by, created_at, expires_at)
       values (gen_random_uuid(), $1, $2, $1, $3, 'Ann', now(), now() + interval '7 days')`,
      [role, `${role}@example.com`, Buffer.from(role)],
    );
  }
  for (const access of Object.keys(keys)) {
    await pool.query(
      `insert into account_key (id, name, key_hash, start, access, made_by, made_by_id, created_at)
       values (gen_random_uuid(), $1, $2, 'fh_', $1, 'administrator', $3, now())`,
      [access, createHash("sha256").update(`fh_${access}`).digest(), "00000000-0000-4000-8000-000000000000"],
    );
  }
  // What people made themselves between two releases.
  await migrate(pool, { only: all.filter(({ name }) => name >= "20261122T13" && name < "20261122T22") });
  await pool.query(
    `insert into account_role (role, title, words, permissions, shipped, version)
     values ('keeper', 'Keeper', '', '{system.read,system.manage}', false, 1), ('looker', 'Looker', '', '{system.read}', false, 1)`,
  );
  await pool.query(
    `insert into account_key (id, name, key_hash, start, permissions, made_by, created_at)
     values (gen_random_uuid(), 'nightly', $1, 'fh_', '{system.manage}', 'the access key', now())`,
    [createHash("sha256").update("fh_nightly").digest()],
  );
  await migrate(pool);
}, 60_000);
afterAll(() => database.drop());

test("who could set the purposes of consent still can, and nobody else", async () => {
  const { rows } = await database.pool.query(
    "select role from account_role where 'consent.manage' = any(permissions) order by 1",
  );
  expect(rows).toEqual([{ role: "keeper" }]);
  expect(await opens("nightly")).toContain("consent.manage");
  expect(await opens("edit")).not.toContain("consent.manage");
});

test("whoever had an account holds the role of that name, for the whole, and who is invited will", async () => {
  const { rows: grants } = await database.pool.query(
    `select u.name, g.role, g.unit, g.function from account_grant g join account_user u on u.id = g.user_id order by 1`,
  );
  expect(grants).toEqual(people.map((role) => ({ name: role, role, unit: null, function: null })));
  const { rows: invited } = await database.pool.query("select name, grants from account_invitation order by 1");
  expect(invited).toEqual(people.map((role) => ({ name: role, grants: [{ role, unit: null, function: null }] })));
  const { rows: roles } = await database.pool.query("select permissions from account_role where role = 'member'");
  expect(roles[0]?.permissions).toEqual(expect.arrayContaining(["imports.run", "attestations.answer", "people.link"]));
});

/** What a key opens now. */
async function opens(key: string) {
  const access = createAccess({
    db: database.db,
    secret: Buffer.alloc(32, 7),
    now: () => new Date(),
    codeNeeded: false,
    countUnits: async () => new Map(),
    secrets: createSecrets({ dataDirectory: "/nowhere", keys: `1:${"ab".repeat(32)}` }),
  });
  return (await access.recognise({ authorization: `Bearer fh_${key}` })).asker.may;
}

test("keys open what they opened", async () => {
  for (const [key, permission] of Object.entries(keys)) expect(await opens(key)).toContain(permission);
  expect(await opens("edit")).not.toContain("privacy.erase");
  expect(await opens("view")).not.toContain("imports.run");
});
