import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";

import { type Browser, type Site, ann, codeOf, join, meet, setUp, shareSites } from "../testing/site.ts";
import { STEP_SECONDS } from "./rules/codes.ts";

const sites = shareSites();
let passed = 0;
const now = () => new Date(Date.now() + passed);
let site: Site;

beforeEach(async () => {
  // At the beginning of a step, so that no code changes in the middle of a test.
  passed = STEP_SECONDS * 1000 - (Date.now() % (STEP_SECONDS * 1000));
  site = await sites.start({ now });
});

const wait = (seconds: number) => {
  passed += seconds * 1000;
};

/** The code that an app shows, so many steps from now. */
async function codeFor(secret: string, steps = 0): Promise<string> {
  const step = Math.floor(now().getTime() / 1000 / STEP_SECONDS) + steps;
  return await createOTP(base32.decode(secret)).hotp(step);
}

/** Adds an app to the account of a browser. */
async function enable(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const offer = await browser.ask("POST", "/api/factors/totp");
  expect(offer).toMatchObject({ status: 200, body: { uri: expect.stringMatching(/^otpauth:\/\/totp\/Firsthand:/) } });
  const secret = String(offer.body["secret"]);
  const done = await browser.ask("POST", "/api/factors/totp/code", { code: await codeFor(secret) });
  expect(done.status).toBe(200);
  return { secret, codes: done.body["recoveryCodes"] as string[] };
}

/** The first step of signing in as Ann. */
async function firstStep(browser: Browser): Promise<string> {
  const { status, body } = await browser.ask("POST", "/api/session", ann);
  expect({ status, body }).toMatchObject({ status: 200, body: { state: "second_factor", code: true } });
  expect(browser.cookies.size).toBe(0);
  return String(body["token"]);
}

describe("an authenticator app", () => {
  test("opens a session only after its code, once for each code", async () => {
    const admin = await setUp(site);
    const { secret, codes } = await enable(admin);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    expect((await admin.ask("GET", "/api/factors")).body).toMatchObject({
      totpSince: expect.any(String),
      recoveryCodesLeft: 10,
      required: false,
    });
    const browser = site.browser();
    const token = await firstStep(browser);
    expect((await browser.ask("GET", "/api/session")).body).toEqual({ state: "signed_out" });
    const give = (code: string) => browser.ask("POST", "/api/session/second-factor", { token, code });
    // The code with which it was confirmed is used up, and so is every earlier one.
    expect(await codeOf(give(await codeFor(secret)))).toBe("403 wrong_code");
    expect(await codeOf(give(await codeFor(secret, -1)))).toBe("403 wrong_code");
    wait(STEP_SECONDS);
    const code = await codeFor(secret);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await give(spaced)).toMatchObject({ status: 200, body: { state: "signed_in", person: { name: "Ann" } } });
    expect((await browser.ask("GET", "/api/session")).body).toMatchObject({ state: "signed_in" });
    expect(await codeOf(give(code))).toBe("403 step_over");
    const again = await firstStep(site.browser());
    expect(await codeOf(browser.ask("POST", "/api/session/second-factor", { token: again, code }))).toBe(
      "403 wrong_code",
    );
  });

  test("its code is taken by one of two who give it at the same moment", async () => {
    const { secret } = await enable(await setUp(site));
    const [one, other] = [site.browser(), site.browser()];
    const tokens = [await firstStep(one), await firstStep(other)];
    wait(STEP_SECONDS);
    const code = await codeFor(secret);
    const codes = await meet(sites.database(), "account_totp", () =>
      [one, other].map((browser, at) =>
        codeOf(browser.ask("POST", "/api/session/second-factor", { token: tokens[at], code })),
      ),
    );
    expect(codes.toSorted()).toEqual(["200 undefined", "403 wrong_code"]);
  });

  test("a step is over after five wrong codes and after ten minutes; guesses run out for the account", async () => {
    const { secret } = await enable(await setUp(site));
    const browser = site.browser();
    const token = await firstStep(browser);
    const give = (code: string, step = token) =>
      browser.ask("POST", "/api/session/second-factor", { token: step, code });
    for (let guess = 0; guess < 5; guess += 1) expect(await codeOf(give("000000"))).toBe("403 wrong_code");
    wait(STEP_SECONDS);
    expect(await codeOf(give(await codeFor(secret)))).toBe("403 step_over");
    const late = await firstStep(browser);
    wait(601);
    expect(await codeOf(give(await codeFor(secret), late))).toBe("403 step_over");
    wait(600);
    for (let round = 0; round < 2; round += 1) {
      const step = await firstStep(browser);
      for (let guess = 0; guess < 5; guess += 1) await give("000000", step);
    }
    const next = await firstStep(browser);
    expect(await codeOf(give(await codeFor(secret), next))).toBe("429 too_many_attempts");
  });

  test("after fifty wrong codes in a row only a recovery code opens, and that makes codes good again", async () => {
    const { secret, codes } = await enable(await setUp(site));
    await sql`update account_totp set failures = 50`.execute(sites.database().db);
    wait(STEP_SECONDS);
    const browser = site.browser();
    const give = async (code: string) =>
      codeOf(browser.ask("POST", "/api/session/second-factor", { token: await firstStep(site.browser()), code }));
    expect(await give(await codeFor(secret))).toBe("403 codes_locked");
    expect(await give(codes[0] ?? "")).toBe("200 undefined");
    wait(STEP_SECONDS);
    expect(await give(await codeFor(secret))).toBe("200 undefined");
  });

  test("each recovery code opens once, however it is written; new ones void the old", async () => {
    const admin = await setUp(site);
    const { codes } = await enable(admin);
    const [first = "", second = ""] = codes;
    const give = async (code: string) => {
      const browser = site.browser();
      return codeOf(browser.ask("POST", "/api/session/second-factor", { token: await firstStep(browser), code }));
    };
    expect(await give(` ${first.toUpperCase().replaceAll("-", " ")} `)).toBe("200 undefined");
    expect(await give(first)).toBe("403 wrong_code");
    expect((await admin.ask("GET", "/api/factors")).body).toMatchObject({ recoveryCodesLeft: 9 });
    const renewed = await admin.ask("POST", "/api/factors/recovery-codes");
    expect(await give(second)).toBe("403 wrong_code");
    expect(await give((renewed.body["recoveryCodes"] as string[])[0] ?? "")).toBe("200 undefined");
    const { rows } = await sql<{ text: string }>`
      select (select jsonb_agg(t)::text from account_totp t) || (select jsonb_agg(c)::text from account_recovery_code c)
        as text`.execute(sites.database().db);
    for (const code of codes) expect(rows[0]?.text).not.toContain(code.replaceAll("-", ""));
  });

  test("a recovery code of the shorter form of before opens as long as it was not used", async () => {
    const admin = await setUp(site);
    await enable(admin);
    await sql`
      update account_recovery_code set code_hash = sha256(convert_to('0123456789abcdef', 'UTF8'))
      where code_hash = (select min(code_hash) from account_recovery_code)`.execute(sites.database().db);
    const give = async () => {
      const browser = site.browser();
      const token = await firstStep(browser);
      return codeOf(browser.ask("POST", "/api/session/second-factor", { token, code: "O123-4567-89AB-CDEF" }));
    };
    expect(await give()).toBe("200 undefined");
    expect(await give()).toBe("403 wrong_code");
  });

  test("the secret is sealed, and is of no use under another person", async () => {
    const admin = await setUp(site);
    const { secret } = await enable(admin);
    const { browser: ben } = await join(site, admin, "viewer");
    await ben.ask("POST", "/api/factors/totp");
    const { rows } = await sql<{ sealed: string }>`select sealed from account_totp`.execute(sites.database().db);
    for (const { sealed } of rows) expect(sealed).toMatch(/^sealed1\.1\./);
    expect(JSON.stringify(rows)).not.toContain(secret);
    await sql`
      update account_totp t set sealed = other.sealed from account_totp other where other.user_id <> t.user_id`.execute(
      sites.database().db,
    );
    const refused = await ben.ask("POST", "/api/factors/totp/code", { code: await codeFor(secret) });
    expect(refused).toMatchObject({ status: 500, body: { code: "sealed_not_readable" } });
  });
});

describe("changing factors", () => {
  test("asks for a proof that is not older than ten minutes, and the proof makes a new session", async () => {
    const admin = await setUp(site);
    wait(601);
    expect(await admin.ask("POST", "/api/factors/totp")).toMatchObject({
      status: 403,
      body: { code: "proof_needed", password: true, passkey: false },
    });
    for (const [method, path] of [
      ["DELETE", "/api/factors/totp"],
      ["POST", "/api/factors/recovery-codes"],
      ["POST", "/api/factors/passkeys/options"],
    ] as const)
      expect(await codeOf(admin.ask(method, path))).toBe("403 proof_needed");
    expect(await codeOf(admin.ask("POST", "/api/session/proof", { password: "not this one" }))).toBe(
      "403 wrong_password",
    );
    const before = [...admin.cookies.values()];
    expect((await admin.ask("POST", "/api/session/proof", { password: ann.password })).status).toBe(204);
    expect([...admin.cookies.values()]).not.toEqual(before);
    expect((await admin.ask("POST", "/api/factors/totp")).status).toBe(200);
    const stale = site.browser();
    for (const [name] of admin.cookies) stale.cookies.set(name, before[0] ?? "");
    expect(await codeOf(stale.ask("GET", "/api/factors"))).toBe("401 session_ended");
  });

  test("ends the other sessions, and does not prolong the proof", async () => {
    const admin = await setUp(site);
    const other = site.browser();
    await other.ask("POST", "/api/session", ann);
    await enable(admin);
    expect(await codeOf(other.ask("GET", "/api/factors"))).toBe("401 session_ended");
    wait(400);
    expect((await admin.ask("DELETE", "/api/factors/totp")).status).toBe(204);
    wait(400);
    expect(await codeOf(admin.ask("POST", "/api/factors/totp"))).toBe("403 proof_needed");
  });

  test("a second app does not take the place of the first in silence", async () => {
    const admin = await setUp(site);
    await enable(admin);
    expect(await codeOf(admin.ask("POST", "/api/factors/totp"))).toBe("409 app_already_used");
  });
});

describe("the rule", () => {
  test("makes who has no factor add one before a session opens", async () => {
    const admin = await setUp(site);
    const rule = { secondFactor: "everyone", ifVersion: 0 };
    expect((await admin.ask("PUT", "/api/sign-in-rule", rule)).body).toMatchObject({
      secondFactor: "everyone",
      version: 1,
      changedBy: "Ann",
      members: { all: 1, withFactor: 0 },
    });
    expect(await codeOf(admin.ask("PUT", "/api/sign-in-rule", rule))).toBe("409 rule_changed");
    expect((await admin.ask("GET", "/api/factors")).body).toMatchObject({ required: true });
    const browser = site.browser();
    const first = await browser.ask("POST", "/api/session", ann);
    expect(first.body).toMatchObject({ state: "enrolment" });
    const token = String(first.body["token"]);
    // The step that adds a factor is not the one that gives it.
    expect(await codeOf(browser.ask("POST", "/api/session/second-factor", { token, code: "000000" }))).toBe(
      "403 step_over",
    );
    const offer = await browser.ask("POST", "/api/session/enrolment", { token });
    const finish = (code: string) => browser.ask("POST", "/api/session/enrolment/code", { token, code });
    expect(await codeOf(finish("000000"))).toBe("403 wrong_code");
    expect(browser.cookies.size).toBe(0);
    const done = await finish(await codeFor(String(offer.body["secret"])));
    expect(done.body).toMatchObject({ session: { state: "signed_in" }, recoveryCodes: expect.any(Array) });
    expect((await browser.ask("GET", "/api/session")).body).toMatchObject({ state: "signed_in" });
    expect(await codeOf(browser.ask("DELETE", "/api/factors/totp"))).toBe("409 factor_needed");
  });

  test("for administrators holds for who may manage, and for nobody else", async () => {
    const admin = await setUp(site);
    await join(site, admin, "viewer");
    await admin.ask("PUT", "/api/sign-in-rule", { secondFactor: "administrators", ifVersion: 0 });
    expect((await site.browser().ask("POST", "/api/session", ann)).body).toMatchObject({ state: "enrolment" });
    const ben = { email: "ben@example.org", password: "nine blue umbrellas" };
    expect((await site.browser().ask("POST", "/api/session", ben)).body).toMatchObject({ state: "signed_in" });
  });

  test("a step of signing in opens nothing else, and one without app cannot enrol", async () => {
    await enable(await setUp(site));
    const browser = site.browser();
    const token = await firstStep(browser);
    expect(await codeOf(browser.ask("POST", "/api/session/enrolment", { token }))).toBe("403 step_over");
    expect(await codeOf(browser.ask("PUT", "/api/password-reset", { token, password: "seven green lanterns" }))).toBe(
      "404 reset_over",
    );
  });
});

describe("administrators", () => {
  test("see and end the sessions of a member, and remove a lost factor after a proof", async () => {
    const admin = await setUp(site);
    const { browser: ben, id } = await join(site, admin, "viewer");
    await enable(ben);
    const seen = await admin.ask("GET", `/api/members/${id}/sign-in`);
    expect(seen.body).toMatchObject({ totpSince: expect.any(String), recoveryCodesLeft: 10, passkeys: 0 });
    expect(seen.body["sessions"]).toHaveLength(1);
    expect(await codeOf(ben.ask("GET", `/api/members/${id}/sign-in`))).toBe("403 not_allowed");
    expect((await admin.ask("DELETE", `/api/members/${id}/sessions`)).body).toEqual({ ended: 1 });
    expect(await codeOf(ben.ask("GET", "/api/factors"))).toBe("401 session_ended");
    wait(601);
    expect(await codeOf(admin.ask("DELETE", `/api/members/${id}/factors`))).toBe("403 proof_needed");
    await admin.ask("POST", "/api/session/proof", { password: ann.password });
    expect((await admin.ask("DELETE", `/api/members/${id}/factors`)).status).toBe(204);
    const credentials = { email: "ben@example.org", password: "nine blue umbrellas" };
    expect((await ben.ask("POST", "/api/session", credentials)).body).toMatchObject({ state: "signed_in" });
    const [session] = (await admin.ask("GET", `/api/members/${id}/sign-in`)).body["sessions"] as { id: string }[];
    expect((await admin.ask("DELETE", `/api/members/${id}/sessions/${session?.id}`)).status).toBe(204);
    expect(await codeOf(admin.ask("DELETE", `/api/members/${id}/sessions/${session?.id}`))).toBe("404 session_unknown");
    expect(await codeOf(ben.ask("GET", "/api/factors"))).toBe("401 session_ended");
  });
});
