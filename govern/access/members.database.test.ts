import type { TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";

import { type Site, ann, codeOf, idIn, join, meet, setUp, shareSites, withKey } from "./testing/site.ts";

const sites = shareSites();
let database: TestDatabase;
let site: Site;

beforeEach(() => {
  database = sites.database();
  site = sites.site();
});

const administrator = () => setUp(site);

/** The role for the whole. */
const as = (role: string) => [{ role, unit: null, function: null }];

describe("members", () => {
  test("an invitation is good for one, and only its hash is kept", async () => {
    const browser = await administrator();
    const invited = await browser.ask("POST", "/api/invitations", {
      name: "Ben",
      email: "Ben@b.org",
      grants: as("viewer"),
    });
    const token = String(invited.body["token"]);
    expect(invited.body).toMatchObject({ path: `/invitation/${token}` });
    const shown = await site.browser().ask("GET", `/api/invitations/${token}`);
    expect(shown.body).toMatchObject({ name: "Ben", email: "ben@b.org", roles: ["Viewer"], invitedBy: "Ann" });
    const { rows } = await sql`select i::text as row from account_invitation i`.execute(database.db);
    expect(JSON.stringify(rows)).not.toContain(token);
    const both = [1, 2].map(() =>
      codeOf(site.browser().ask("POST", `/api/invitations/${token}`, { password: "nine blue umbrellas" })),
    );
    expect((await Promise.all(both)).toSorted()).toEqual(["200 undefined", "404 invitation_unknown"]);
    expect(await codeOf(site.browser().ask("GET", `/api/invitations/${token}`))).toBe("404 invitation_unknown");
    const again = browser.ask("POST", "/api/invitations", { name: "B", email: "ben@b.org", grants: as("viewer") });
    expect(await codeOf(again)).toBe("409 already_member");
  });

  test("one that is old, withdrawn or replaced is void", async () => {
    const browser = await administrator();
    const invite = async () => {
      const ben = { name: "Ben", email: "ben@b.org", grants: as("agent") };
      const { body } = await browser.ask("POST", "/api/invitations", ben);
      return { id: String(body["id"]), path: `/api/invitations/${String(body["token"])}` };
    };
    const [first, second] = [await invite(), await invite()];
    const look = (path: string) => codeOf(site.browser().ask("GET", path));
    expect(await look(first.path)).toBe("404 invitation_unknown");
    expect(await look(second.path)).toBe("200 undefined");
    expect(Object.values((await browser.ask("GET", "/api/members")).body)).toMatchObject([
      { name: "Ann", state: "active", expiresAt: null },
      { name: "Ben", state: "invited", id: second.id },
    ]);
    expect((await browser.ask("DELETE", `/api/invitations/${second.id}`)).status).toBe(204);
    expect(await look(second.path)).toBe("404 invitation_unknown");
    const third = await invite();
    await sql`update account_invitation set expires_at = now()`.execute(database.db);
    expect(await look(third.path)).toBe("404 invitation_unknown");
    const late = site.browser().ask("POST", third.path, { password: "nine blue umbrellas" });
    expect(await codeOf(late)).toBe("404 invitation_unknown");
  });

  test.each([
    ["viewer", [200, 403, 403]],
    ["agent", [200, 200, 403]],
    ["administrator", [200, 200, 200]],
  ])("a %s may do what the role says", async (role, statuses) => {
    const { browser } = await join(site, await administrator(), role);
    const asked = ["figures.read", "conversations.correct", "system.manage"].map(
      async (right) => (await browser.ask("POST", `/may/${right}`)).status,
    );
    expect(await Promise.all(asked)).toEqual(statuses);
  });

  test("another role counts at once, in sessions that are open", async () => {
    const by = await administrator();
    const { browser, id } = await join(site, by, "viewer");
    expect(await codeOf(browser.ask("POST", "/may/conversations.correct"))).toBe("403 not_allowed");
    expect((await by.ask("PUT", `/api/members/${id}/grants`, { grants: as("agent") })).body).toMatchObject({
      grants: as("agent"),
    });
    expect((await browser.ask("POST", "/may/conversations.correct")).status).toBe(200);
    await by.ask("PUT", `/api/members/${id}/grants`, { grants: as("viewer") });
    expect(await codeOf(browser.ask("POST", "/may/conversations.correct"))).toBe("403 not_allowed");
  });

  test("who is removed is out at once, with all keys, and may be invited again", async () => {
    const by = await administrator();
    const { browser, id } = await join(site, by, "administrator");
    const made = await browser.ask("POST", "/api/keys", {
      name: "ci",
      permissions: ["figures.read"],
      expiresInDays: null,
    });
    const headers = { authorization: `Bearer ${String(made.body["key"])}` };
    expect((await site.browser().ask("POST", "/may/figures.read", undefined, headers)).status).toBe(200);
    expect((await by.ask("DELETE", `/api/members/${id}`)).body).toEqual({ keysRemoved: 1 });
    expect(await codeOf(browser.ask("POST", "/may/figures.read"))).toBe("401 session_ended");
    expect(await codeOf(site.browser().ask("POST", "/may/figures.read", undefined, headers))).toBe("401 key_wrong");
    await join(site, by, "viewer");
  });

  test("nobody removes who may more than they do", async () => {
    const by = await administrator();
    const permissions = ["access.read", "access.manage", "figures.read", "position.read"];
    await by.ask("PUT", "/api/roles/people", { title: "People", words: "", permissions, ifVersion: null });
    const { browser } = await join(site, by, "people");
    const second = { name: "Cy", email: "cy@example.org", grants: as("administrator") };
    const invited = await by.ask("POST", "/api/invitations", second);
    const path = `/api/invitations/${String(invited.body["token"])}`;
    const cy = idIn((await site.browser().ask("POST", path, { password: "nine blue umbrellas" })).body);
    expect(await codeOf(browser.ask("DELETE", `/api/members/${cy}`))).toBe("403 beyond_own");
    await by.ask("PUT", `/api/members/${cy}/grants`, { grants: as("executive") });
    expect(await codeOf(browser.ask("DELETE", `/api/members/${cy}`))).toBe("403 beyond_own");
    await by.ask("PUT", `/api/members/${cy}/grants`, { grants: [{ ...as("executive")[0], unit: "Kettla" }] });
    await by.ask("PUT", `/api/members/${cy}/grants`, { grants: as("people") });
    expect(await codeOf(browser.ask("DELETE", `/api/members/${cy}`))).toBe("200 undefined");
  });

  test("there is always an administrator, also when two step down at once", async () => {
    const first = await administrator();
    const own = idIn((await first.ask("GET", "/api/session")).body["person"]);
    expect(await codeOf(first.ask("PUT", `/api/members/${own}/grants`, { grants: as("viewer") }))).toBe(
      "409 last_administrator",
    );
    expect(await codeOf(first.ask("DELETE", `/api/members/${own}`))).toBe("409 own_removal");
    const byKey = site.browser().ask("DELETE", `/api/members/${own}`, undefined, withKey);
    expect(await codeOf(byKey)).toBe("409 last_administrator");
    const { browser: second, id } = await join(site, first, "administrator");
    const codes = await meet(database, "account_grant", () => [
      codeOf(first.ask("PUT", `/api/members/${own}/grants`, { grants: as("viewer") })),
      codeOf(second.ask("PUT", `/api/members/${id}/grants`, { grants: as("viewer") })),
    ]);
    expect(codes.toSorted()).toEqual(["200 undefined", "409 last_administrator"]);
  });
});

describe("keys", () => {
  test("a key opens what it is for, is shown once, and knows when it was used", async () => {
    const by = await administrator();
    const made = await by.ask("POST", "/api/keys", {
      name: "report",
      permissions: ["figures.read", "conversations.correct"],
      expiresInDays: 30,
    });
    const key = String(made.body["key"]);
    expect(key).toMatch(/^fh_[\w-]{43}$/);
    const ask = async (right: string) =>
      codeOf(site.browser().ask("POST", `/may/${right}`, undefined, { authorization: `Bearer ${key}` }));
    expect([await ask("figures.read"), await ask("conversations.correct"), await ask("system.manage")]).toEqual([
      "200 undefined",
      "200 undefined",
      "403 not_allowed",
    ]);
    const { body } = await by.ask("GET", "/api/keys");
    expect(body).toEqual([
      expect.objectContaining({
        name: "report",
        permissions: ["figures.read", "conversations.correct"],
        madeBy: "Ann",
        start: key.slice(0, 9),
        lastUsedAt: expect.any(String),
      }),
    ]);
    const { rows } = await sql`select k::text as row from account_key k`.execute(database.db);
    expect(JSON.stringify(rows)).not.toContain(key.slice(9));
    expect((await by.ask("DELETE", `/api/keys/${idIn(made.body)}`)).status).toBe(204);
    expect(await ask("figures.read")).toBe("401 key_wrong");
  });

  test("an expired key opens nothing, nor does anything like a key", async () => {
    const by = await administrator();
    const made = await by.ask("POST", "/api/keys", { name: "report", permissions: ["figures.read"], expiresInDays: 1 });
    await sql`update account_key set expires_at = now()`.execute(database.db);
    const key = String(made.body["key"]);
    for (const wrong of [key, `${key}x`, "fh_", `fh_${"x".repeat(5_000)}`, ann.password]) {
      const asked = site.browser().ask("POST", "/may/figures.read", undefined, { authorization: `Bearer ${wrong}` });
      expect(await codeOf(asked)).toBe("401 key_wrong");
    }
  });

  test("a key opens no more than its maker may", async () => {
    const by = await administrator();
    const { browser, id } = await join(site, by, "administrator");
    const wanted = { name: "ci", permissions: ["figures.read", "system.manage"], expiresInDays: null };
    const made = await browser.ask("POST", "/api/keys", wanted);
    const ask = async (right: string) =>
      codeOf(
        site.browser().ask("POST", `/may/${right}`, undefined, { authorization: `Bearer ${String(made.body["key"])}` }),
      );
    expect(await ask("system.manage")).toBe("200 undefined");
    await by.ask("PUT", `/api/members/${id}/grants`, { grants: as("viewer") });
    expect(await ask("system.manage")).toBe("403 not_allowed");
    expect(await ask("figures.read")).toBe("200 undefined");
  });

  test("a key that was made with a key goes with its maker", async () => {
    const by = await administrator();
    const { browser, id } = await join(site, by, "administrator");
    const wanted = { name: "first", permissions: ["keys.manage", "figures.read"], expiresInDays: null };
    const first = await browser.ask("POST", "/api/keys", wanted);
    const headers = { authorization: `Bearer ${String(first.body["key"])}` };
    await site.browser().ask("POST", "/api/keys", { ...wanted, name: "second" }, headers);
    expect((await by.ask("DELETE", `/api/members/${id}`)).body).toEqual({ keysRemoved: 2 });
    expect((await by.ask("GET", "/api/keys")).body).toEqual([]);
  });

  test("the access key of the installation makes keys too", async () => {
    const body = { name: "first", permissions: ["figures.read"], expiresInDays: null };
    const made = await site.browser().ask("POST", "/api/keys", body, withKey);
    expect(made.body).toMatchObject({ madeBy: "the access key", expiresAt: null });
  });
});
