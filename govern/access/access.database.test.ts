import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { type Browser, type Site, type SiteSettings, accessKey, startSite } from "./testing/site.ts";

let database: TestDatabase;
let sites: Site[] = [];
let site: Site;
const secret = Buffer.alloc(32, 7);
const ann = { name: "Ann", email: "Ann@Example.org", password: "seventeen quiet otters" };
const withKey = { authorization: `Bearer ${accessKey}` };

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ["user", "invitation", "key", "attempt"])
    await sql`delete from ${sql.table(`account_${table}`)}`.execute(database.db);
  site = await start();
});
afterEach(async () => {
  for (const { server } of sites) await server.close({ graceSeconds: 0 });
  sites = [];
});

async function start(settings: SiteSettings = {}): Promise<Site> {
  const started = await startSite(database.db, { secret, ...settings });
  sites.push(started);
  return started;
}

async function administrator(): Promise<Browser> {
  const browser = site.browser();
  expect((await browser.ask("POST", "/api/setup", ann)).status).toBe(200);
  return browser;
}

/** Invites somebody with this role, who accepts. */
async function join(by: Browser, role: string, name = "Ben"): Promise<{ browser: Browser; id: string }> {
  const invited = await by.ask("POST", "/api/invitations", { name, email: `${name}@example.org`, role });
  const browser = site.browser();
  const accepted = await browser.ask("POST", `/api/invitations/${String(invited.body["token"])}`, {
    password: "nine blue umbrellas",
  });
  expect(accepted).toMatchObject({ status: 200, body: { state: "signed_in", person: { name, role } } });
  const members = await by.ask("GET", "/api/members");
  const found = Object.values(members.body).find((member) => JSON.stringify(member).includes(`"${name}"`));
  return { browser, id: idIn(found) };
}

function idIn(value: unknown): string {
  return /"id":"([^"]+)"/.exec(JSON.stringify(value))?.[1] ?? "";
}

const codeOf = async (asked: ReturnType<Browser["ask"]>) => {
  const { status, body } = await asked;
  return `${status} ${String(body["code"])}`;
};

describe("the first administrator", () => {
  test("is made once, is signed in, and may everything", async () => {
    const browser = site.browser();
    expect((await browser.ask("GET", "/api/session")).body).toEqual({ state: "setup", codeNeeded: false });
    const made = await browser.ask("POST", "/api/setup", ann);
    expect(made.body).toMatchObject({
      state: "signed_in",
      person: { name: "Ann", email: "ann@example.org", role: "administrator" },
      may: ["open", "view", "edit", "administer"],
    });
    expect(made.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^firsthand_\w{8}=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect((await browser.ask("GET", "/api/session")).body).toEqual(made.body);
    expect((await browser.ask("POST", "/may/administer")).status).toBe(200);
    expect(await codeOf(site.browser().ask("POST", "/api/setup", ann))).toBe("409 already_set_up");
    expect((await site.browser().ask("GET", "/api/session")).body).toEqual({ state: "signed_out" });
  });

  test("is one, also when ten ask at once at two processes", async () => {
    const other = await start();
    const asked = Array.from({ length: 10 }, (_, at) =>
      codeOf(
        [site, other][at % 2 ? 1 : 0]?.browser().ask("POST", "/api/setup", { ...ann, email: `a${at}@b.org` }) ?? never,
      ),
    );
    const codes = await Promise.all(asked);
    expect(codes.toSorted()).toEqual(["200 undefined", ...Array.from({ length: 9 }, () => "409 already_set_up")]);
    const { rows } = await sql`select 1 from account_user`.execute(database.db);
    expect(rows).toHaveLength(1);
  });

  test("on a network needs the code that was printed, and guesses run out", async () => {
    const open = await start({ codeNeeded: true });
    const browser = open.browser();
    expect(open.code).toMatch(/^[\w-]{20}$/);
    expect((await browser.ask("GET", "/api/session")).body).toEqual({ state: "setup", codeNeeded: true });
    expect(await codeOf(browser.ask("POST", "/api/setup", ann))).toBe("403 setup_code_needed");
    for (let guess = 0; guess < 50; guess += 1)
      expect(await codeOf(browser.ask("POST", "/api/setup", { ...ann, code: `guess ${guess}` }))).toBe(
        "403 setup_code_wrong",
      );
    expect(await codeOf(browser.ask("POST", "/api/setup", { ...ann, code: open.code }))).toBe("429 too_many_attempts");
    await sql`delete from account_attempt`.execute(database.db);
    expect((await browser.ask("POST", "/api/setup", { ...ann, code: open.code })).status).toBe(200);
  });

  test.each([
    ["password1234", "guessed first"],
    ["P@ssw0rd!!!!2024", "guessed first"],
    ["aaaaaaaaaaaaaa", "repeats"],
    ["qwertyuiop[]123", "keyboard"],
    ["ann@example.org", "your own"],
  ])("may not take the password %s", async (password, reason) => {
    const { status, body } = await site.browser().ask("POST", "/api/setup", { ...ann, password });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: "password_too_weak", detail: expect.stringContaining(reason), issues: [{ path: "password" }] },
    });
  });

  test("must say more than eleven characters", async () => {
    const asked = site.browser().ask("POST", "/api/setup", { ...ann, password: "otters quiet".slice(1) });
    expect(await codeOf(asked)).toBe("400 invalid_input");
  });
});

const never: Promise<never> = new Promise(() => {});

describe("signing in and out", () => {
  test("the address is read whatever its letters; what is wrong is told the same for all", async () => {
    await administrator();
    const browser = site.browser();
    const wrong = await browser.ask("POST", "/api/session", { email: ann.email, password: "not this one" });
    const unknown = await browser.ask("POST", "/api/session", { email: "no@example.org", password: "not this one" });
    expect(wrong.status).toBe(403);
    expect(unknown.body).toEqual({ ...wrong.body, instance: unknown.body["instance"] });
    expect(browser.cookies.size).toBe(0);
    const right = await browser.ask("POST", "/api/session", { email: "ANN@EXAMPLE.ORG", password: ann.password });
    expect(right).toMatchObject({ status: 200, body: { state: "signed_in" } });
  });

  test("an unknown address takes as long as a wrong password", async () => {
    await administrator();
    const times = async (email: string) => {
      const taken: number[] = [];
      for (let at = 0; at < 7; at += 1) {
        const began = performance.now();
        await site.browser().ask("POST", "/api/session", { email, password: "not this one" });
        taken.push(performance.now() - began);
      }
      return taken.toSorted((a, b) => a - b)[3] ?? 0;
    };
    const [known, unknown] = [await times(ann.email), await times("no@example.org")];
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2);
  });

  test("guesses at one account run out for a while, also when they come at once, and the right one then too", async () => {
    await administrator();
    const guesses = Array.from({ length: 25 }, (_, at) =>
      codeOf(site.browser().ask("POST", "/api/session", { email: ann.email, password: `guess number ${at}` })),
    );
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === "403 wrong_credentials")).toHaveLength(10);
    const late = await site.browser().ask("POST", "/api/session", ann);
    expect(late).toMatchObject({ status: 429, body: { code: "too_many_attempts" } });
    const wait = Number(late.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(800);
    expect(wait).toBeLessThanOrEqual(900);
    await sql`update account_attempt set since = since - interval '15 minutes'`.execute(database.db);
    expect((await site.browser().ask("POST", "/api/session", ann)).status).toBe(200);
  });

  test("signing in rightly as often as one likes is no guessing", async () => {
    await administrator();
    for (let at = 0; at < 15; at += 1) expect((await site.browser().ask("POST", "/api/session", ann)).status).toBe(200);
  });

  test("after signing out the old cookie opens nothing", async () => {
    const browser = await administrator();
    const kept = new Map(browser.cookies);
    expect((await browser.ask("DELETE", "/api/session")).status).toBe(204);
    expect(browser.cookies.size).toBe(0);
    const thief = site.browser();
    for (const [name, value] of kept) thief.cookies.set(name, value);
    expect(await codeOf(thief.ask("POST", "/may/view"))).toBe("401 session_ended");
    expect(await codeOf(site.browser().ask("POST", "/may/view"))).toBe("401 sign_in_needed");
  });

  test("a cookie that was made up or signed elsewhere is no session", async () => {
    const browser = await administrator();
    const [name = "", value = ""] = [...browser.cookies][0] ?? [];
    for (const forged of ["x", `${value}x`, value.replace(/^./, (sign) => (sign === "a" ? "b" : "a")), "%ff.%00"]) {
      const thief = site.browser();
      thief.cookies.set(name, forged);
      expect(await codeOf(thief.ask("POST", "/may/view"))).toBe("401 session_ended");
    }
  });

  test("a session ends when it was not used for seven days; one in use is prolonged", async () => {
    const browser = await administrator();
    await sql`update account_session set expires_at = now() + interval '5 days'`.execute(database.db);
    const again = await start();
    const asked = await fetch(`${again.url}/api/session`, { headers: { cookie: cookieOf(browser) } });
    expect(asked.headers.getSetCookie()).toEqual([expect.stringContaining("Max-Age=604800")]);
    const { rows } = await sql<{ days: number }>`
      select extract(epoch from expires_at - now())::float8 / 86400 as days from account_session`.execute(database.db);
    expect(rows[0]?.days).toBeGreaterThan(6.9);
    await sql`update account_session set expires_at = now() - interval '1 second'`.execute(database.db);
    const later = await start();
    const ended = await fetch(`${later.url}/api/sessions`, { headers: { cookie: cookieOf(browser) } });
    expect(await ended.json()).toMatchObject({ status: 401, code: "session_ended" });
  });

  test("behind https the cookie is kept to https", async () => {
    await administrator();
    const browser = site.browser();
    const forwarded = { "x-forwarded-proto": "https" };
    const signedIn = await browser.ask("POST", "/api/session", ann, forwarded);
    expect(signedIn.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-firsthand_\w{8}=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
    ]);
    expect((await browser.ask("POST", "/may/administer")).status).toBe(200);
    expect((await browser.ask("DELETE", "/api/session")).headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-firsthand_\w{8}=; Max-Age=0.*Secure$/),
    ]);
  });

  test("a page of another address can change nothing with the cookie", async () => {
    const browser = await administrator();
    const foreign = { origin: "http://evil.example" };
    expect(await codeOf(browser.ask("POST", "/may/administer", undefined, foreign))).toBe("403 foreign_origin");
    expect(await codeOf(browser.ask("DELETE", "/api/session", undefined, foreign))).toBe("403 foreign_origin");
    expect(await codeOf(site.browser().ask("POST", "/api/session", ann, foreign))).toBe("403 foreign_origin");
    expect((await browser.ask("POST", "/may/administer")).status).toBe(200);
  });
});

function cookieOf({ cookies }: Browser): string {
  return [...cookies].map((pair) => pair.join("=")).join("; ");
}

describe("one's own sessions and password", () => {
  test("others can be seen and ended, and end at once", async () => {
    const [first, second] = [await administrator(), site.browser()];
    await second.ask("POST", "/api/session", ann, { "user-agent": "Second/1" });
    expect((await second.ask("POST", "/may/view")).status).toBe(200);
    const { body } = await first.ask("GET", "/api/sessions");
    expect(body).toEqual([
      expect.objectContaining({ current: false, userAgent: "Second/1", address: "127.0.0.1" }),
      expect.objectContaining({ current: true }),
    ]);
    const id = idIn(body[0]);
    expect((await first.ask("DELETE", `/api/sessions/${id}`)).status).toBe(204);
    expect(await codeOf(second.ask("POST", "/may/view"))).toBe("401 session_ended");
    expect(await codeOf(first.ask("DELETE", `/api/sessions/${id}`))).toBe("404 session_unknown");
    const { browser } = await join(first, "administrator");
    const own = idIn((await first.ask("GET", "/api/sessions")).body[0]);
    expect(await codeOf(browser.ask("DELETE", `/api/sessions/${own}`))).toBe("404 session_unknown");
  });

  test("a new password ends all other sessions and keeps this one", async () => {
    const [first, second] = [await administrator(), site.browser()];
    await second.ask("POST", "/api/session", ann);
    const next = "eleven green lanterns";
    const change = (current: string, wanted: string) =>
      first.ask("PUT", "/api/session/password", { current, next: wanted });
    expect(await codeOf(change("not this one", next))).toBe("403 wrong_password");
    expect(await codeOf(change(ann.password, "administrator1"))).toBe("400 password_too_weak");
    expect((await change(ann.password, next)).status).toBe(204);
    expect((await first.ask("POST", "/may/administer")).status).toBe(200);
    expect(await codeOf(second.ask("POST", "/may/view"))).toBe("401 session_ended");
    expect(await codeOf(second.ask("POST", "/api/session", ann))).toBe("403 wrong_credentials");
    expect((await second.ask("POST", "/api/session", { ...ann, password: next })).status).toBe(200);
  });

  test("a key has neither", async () => {
    expect(await codeOf(site.browser().ask("GET", "/api/sessions", undefined, withKey))).toBe("403 person_needed");
  });
});

describe("members", () => {
  test("an invitation is good for one, and only its hash is kept", async () => {
    const browser = await administrator();
    const invited = await browser.ask("POST", "/api/invitations", { name: "Ben", email: "Ben@b.org", role: "viewer" });
    const token = String(invited.body["token"]);
    expect(invited.body).toMatchObject({ path: `/invitation/${token}` });
    const shown = await site.browser().ask("GET", `/api/invitations/${token}`);
    expect(shown.body).toMatchObject({ name: "Ben", email: "ben@b.org", role: "viewer", invitedBy: "Ann" });
    const { rows } = await sql`select i::text as row from account_invitation i`.execute(database.db);
    expect(JSON.stringify(rows)).not.toContain(token);
    const both = [1, 2].map(() =>
      codeOf(site.browser().ask("POST", `/api/invitations/${token}`, { password: "nine blue umbrellas" })),
    );
    expect((await Promise.all(both)).toSorted()).toEqual(["200 undefined", "404 invitation_unknown"]);
    expect(await codeOf(site.browser().ask("GET", `/api/invitations/${token}`))).toBe("404 invitation_unknown");
    const again = browser.ask("POST", "/api/invitations", { name: "B", email: "ben@b.org", role: "viewer" });
    expect(await codeOf(again)).toBe("409 already_member");
  });

  test("one that is old, withdrawn or replaced is void", async () => {
    const browser = await administrator();
    const invite = async () => {
      const ben = { name: "Ben", email: "ben@b.org", role: "member" };
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
    ["member", [200, 200, 403]],
    ["administrator", [200, 200, 200]],
  ])("a %s may do what the role says", async (role, statuses) => {
    const { browser } = await join(await administrator(), role);
    const asked = ["view", "edit", "administer"].map(
      async (right) => (await browser.ask("POST", `/may/${right}`)).status,
    );
    expect(await Promise.all(asked)).toEqual(statuses);
  });

  test("another role counts at once, in sessions that are open", async () => {
    const by = await administrator();
    const { browser, id } = await join(by, "viewer");
    expect(await codeOf(browser.ask("POST", "/may/edit"))).toBe("403 not_allowed");
    expect((await by.ask("PATCH", `/api/members/${id}`, { role: "member" })).body).toMatchObject({ role: "member" });
    expect((await browser.ask("POST", "/may/edit")).status).toBe(200);
    await by.ask("PATCH", `/api/members/${id}`, { role: "viewer" });
    expect(await codeOf(browser.ask("POST", "/may/edit"))).toBe("403 not_allowed");
  });

  test("who is removed is out at once, with all keys, and may be invited again", async () => {
    const by = await administrator();
    const { browser, id } = await join(by, "administrator");
    const made = await browser.ask("POST", "/api/keys", { name: "ci", access: "view", expiresInDays: null });
    const headers = { authorization: `Bearer ${String(made.body["key"])}` };
    expect((await site.browser().ask("POST", "/may/view", undefined, headers)).status).toBe(200);
    expect((await by.ask("DELETE", `/api/members/${id}`)).body).toEqual({ keysRemoved: 1 });
    expect(await codeOf(browser.ask("POST", "/may/view"))).toBe("401 session_ended");
    expect(await codeOf(site.browser().ask("POST", "/may/view", undefined, headers))).toBe("401 key_wrong");
    await join(by, "viewer");
  });

  test("there is always an administrator, also when two step down at once", async () => {
    const first = await administrator();
    const own = idIn((await first.ask("GET", "/api/session")).body["person"]);
    expect(await codeOf(first.ask("PATCH", `/api/members/${own}`, { role: "viewer" }))).toBe("409 last_administrator");
    expect(await codeOf(first.ask("DELETE", `/api/members/${own}`))).toBe("409 own_removal");
    const byKey = site.browser().ask("DELETE", `/api/members/${own}`, undefined, withKey);
    expect(await codeOf(byKey)).toBe("409 last_administrator");
    const { browser: second, id } = await join(first, "administrator");
    const codes = await Promise.all([
      codeOf(first.ask("PATCH", `/api/members/${own}`, { role: "viewer" })),
      codeOf(second.ask("PATCH", `/api/members/${id}`, { role: "viewer" })),
    ]);
    expect(codes.toSorted()).toEqual(["200 undefined", "409 last_administrator"]);
  });
});

describe("keys", () => {
  test("a key opens what it is for, is shown once, and knows when it was used", async () => {
    const by = await administrator();
    const made = await by.ask("POST", "/api/keys", { name: "report", access: "edit", expiresInDays: 30 });
    const key = String(made.body["key"]);
    expect(key).toMatch(/^fh_[\w-]{43}$/);
    const ask = async (right: string) =>
      codeOf(site.browser().ask("POST", `/may/${right}`, undefined, { authorization: `Bearer ${key}` }));
    expect([await ask("view"), await ask("edit"), await ask("administer")]).toEqual([
      "200 undefined",
      "200 undefined",
      "403 not_allowed",
    ]);
    const { body } = await by.ask("GET", "/api/keys");
    expect(body).toEqual([
      expect.objectContaining({
        name: "report",
        access: "edit",
        madeBy: "Ann",
        start: key.slice(0, 9),
        lastUsedAt: expect.any(String),
      }),
    ]);
    const { rows } = await sql`select k::text as row from account_key k`.execute(database.db);
    expect(JSON.stringify(rows)).not.toContain(key.slice(9));
    expect((await by.ask("DELETE", `/api/keys/${idIn(made.body)}`)).status).toBe(204);
    expect(await ask("view")).toBe("401 key_wrong");
  });

  test("an expired key opens nothing, nor does anything like a key", async () => {
    const by = await administrator();
    const made = await by.ask("POST", "/api/keys", { name: "report", access: "administer", expiresInDays: 1 });
    await sql`update account_key set expires_at = now()`.execute(database.db);
    const key = String(made.body["key"]);
    for (const wrong of [key, `${key}x`, "fh_", `fh_${"x".repeat(5_000)}`, ann.password]) {
      const asked = site.browser().ask("POST", "/may/view", undefined, { authorization: `Bearer ${wrong}` });
      expect(await codeOf(asked)).toBe("401 key_wrong");
    }
  });

  test("who is administrator no more leaves no keys behind", async () => {
    const by = await administrator();
    const { browser, id } = await join(by, "administrator");
    await browser.ask("POST", "/api/keys", { name: "ci", access: "administer", expiresInDays: null });
    await by.ask("PATCH", `/api/members/${id}`, { role: "member" });
    expect((await by.ask("GET", "/api/keys")).body).toEqual([]);
  });

  test("the access key of the installation makes keys too", async () => {
    const body = { name: "first", access: "view", expiresInDays: null };
    const made = await site.browser().ask("POST", "/api/keys", body, withKey);
    expect(made.body).toMatchObject({ madeBy: "the access key", expiresAt: null });
  });
});
