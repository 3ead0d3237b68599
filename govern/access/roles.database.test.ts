import { accessKinds, permissionIds, type Permission } from "@firsthand/kernel/permissions";
import type { TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";

import { type Browser, type Site, codeOf, idIn, join, setUp, shareSites, withKey } from "./testing/site.ts";

const sites = shareSites();
let database: TestDatabase;
let site: Site;
let by: Browser;

beforeEach(async () => {
  database = sites.database();
  site = sites.site();
  by = await setUp(site);
});

const whole = { unit: null, function: null };
const place = (name: string, more: object = {}) =>
  by.ask("PUT", `/api/access/units/${encodeURIComponent(name)}`, {
    parent: null,
    kind: "brand",
    rules: { mask: { value: null, locked: false } },
    ifVersion: null,
    ...more,
  });
const may = async (browser: Browser) => (await browser.ask("GET", "/api/session")).body["may"];

describe("roles", () => {
  const guest = { title: "Guest", words: "Looks at figures.", permissions: ["figures.read"], ifVersion: null };

  test("ten came with the product, and all they speak of exists", async () => {
    const { body } = await by.ask("GET", "/api/roles");
    const roles = Object.values(body) as { role: string; permissions: Permission[]; shipped: boolean }[];
    expect(roles.map(({ role }) => role).toSorted()).toEqual([
      "administrator",
      "agent",
      "analyst",
      "auditor",
      "community_manager",
      "executive",
      "function_lead",
      "integrator",
      "transformation_lead",
      "viewer",
    ]);
    expect(roles[0]).toMatchObject({ role: "administrator", permissions: [...permissionIds], holders: 1 });
    const { rows } = await sql<{ permission: string }>`
      select distinct unnest(permissions) as permission from account_role`.execute(database.db);
    for (const { permission } of rows) expect(accessKinds).toContain(permission);
  });

  test("a role that is made is held, changed for all who hold it at once, and removed when nobody does", async () => {
    expect((await by.ask("PUT", "/api/roles/guest", guest)).body).toMatchObject({ version: 1, shipped: false });
    const { browser, id } = await join(site, by, "guest");
    expect(await may(browser)).toEqual(["open", "known", "figures.read"]);
    const wider = { ...guest, permissions: ["figures.read", "position.read"], ifVersion: 1 };
    expect((await by.ask("PUT", "/api/roles/guest", wider)).body).toMatchObject({ version: 2, changedBy: "Ann" });
    expect(await may(browser)).toEqual(["open", "known", "figures.read", "position.read", "position.read:whole"]);
    expect(await codeOf(by.ask("PUT", "/api/roles/guest", wider))).toBe("409 role_changed");
    expect(await codeOf(by.ask("DELETE", "/api/roles/guest"))).toBe("409 role_held");
    await by.ask("DELETE", `/api/members/${id}`);
    expect((await by.ask("DELETE", "/api/roles/guest")).status).toBe(204);
    expect(await codeOf(by.ask("DELETE", "/api/roles/guest"))).toBe("404 role_unknown");
  });

  test.each([
    ["PUT", "/api/roles/administrator", { ...guest, ifVersion: 1 }, "409 role_fixed"],
    ["DELETE", "/api/roles/viewer", undefined, "409 role_fixed"],
    ["PUT", "/api/roles/guest", { ...guest, ifVersion: 3 }, "404 role_unknown"],
    ["PUT", "/api/roles/guest", { ...guest, permissions: ["figures.write"] }, "400 invalid_input"],
    ["PUT", "/api/roles/Guest!", guest, "400 invalid_input"],
  ])("%s %s is refused", async (method, path, body, code) => {
    expect(await codeOf(by.ask(method, path, body))).toBe(code);
  });

  test("nobody gives or takes what they may not do themselves", async () => {
    const keeper = {
      ...guest,
      title: "Keeper",
      permissions: ["access.read", "access.manage", "keys.manage", "figures.read"],
    };
    await by.ask("PUT", "/api/roles/keeper", keeper);
    const { browser, id } = await join(site, by, "keeper");
    const own = { grants: [{ role: "administrator", ...whole }] };
    expect(await codeOf(browser.ask("PUT", `/api/members/${id}/grants`, own))).toBe("403 beyond_own");
    const cy = { name: "Cy", email: "cy@example.org", ...own };
    expect(await codeOf(browser.ask("POST", "/api/invitations", cy))).toBe("403 beyond_own");
    const wider = { ...keeper, permissions: [...keeper.permissions, "privacy.erase"], ifVersion: 1 };
    expect(await codeOf(browser.ask("PUT", "/api/roles/keeper", wider))).toBe("403 beyond_own");
    const ann = idIn((await by.ask("GET", "/api/session")).body["person"]);
    const less = { grants: [{ role: "keeper", ...whole }] };
    expect(await codeOf(browser.ask("PUT", `/api/members/${ann}/grants`, less))).toMatch(/^4\d\d /);
    const key = { name: "k", permissions: ["privacy.erase"], expiresInDays: null };
    expect(await codeOf(browser.ask("POST", "/api/keys", key))).toBe("403 beyond_own");
    expect((await browser.ask("POST", "/api/keys", { ...key, permissions: ["figures.read"] })).status).toBe(200);
  });

  test("whoever was a member before there were roles keeps what members could do", async () => {
    const { rows } = await sql<{ role: string }>`select role from account_role where role = 'member'`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });
});

describe("grants", () => {
  test("for a unit: its rows, and nothing that concerns the whole", async () => {
    const { browser } = await join(site, by, "administrator", { unit: "Kettla", function: "care" });
    const opened = (await may(browser)) as string[];
    expect(opened).toContain("conversations.read");
    expect(opened).not.toContain("access.manage");
    expect(await codeOf(browser.ask("GET", "/api/members"))).toBe("403 not_allowed");
  });

  test.each([
    [{ role: "guide", ...whole }, "422 role_unknown"],
    [{ role: "agent", unit: "Nowhere", function: null }, "422 unit_unknown"],
    [{ role: "agent", unit: null, function: "cooking" }, "400 invalid_input"],
  ])("%o is refused", async (grant, code) => {
    const cy = { name: "Cy", email: "cy@example.org", grants: [grant] };
    expect(await codeOf(by.ask("POST", "/api/invitations", cy))).toBe(code);
  });

  test("a last administrator for one unit only would be none", async () => {
    const ann = idIn((await by.ask("GET", "/api/session")).body["person"]);
    const grants = [{ role: "administrator", unit: "Kettla", function: null }];
    expect(await codeOf(by.ask("PUT", `/api/members/${ann}/grants`, { grants }))).toBe("409 last_administrator");
  });
});

describe("units", () => {
  test("those of the log are there to be placed; the tree has no circle", async () => {
    const [only] = Object.values((await by.ask("GET", "/api/access/units")).body);
    expect(only).toMatchObject({ name: "Kettla", conversations: 3, version: null, holds: { mask: { value: true } } });
    await place("Group");
    expect((await place("Kettla", { parent: "Group", kind: "brand" })).status).toBe(200);
    await place("South", { parent: "Kettla", kind: "team" });
    expect(await codeOf(place("Group", { parent: "South", ifVersion: 1 }))).toBe("422 unit_circle");
    expect(await codeOf(place("Group", { parent: "Group", ifVersion: 1 }))).toBe("422 unit_circle");
    expect(await codeOf(place("West", { parent: "Nowhere" }))).toBe("422 unit_unknown");
    expect(await codeOf(place("South", { parent: "Kettla" }))).toBe("409 unit_changed");
    expect(await codeOf(by.ask("DELETE", "/api/access/units/Kettla"))).toBe("409 unit_in_use");
    const { browser } = await join(site, by, "agent", { unit: "South", function: null });
    expect(await codeOf(by.ask("DELETE", "/api/access/units/South"))).toBe("409 unit_in_use");
    expect(await may(browser)).toContain("conversations.read");
  });

  test("what a unit above locks, one below cannot change", async () => {
    const mask = (value: boolean | null, locked = false) => ({ rules: { mask: { value, locked } } });
    await place("Group", mask(false, true));
    expect(await codeOf(place("Kettla", { parent: "Group", ...mask(true) }))).toBe("409 rule_locked");
    await place("Kettla", { parent: "Group" });
    const kettla = async () =>
      Object.values((await by.ask("GET", "/api/access/units")).body).find((unit) =>
        JSON.stringify(unit).includes('"Kettla"'),
      );
    expect(await kettla()).toMatchObject({ holds: { mask: { value: false, from: "Group", locked: true } } });
    await place("Group", { ...mask(false), ifVersion: 1 });
    expect((await place("Kettla", { parent: "Group", ...mask(true), ifVersion: 1 })).status).toBe(200);
    expect(await kettla()).toMatchObject({ holds: { mask: { value: true, from: "Kettla", locked: false } } });
  });

  test("the access key of the installation may all this too", async () => {
    const row = { parent: null, kind: "team", rules: { mask: { value: null, locked: false } }, ifVersion: null };
    expect((await site.browser().ask("PUT", "/api/access/units/North", row, withKey)).status).toBe(200);
  });
});
