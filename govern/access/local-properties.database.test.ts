import { type Permission, isWithin, permissionIds } from "@firsthand/kernel/permissions";
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";

import { findRights } from "./queries/find-rights.ts";
import { type Browser, idIn, setUp, shareSites } from "./testing/site.ts";

const sites = shareSites();

const TREE = [
  ["House", null],
  ["Kettla", "House"],
  ["South", "Kettla"],
  ["West", "Kettla"],
  ["Team", "South"],
  ["Brinka", "House"],
  ["Annex", "Brinka"],
] as const;
const INSIDE: readonly string[] = ["Kettla", "South", "West", "Team"];
const unitNames = [...TREE.map(([name]) => name), "Northbrew", "Nowhere"];
const roles = ["administrator", "agent", "viewer", "auditor", "transformation_lead"];

const unit = fc.constantFrom(null, ...unitNames);
const grant = fc.record({
  role: fc.constantFrom(...roles),
  unit,
  function: fc.constantFrom(null, null, "care", "sales"),
});
const grants = fc.array(grant, { minLength: 1, maxLength: 3 });
const member = fc.nat({ max: 3 });

/** Something that an administrator of a unit may try. */
const attempt = fc.oneof(
  fc.record({ kind: fc.constant("grants" as const), member, grants: fc.array(grant, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("invite" as const), member: fc.nat({ max: 5 }), grants }),
  fc.record({ kind: fc.constant("withdraw" as const), index: fc.nat({ max: 6 }) }),
  fc.record({
    kind: fc.constant("unit" as const),
    name: fc.constantFrom(...unitNames),
    parent: unit,
    value: fc.constantFrom(null, true, false),
    locked: fc.boolean(),
    stays: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("key" as const),
    permissions: fc.subarray([...permissionIds], { minLength: 1, maxLength: 4 }),
    unit,
    function: fc.constantFrom(null, "care"),
  }),
);

test("whatever an administrator of a unit tries, nothing outside of it changes, for nobody", async () => {
  const { db } = sites.database();
  const counts = new Map([...TREE.map(([name]) => [name, 1] as const), ["Northbrew", 2]]);
  const site = await sites.start({ countUnits: async () => counts });
  const whole = await setUp(site);
  for (const [name, parent] of TREE) {
    const rules = { mask: { value: null, locked: false } };
    await whole.ask("PUT", `/api/access/units/${name}`, { parent, kind: "brand", rules, ifVersion: null });
  }
  const at = (role: string, of: string | null) => ({ role, unit: of, function: null });
  const invited = async (name: string, given: readonly object[]) =>
    whole.ask("POST", "/api/invitations", { name, email: `${name}@example.org`, grants: given });
  const join = async (name: string, given: readonly object[]) => {
    const { body } = await invited(name, given);
    const browser = site.browser();
    const accepted = await browser.ask("POST", `/api/invitations/${String(body["token"])}`, {
      password: "nine blue umbrellas",
    });
    return { browser, id: idIn(accepted.body) };
  };
  const local = await join("lia", [at("administrator", "Kettla")]);
  const people = [
    await join("bo", [at("agent", "South"), at("viewer", "Brinka")]),
    await join("cy", [at("agent", "Annex")]),
    await join("di", [at("viewer", null), at("administrator", "West")]),
    await join("ed", [{ ...at("function_lead", "Team"), function: "care" }]),
  ];
  await invited("flo", [at("viewer", "Brinka")]);
  await invited("gus", [at("viewer", "West"), at("viewer", "Annex")]);
  const ids = [local.id, ...people.map(({ id }) => id)];

  /** What each member may outside of the unit, the tree there, and the invitations that reach there. */
  const outside = async () => {
    const { rows: units } = await sql<{ name: string; parent: string | null }>`
      select name, parent, kind, mask, mask_locked, version from unit order by name`.execute(db);
    const { rows: waiting } = await sql<{ grants: { unit: string | null }[] }>`
      select email, grants from account_invitation order by id`.execute(db);
    const { rows: given } = await sql<{ unit: string | null }>`
      select user_id, role, unit, function, granted_at, granted_by from account_grant order by grant_id`.execute(db);
    const rights: string[] = [];
    for (const id of ids) rights.push(...(await rightsOutside(id)));
    const isOutside = (name: string | null) => name === null || !INSIDE.includes(name);
    return {
      rights,
      units: units.filter(({ name }) => isOutside(name)),
      invitations: waiting.filter(({ grants: offered }) => offered.some((one) => isOutside(one.unit))),
      grants: given.filter((one) => isOutside(one.unit)),
      top: units.find(({ name }) => name === "Kettla")?.parent,
    };
  };
  const rightsOutside = async (id: string): Promise<string[]> => {
    const { rights } = await findRights(db, id);
    const places = [null, ...unitNames.filter((name) => !INSIDE.includes(name))];
    return permissionIds.flatMap((permission: Permission) =>
      places.flatMap((place) =>
        [null, "care"].flatMap((of) =>
          isWithin(rights.reach(permission), { unit: place, function: of })
            ? [`${id} ${permission} ${place ?? "whole"} ${of ?? "all"}`]
            : [],
        ),
      ),
    );
  };

  const before = await outside();
  expect(before.rights.length).toBeGreaterThan(20);
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 8 }), async (attempts) => {
      for (const one of attempts) if ((await tryIt(local.browser, one)) < 300) done++;
      expect(await outside()).toEqual(before);
    }),
    { numRuns: 30 },
  );
  // A test in which nothing was allowed would prove nothing.
  expect(done).toBeGreaterThan(10);

  async function tryIt(by: Browser, one: typeof attempt extends fc.Arbitrary<infer T> ? T : never): Promise<number> {
    switch (one.kind) {
      case "grants":
        return (await by.ask("PUT", `/api/members/${people[one.member]?.id ?? ""}/grants`, { grants: one.grants }))
          .status;
      case "invite": {
        const email = `${["bo", "cy", "di", "flo", "gus", "new"][one.member] ?? "new"}@example.org`;
        return (await by.ask("POST", "/api/invitations", { name: "Guest", email, grants: one.grants })).status;
      }
      case "withdraw": {
        const { rows } = await sql<{ id: string }>`select id from account_invitation order by id`.execute(db);
        return (await by.ask("DELETE", `/api/invitations/${rows[one.index]?.id ?? local.id}`)).status;
      }
      case "unit": {
        const { rows } = await sql<{ parent: string | null; version: number }>`
          select parent, version from unit where name = ${one.name}`.execute(db);
        return (
          await by.ask("PUT", `/api/access/units/${one.name}`, {
            parent: one.stays ? (rows[0]?.parent ?? null) : one.parent,
            kind: "team",
            rules: { mask: { value: one.value, locked: one.locked } },
            ifVersion: rows[0]?.version ?? null,
          })
        ).status;
      }
      case "key": {
        const { permissions, unit: of, function: ofFunction } = one;
        const key = { name: "key", permissions, unit: of, function: ofFunction, expiresInDays: null };
        return (await by.ask("POST", "/api/keys", key)).status;
      }
    }
  }
});
