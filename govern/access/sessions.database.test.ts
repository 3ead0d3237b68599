import { accessKinds } from "@firsthand/kernel/permissions";
import type { TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";

import { createAccess } from "./index.ts";
import {
  type Browser,
  type Site,
  ann,
  codeOf,
  idIn,
  join,
  meet,
  secret,
  secrets,
  setUp,
  shareSites,
  withKey,
} from "./testing/site.ts";

const sites = shareSites();
const { start } = sites;
let database: TestDatabase;
let site: Site;

beforeEach(() => {
  database = sites.database();
  site = sites.site();
});

const administrator = () => setUp(site);

describe("the first administrator", () => {
  test("is made once, is signed in, and may everything", async () => {
    const browser = site.browser();
    expect((await browser.ask("GET", "/api/session")).body).toEqual({
      state: "setup",
      codeNeeded: false,
    });
    const made = await browser.ask("POST", "/api/setup", ann);
    expect(made.body).toMatchObject({
      state: "signed_in",
      person: {
        name: "Ann",
        email: "ann@example.org",
        grants: [{ role: "administrator", unit: null, function: null }],
      },
      may: [...accessKinds],
    });
    expect(made.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^firsthand_\w{8}=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect((await browser.ask("GET", "/api/session")).body).toEqual(made.body);
    expect((await browser.ask("POST", "/may/system.manage")).status).toBe(200);
    expect(await codeOf(site.browser().ask("POST", "/api/setup", ann))).toBe("409 already_set_up");
    expect((await site.browser().ask("GET", "/api/session")).body).toEqual({ state: "signed_out" });
  });

  test("is one, also when several ask at the very same moment at two processes", async () => {
    const other = await start();
    const ask = () =>
      [site, site, other, other].map(({ browser }, at) =>
        codeOf(browser().ask("POST", "/api/setup", { ...ann, email: `a${at}@example.org` })),
      );
    const codes = await meet(database, "account_credential", ask);
    expect(codes.toSorted()).toEqual(["200 undefined", ...Array.from({ length: 3 }, () => "409 already_set_up")]);
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
    ["password12345678", "guessed first"],
    ["P@ssw0rd!!!!2024", "guessed first"],
    ["Sunshine-Football-99", "guessed first"],
    ["aaaaaaaaaaaaaaaa", "repeats"],
    ["qwertyuiop[]123", "keyboard"],
    ["ann@example.org", "your own"],
    ["WorldOfWarcraft", "guessed first"],
  ])("may not take the password %s", async (password, reason) => {
    const { status, body } = await site.browser().ask("POST", "/api/setup", { ...ann, password });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: "password_too_weak", detail: expect.stringContaining(reason), issues: [{ path: "password" }] },
    });
  });

  test("must say more than fourteen characters, and an emoji is one", async () => {
    for (const password of ["seven otters 4", "🦦🦦🦦 quiet ones"]) {
      const asked = site.browser().ask("POST", "/api/setup", { ...ann, password });
      expect(await codeOf(asked)).toBe("400 invalid_input");
    }
  });
});

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
    // Without hashing a password for it, an unknown address is answered twenty times as fast.
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(6);
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
    expect(await codeOf(thief.ask("POST", "/may/figures.read"))).toBe("401 session_ended");
    expect(await codeOf(site.browser().ask("POST", "/may/figures.read"))).toBe("401 sign_in_needed");
  });

  test("a cookie that was made up or signed elsewhere is no session", async () => {
    const browser = await administrator();
    const [name = "", value = ""] = [...browser.cookies][0] ?? [];
    for (const forged of ["x", `${value}x`, value.replace(/^./, (sign) => (sign === "a" ? "b" : "a")), "%ff.%00"]) {
      const thief = site.browser();
      thief.cookies.set(name, forged);
      expect(await codeOf(thief.ask("POST", "/may/figures.read"))).toBe("401 session_ended");
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

  test("a page that only listens does not prolong its session, and leaves it to the next request", async () => {
    const cookie = cookieOf(await administrator());
    await sql`update account_session set expires_at = now() + interval '5 days', last_seen_at = null`.execute(
      database.db,
    );
    const { recognise } = createAccess({
      db: database.db,
      secret,
      now: () => new Date(),
      codeNeeded: false,
      countUnits: async () => new Map(),
      secrets,
    });
    const listening = await recognise({ cookie }, { quiet: true });
    expect(listening).toMatchObject({ asker: { name: "Ann", kind: "person" } });
    expect(listening).not.toHaveProperty("cookies");
    const { rows } = await sql<{ days: number; seen: unknown }>`
      select extract(epoch from expires_at - now())::float8 / 86400 as days, last_seen_at as seen
      from account_session`.execute(database.db);
    expect(rows).toEqual([{ days: expect.closeTo(5, 1), seen: null }]);
    const asked = await fetch(`${(await start()).url}/api/session`, { headers: { cookie } });
    expect(asked.headers.getSetCookie()).toHaveLength(1);
  });

  test("behind https the cookie is kept to https", async () => {
    await administrator();
    const browser = site.browser();
    const forwarded = { "x-forwarded-proto": "https" };
    const signedIn = await browser.ask("POST", "/api/session", ann, forwarded);
    expect(signedIn.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-firsthand_\w{8}=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
    ]);
    expect((await browser.ask("POST", "/may/system.manage")).status).toBe(200);
    expect((await browser.ask("DELETE", "/api/session")).headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-firsthand_\w{8}=; Max-Age=0.*Secure$/),
    ]);
  });

  test("a page of another address can change nothing with the cookie", async () => {
    const browser = await administrator();
    const foreign = { origin: "http://evil.example" };
    expect(await codeOf(browser.ask("POST", "/may/system.manage", undefined, foreign))).toBe("403 foreign_origin");
    expect(await codeOf(browser.ask("DELETE", "/api/session", undefined, foreign))).toBe("403 foreign_origin");
    expect(await codeOf(site.browser().ask("POST", "/api/session", ann, foreign))).toBe("403 foreign_origin");
    expect((await browser.ask("POST", "/may/system.manage")).status).toBe(200);
  });
});

function cookieOf({ cookies }: Browser): string {
  return [...cookies].map((pair) => pair.join("=")).join("; ");
}

describe("one's own sessions and password", () => {
  test("others can be seen and ended, and end at once", async () => {
    const [first, second] = [await administrator(), site.browser()];
    await second.ask("POST", "/api/session", ann, { "user-agent": "Second/1" });
    expect((await second.ask("POST", "/may/figures.read")).status).toBe(200);
    const { body } = await first.ask("GET", "/api/sessions");
    expect(body).toEqual([
      expect.objectContaining({ current: false, userAgent: "Second/1", address: "127.0.0.1" }),
      expect.objectContaining({ current: true }),
    ]);
    const id = idIn(body[0]);
    expect((await first.ask("DELETE", `/api/sessions/${id}`)).status).toBe(204);
    expect(await codeOf(second.ask("POST", "/may/figures.read"))).toBe("401 session_ended");
    expect(await codeOf(first.ask("DELETE", `/api/sessions/${id}`))).toBe("404 session_unknown");
    const { browser } = await join(site, first, "administrator");
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
    expect(await codeOf(change(ann.password, "administrator-1234"))).toBe("400 password_too_weak");
    expect((await change(ann.password, next)).status).toBe(204);
    expect((await first.ask("POST", "/may/system.manage")).status).toBe(200);
    expect(await codeOf(second.ask("POST", "/may/figures.read"))).toBe("401 session_ended");
    expect(await codeOf(second.ask("POST", "/api/session", ann))).toBe("403 wrong_credentials");
    expect((await second.ask("POST", "/api/session", { ...ann, password: next })).status).toBe(200);
  });

  test("a key has neither", async () => {
    expect(await codeOf(site.browser().ask("GET", "/api/sessions", undefined, withKey))).toBe("403 person_needed");
  });
});
