import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";

import { type Browser, type Site, ann, codeOf, idIn, setUp, shareSites } from "./testing/site.ts";

const sites = shareSites();
let site: Site;
let whole: Browser;

/** House holds Kettla with South and West below it; Brinka stands beside. Northbrew is named by messages alone. */
const TREE = [
  ["House", null],
  ["Kettla", "House"],
  ["South", "Kettla"],
  ["West", "Kettla"],
  ["Brinka", "House"],
] as const;

const password = "nine blue umbrellas";
const at = (role: string, unit: string | null) => ({ role, unit, function: null });
const rule = (value: boolean | null, locked = false) => ({ mask: { value, locked } });

beforeEach(async () => {
  site = await sites.start({
    countUnits: async () => new Map([...TREE.map(([name]) => [name, 1] as const), ["Northbrew", 2]]),
  });
  whole = await setUp(site);
  for (const [name, parent] of TREE)
    expect(await codeOf(save(whole, name, { parent, ifVersion: null }))).toBe("200 undefined");
});

function save(by: Browser, name: string, more: object = {}) {
  const unit = { parent: null, kind: "brand", rules: rule(null), ifVersion: 1, ...more };
  return by.ask("PUT", `/api/access/units/${encodeURIComponent(name)}`, unit);
}

function invite(by: Browser, email: string, grants: readonly object[]) {
  return by.ask("POST", "/api/invitations", { name: email.split("@")[0], email, grants });
}

/** Somebody with these roles, signed in. */
async function join(by: Browser, email: string, grants: readonly object[]): Promise<{ browser: Browser; id: string }> {
  const invited = await invite(by, email, grants);
  const browser = site.browser();
  const path = `/api/invitations/${String(invited.body["token"])}`;
  const accepted = await browser.ask("POST", path, { password });
  expect(accepted).toMatchObject({ status: 200, body: { state: "signed_in" } });
  return { browser, id: idIn(accepted.body) };
}

const names = async (by: Browser, path: string) =>
  z
    .array(z.looseObject({ name: z.string() }))
    .parse((await by.ask("GET", path)).body)
    .map(({ name }) => name);

const grantsOf = async (by: Browser, id: string) =>
  z
    .array(z.looseObject({ id: z.string(), grants: z.array(z.unknown()) }))
    .parse((await by.ask("GET", "/api/members")).body)
    .find((member) => member.id === id)?.grants;

const setGrants = (by: Browser, id: string, grants: readonly object[]) =>
  by.ask("PUT", `/api/members/${id}/grants`, { grants });

describe("who administers a unit", () => {
  let local: Browser;
  let lia: string;

  beforeEach(async () => {
    ({ browser: local, id: lia } = await join(whole, "lia@example.org", [at("administrator", "Kettla")]));
  });

  test("sees members who hold a role there, with these roles, and nobody else", async () => {
    const { id } = await join(whole, "bo@example.org", [at("agent", "South"), at("viewer", "Brinka")]);
    await join(whole, "cy@example.org", [at("agent", "Brinka")]);
    await join(whole, "di@example.org", [at("agent", null)]);
    await invite(whole, "eve@example.org", [at("viewer", "West")]);
    await invite(whole, "flo@example.org", [at("viewer", "West"), at("viewer", "Brinka")]);
    expect(await names(local, "/api/members")).toEqual(["bo", "lia", "eve"]);
    expect(await grantsOf(local, id)).toEqual([at("agent", "South")]);
    const roles = z.array(z.looseObject({ role: z.string(), holders: z.number(), changedBy: z.null() }));
    const held = roles.parse((await local.ask("GET", "/api/roles")).body).filter(({ holders }) => holders > 0);
    expect(held.map(({ role, holders }) => [role, holders])).toEqual([
      ["administrator", 1],
      ["agent", 1],
    ]);
  });

  test("sees the units there, and of those above the name alone", async () => {
    expect(await names(local, "/api/access/units")).toEqual(["Kettla", "South", "West"]);
    const units = await local.ask("GET", "/api/access/units");
    expect(Object.values(units.body)[0]).toMatchObject({ name: "Kettla", parent: "House" });
  });

  test("invites for there and below, and nowhere else", async () => {
    const { browser } = await join(local, "bo@example.org", [at("agent", "South"), at("administrator", "West")]);
    expect((await browser.ask("GET", "/api/session")).body).toMatchObject({
      may: expect.arrayContaining(["people.read"]),
    });
    const refused = (grant: object) => codeOf(invite(local, "cy@example.org", [grant]));
    expect(await refused(at("agent", "Brinka"))).toBe("422 unit_unknown");
    expect(await refused(at("agent", "House"))).toBe("422 unit_unknown");
    expect(await refused(at("agent", "Nowhere"))).toBe("422 unit_unknown");
    expect(await refused({ ...at("agent", "Brinka"), function: "care" })).toBe("422 unit_unknown");
    expect(await refused(at("viewer", null))).toBe("403 beyond_own");
    expect(await refused({ ...at("viewer", null), function: "care" })).toBe("403 beyond_own");
  });

  test("a unit out of reach is answered word for word as one that is not there", async () => {
    const asked = async (unit: string) => {
      const { body } = await invite(local, "cy@example.org", [at("agent", unit)]);
      return JSON.stringify({ ...body, requestId: null, instance: null }).replaceAll(unit, "UNIT");
    };
    expect(await asked("Brinka")).toBe(await asked("Nowhere"));
    const saved = async (name: string) => {
      const { status, body } = await save(local, name, { parent: "Kettla", ifVersion: null });
      return JSON.stringify({ status, ...body, requestId: null, instance: null }).replaceAll(name, "UNIT");
    };
    expect(await saved("Brinka")).toBe(await saved("Nowhere"));
    expect(await saved("Northbrew")).toBe(await saved("Nowhere"));
  });

  test("does not learn what somebody holds elsewhere by naming it", async () => {
    const { id } = await join(whole, "bo@example.org", [at("agent", "South"), at("viewer", "Brinka")]);
    const named = (grant: object) => codeOf(setGrants(local, id, [at("agent", "South"), grant]));
    expect(await named(at("viewer", "Brinka"))).toBe(await named(at("analyst", "Brinka")));
    expect(await named(at("viewer", "Brinka"))).toBe("422 unit_unknown");
    await setGrants(whole, id, [at("agent", "South"), at("administrator", null)]);
    expect(await named(at("administrator", null))).toBe(await named(at("viewer", null)));
    expect(await grantsOf(whole, id)).toEqual([at("administrator", null), at("agent", "South")]);
  });

  test("gives no more than they hold themselves", async () => {
    const reads = ["figures.read", "position.read", "taxonomy.read", "insight.read", "pulse.read"];
    const steward = ["access.read", "access.manage", ...reads];
    await whole.ask("PUT", "/api/roles/steward", {
      title: "Steward",
      words: "",
      permissions: steward,
      ifVersion: null,
    });
    const { browser } = await join(whole, "sam@example.org", [at("steward", "Kettla")]);
    expect(await codeOf(invite(browser, "a@example.org", [at("agent", "South")]))).toBe("403 beyond_own");
    expect(await codeOf(invite(browser, "a@example.org", [at("executive", "South")]))).toBe("200 undefined");
    // Who is more than they are is not less by them.
    expect(await codeOf(setGrants(browser, lia, []))).toBe("403 beyond_own");
    // Personal data are shown in South to everybody, but only as long as the unit says so.
    await save(whole, "South", { parent: "Kettla", rules: rule(false) });
    const unmasks = { title: "Unmasks", words: "", permissions: ["personal.unmask"], ifVersion: null };
    await whole.ask("PUT", "/api/roles/unmasks", unmasks);
    expect(await codeOf(invite(browser, "b@example.org", [at("unmasks", "South")]))).toBe("403 beyond_own");
  });

  test("changes and takes away roles held there; those held elsewhere stay, and are not told", async () => {
    const { id } = await join(whole, "bo@example.org", [at("agent", "South"), at("viewer", "Brinka")]);
    const changed = await setGrants(local, id, [at("function_lead", "West")]);
    expect(changed.body).toMatchObject({ grants: [at("function_lead", "West")] });
    expect(await grantsOf(whole, id)).toEqual([at("function_lead", "West"), at("viewer", "Brinka")]);
    expect(await codeOf(setGrants(local, id, []))).toBe("200 undefined");
    expect(await grantsOf(whole, id)).toEqual([at("viewer", "Brinka")]);
    expect(await names(local, "/api/members")).toEqual(["lia"]);
    // From now on bo is somebody whom they do not see.
    expect(await codeOf(setGrants(local, id, [at("viewer", "South")]))).toBe("404 member_unknown");
    expect(await codeOf(setGrants(local, lia.replace(/.$/, "0"), [at("viewer", "South")]))).toBe("404 member_unknown");
    const [giver] = (
      await sql<{ granted_by: string }>`select granted_by from account_grant where user_id = ${id}`.execute(
        sites.database().db,
      )
    ).rows;
    expect(giver?.granted_by).toBe("Ann");
    expect(await codeOf(setGrants(whole, id, []))).toBe("400 no_role_given");
  });

  test("never does what concerns the whole", async () => {
    const { id } = await join(whole, "bo@example.org", [at("agent", "South")]);
    for (const [method, path, body] of [
      ["DELETE", `/api/members/${id}`, undefined],
      ["GET", `/api/members/${id}/sign-in`, undefined],
      ["DELETE", `/api/members/${id}/factors`, undefined],
      ["DELETE", `/api/members/${id}/sessions`, undefined],
      ["PUT", "/api/roles/guest", { title: "Guest", words: "", permissions: [], ifVersion: null }],
      ["DELETE", "/api/roles/guest", undefined],
      ["GET", "/api/providers", undefined],
      ["GET", "/api/sign-in-rule", undefined],
      ["PUT", "/api/sign-in-rule", { secondFactor: "none", ifVersion: 0 }],
      ["GET", "/api/mail", undefined],
      ["DELETE", "/api/access/units/South", undefined],
    ] as const)
      expect([path, await codeOf(local.ask(method, path, body))]).toEqual([path, "403 not_allowed"]);
  });

  test("orders what is below their unit, and sets its rules", async () => {
    expect(await codeOf(save(local, "West", { parent: "South", kind: "team" }))).toBe("200 undefined");
    expect(await codeOf(save(local, "Kettla", { parent: "House", rules: rule(false) }))).toBe("200 undefined");
    expect(await codeOf(save(local, "Kettla", { parent: null, ifVersion: 2 }))).toBe("403 beyond_own");
    expect(await codeOf(save(local, "Kettla", { parent: "Brinka", ifVersion: 2 }))).toBe("422 unit_unknown");
    expect(await codeOf(save(local, "South", { parent: "Brinka" }))).toBe("422 unit_unknown");
    expect(await codeOf(save(local, "South", { parent: null }))).toBe("403 beyond_own");
    expect(await codeOf(save(local, "House", { parent: null }))).toBe("404 unit_unknown");
    // Who places a name that messages carry opens their rows.
    expect(await codeOf(save(local, "Northbrew", { parent: "Kettla", ifVersion: null }))).toBe("404 unit_unknown");
    expect(await codeOf(save(local, "Brinka", { parent: "Kettla" }))).toBe("404 unit_unknown");
  });

  test("does not change what a unit above has locked", async () => {
    await save(whole, "House", { rules: rule(true, true) });
    expect(await codeOf(save(local, "Kettla", { parent: "House", rules: rule(false) }))).toBe("409 rule_locked");
    expect(await codeOf(save(local, "South", { parent: "Kettla", rules: rule(false) }))).toBe("409 rule_locked");
  });

  test("of two units moves nothing from one to the other, where rules and rows of others hang on it", async () => {
    await save(whole, "Kettla", { parent: "House", rules: rule(true, true) });
    const both = await join(whole, "bo@example.org", [at("administrator", "South"), at("administrator", "Brinka")]);
    await save(whole, "West", { parent: "South" });
    expect(await codeOf(save(both.browser, "West", { parent: "Brinka", ifVersion: 2 }))).toBe("403 beyond_own");
  });

  test("shows no personal data to others that they do not see themselves", async () => {
    const steward = ["access.read", "access.manage", "people.read"];
    await whole.ask("PUT", "/api/roles/steward", {
      title: "Steward",
      words: "",
      permissions: steward,
      ifVersion: null,
    });
    const { browser } = await join(whole, "sam@example.org", [at("steward", "Kettla")]);
    expect(await codeOf(save(browser, "South", { parent: "Kettla", rules: rule(false) }))).toBe("403 beyond_own");
    await save(whole, "West", { parent: "Kettla", rules: rule(false) });
    expect(await codeOf(save(browser, "South", { parent: "West" }))).toBe("403 beyond_own");
  });

  test("makes keys for there, sees and removes their own, and no others", async () => {
    const wanted = { name: "report", permissions: ["figures.read"], expiresInDays: null };
    const of = (by: Browser, unit: string | null, more: object = {}) =>
      by.ask("POST", "/api/keys", { ...wanted, unit, ...more });
    const others = idIn((await of(whole, "South")).body);
    const own = await of(local, "South");
    expect(await names(local, "/api/keys")).toEqual(["report"]);
    expect(idIn((await local.ask("GET", "/api/keys")).body)).toBe(idIn(own.body));
    expect(await codeOf(of(local, null))).toBe("403 beyond_own");
    expect(await codeOf(of(local, "Brinka"))).toBe("422 unit_unknown");
    expect(await codeOf(of(local, "Nowhere"))).toBe("422 unit_unknown");
    expect(await codeOf(of(local, null, { function: "care" }))).toBe("403 beyond_own");
    expect(await codeOf(local.ask("DELETE", `/api/keys/${others}`))).toBe("404 key_unknown");
    const headers = { authorization: `Bearer ${String(own.body["key"])}` };
    expect((await site.browser().ask("POST", "/may/figures.read", undefined, headers)).status).toBe(200);
    expect((await local.ask("DELETE", `/api/keys/${idIn(own.body)}`)).status).toBe(204);
    expect(await codeOf(site.browser().ask("POST", "/may/figures.read", undefined, headers))).toBe("401 key_wrong");
  });

  test("a key with their rights reaches no further than they do", async () => {
    const permissions = ["access.read", "access.manage", "keys.manage", "conversations.read"];
    const key = { name: "script", permissions, unit: "South", expiresInDays: null };
    const made = await local.ask("POST", "/api/keys", key);
    const headers = { authorization: `Bearer ${String(made.body["key"])}` };
    const guest = { title: "Reader", words: "", permissions: ["conversations.read"], ifVersion: null };
    await whole.ask("PUT", "/api/roles/reader", guest);
    const asked = (unit: string) =>
      codeOf(
        site
          .browser()
          .ask(
            "POST",
            "/api/invitations",
            { name: "Cy", email: "cy@example.org", grants: [at("reader", unit)] },
            headers,
          ),
      );
    expect([await asked("South"), await asked("West"), await asked("Kettla")]).toEqual([
      "200 undefined",
      "422 unit_unknown",
      "422 unit_unknown",
    ]);
    await setGrants(whole, lia, [at("viewer", "Brinka")]);
    expect(await asked("South")).toBe("403 not_allowed");
  });
});

describe("somebody whom who invites does not see", () => {
  test("is answered like anybody, keeps what they have, and adds the roles with their password", async () => {
    const { browser: local } = await join(whole, "lia@example.org", [at("administrator", "Kettla")]);
    const { id } = await join(whole, "bo@example.org", [at("viewer", "Brinka")]);
    const invited = await invite(local, "bo@example.org", [at("agent", "South")]);
    const stranger = await invite(local, "nobody@example.org", [at("agent", "South")]);
    expect([invited.status, Object.keys(invited.body)]).toEqual([200, Object.keys(stranger.body)]);
    expect(await names(local, "/api/members")).toEqual(["lia", "bo", "nobody"]);
    const path = `/api/invitations/${String(invited.body["token"])}`;
    const browser = site.browser();
    expect(await codeOf(browser.ask("POST", path, { password: "eleven red kettles" }))).toBe("403 wrong_credentials");
    expect((await browser.ask("POST", path, { password })).body).toMatchObject({ state: "signed_in", person: { id } });
    expect(await grantsOf(whole, id)).toEqual([at("agent", "South"), at("viewer", "Brinka")]);
    expect(await grantsOf(local, id)).toEqual([at("agent", "South")]);
    expect(await codeOf(site.browser().ask("POST", path, { password }))).toBe("404 invitation_unknown");
    expect(await codeOf(invite(local, "bo@example.org", [at("agent", "West")]))).toBe("409 already_member");
  });

  test("an invitation of others stays good", async () => {
    const { browser: local } = await join(whole, "lia@example.org", [at("administrator", "Kettla")]);
    const first = await invite(whole, "bo@example.org", [at("viewer", "Brinka")]);
    const second = await invite(local, "bo@example.org", [at("agent", "South")]);
    const third = await invite(local, "bo@example.org", [at("viewer", "South")]);
    const path = ({ body }: { body: Record<string, unknown> }) => `/api/invitations/${String(body["token"])}`;
    expect(await codeOf(site.browser().ask("GET", path(second)))).toBe("404 invitation_unknown");
    expect(await codeOf(local.ask("DELETE", `/api/invitations/${idIn(first.body)}`))).toBe("404 invitation_unknown");
    const browser = site.browser();
    expect((await browser.ask("POST", path(first), { password })).status).toBe(200);
    const joined = await browser.ask("POST", path(third), { password });
    expect(joined.body).toMatchObject({ person: { grants: [at("viewer", "Brinka"), at("viewer", "South")] } });
  });

  test("the whole sees everybody, so that it is told who is a member", async () => {
    expect(await codeOf(invite(whole, ann.email, [at("viewer", null)]))).toBe("409 already_member");
  });
});
