import { beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";

import { type Site, ann, codeOf, join, setUp, shareSites } from "../testing/site.ts";

interface Sent {
  readonly to: { readonly email: string };
  readonly subject: string;
  readonly text: string;
}

const sites = shareSites();
let sent: Sent[] = [];
let passed = 0;
let site: Site;

/** The mail server: it keeps what it is given. `platform/mail` is tested against a real one. */
const post = {
  publicUrl: "https://firsthand.example.org",
  send: async (letter: Sent) => {
    sent.push(letter);
  },
  check: async () => undefined,
  lastFailure: () => undefined,
  noteFailure: (error: unknown) => {
    throw error;
  },
};

beforeEach(async () => {
  sent = [];
  passed = 0;
  site = await sites.start({ post, now: () => new Date(Date.now() + passed) });
});

const next = "eleven green lanterns";

async function linkIn(count: number): Promise<string> {
  await expect.poll(() => sent.length).toBe(count);
  const link = /https:\/\/firsthand\.example\.org\/reset#([\w-]{43})\n/.exec(sent.at(-1)?.text ?? "");
  return link?.[1] ?? "";
}

describe("a new password by mail", () => {
  test("is set once, ends all sessions, and says so to the person", async () => {
    const admin = await setUp(site);
    const browser = site.browser();
    const headers = { "x-forwarded-host": "evil.example" };
    expect((await browser.ask("POST", "/api/password-reset", { email: ann.email }, headers)).status).toBe(204);
    const token = await linkIn(1);
    expect(sent[0]).toMatchObject({ to: { email: "ann@example.org" } });
    const set = (password: string) => browser.ask("PUT", "/api/password-reset", { token, password });
    expect(await codeOf(set("firsthand password"))).toBe("400 password_too_weak");
    expect((await set(next)).status).toBe(204);
    expect(await codeOf(set(next))).toBe("404 reset_over");
    expect(await codeOf(admin.ask("GET", "/api/factors"))).toBe("401 session_ended");
    expect(browser.cookies.size).toBe(0);
    expect(await codeOf(browser.ask("POST", "/api/session", ann))).toBe("403 wrong_credentials");
    expect((await browser.ask("POST", "/api/session", { ...ann, password: next })).status).toBe(200);
    await expect.poll(() => sent.at(-1)?.subject).toBe("Your password for Firsthand was changed");
  });

  test("answers the same for an address that nobody has, and sends nothing", async () => {
    await setUp(site);
    const [one, other] = [site.browser(), site.browser()];
    const known = await one.ask("POST", "/api/password-reset", { email: ann.email });
    const unknown = await other.ask("POST", "/api/password-reset", { email: "nobody@example.org" });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    await linkIn(1);
    expect(sent).toHaveLength(1);
  });

  test("is over after 30 minutes, after a newer one, and after the password was changed otherwise", async () => {
    const admin = await setUp(site);
    const ask = () => site.browser().ask("POST", "/api/password-reset", { email: ann.email });
    const set = (token: string) => codeOf(site.browser().ask("PUT", "/api/password-reset", { token, password: next }));
    await ask();
    const first = await linkIn(1);
    await ask();
    const second = await linkIn(2);
    expect(await set(first)).toBe("404 reset_over");
    await admin.ask("PUT", "/api/session/password", { current: ann.password, next });
    expect(await set(second)).toBe("404 reset_over");
    await ask();
    const third = await linkIn(3);
    passed = 1_801_000;
    expect(await set(third)).toBe("404 reset_over");
  });

  test("only its hash is kept, and asking again and again is slowed down", async () => {
    await setUp(site);
    const ask = () => codeOf(site.browser().ask("POST", "/api/password-reset", { email: ann.email }));
    expect(await ask()).toBe("204 undefined");
    const token = await linkIn(1);
    const { rows } = await sql<{ all: string }>`
      select jsonb_agg(c)::text as all from account_challenge c`.execute(sites.database().db);
    expect(rows[0]?.all).not.toContain(token);
    for (let again = 0; again < 9; again += 1) await ask();
    expect(await ask()).toBe("429 too_many_attempts");
    await linkIn(10);
  });

  test("is not possible where no mail is sent", async () => {
    const mute = await sites.start();
    await setUp(site);
    expect((await mute.browser().ask("GET", "/api/session/ways")).body).toEqual({ reset: false, providers: [] });
    expect(await codeOf(mute.browser().ask("POST", "/api/password-reset", { email: ann.email }))).toBe(
      "409 reset_not_possible",
    );
  });
});

test("an invitation goes by mail, with a link to the address of this installation", async () => {
  const admin = await setUp(site);
  await join(site, admin, "viewer");
  expect(sent[0]?.to.email).toBe("ben@example.org");
  expect(sent[0]?.text).toMatch(/https:\/\/firsthand\.example\.org\/invitation\/[\w-]{43}\n/);
  expect((await admin.ask("POST", "/api/mail/test")).body).toEqual({ to: "ann@example.org" });
  expect((await admin.ask("GET", "/api/mail")).body).toEqual({
    sends: true,
    publicUrl: "https://firsthand.example.org",
    lastFailure: null,
  });
});
