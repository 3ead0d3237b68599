import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { type Browser, ann, codeOf, setUp, shareSites } from "./testing/site.ts";

const sites = shareSites();
const HOUR = 3_600_000;
let begun: number;

// The clock alone is moved: everything else runs as it does.
beforeEach(() => {
  begun = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: begun });
});
afterEach(() => vi.useRealTimers());

const atHour = (hours: number) => vi.setSystemTime(begun + hours * HOUR);

/** What a request of this browser comes to at a server that remembers nobody. */
const asked = async ({ cookies }: Browser) => {
  const fresh = (await sites.start()).browser();
  for (const [name, value] of cookies) fresh.cookies.set(name, value);
  const { status, body } = await fresh.ask("GET", "/api/sessions");
  for (const [name, value] of fresh.cookies) cookies.set(name, value);
  return status === 200 ? "open" : `${status} ${String(body["code"])}`;
};

const setHours = (browser: Browser, hours: { idleHours?: number; longestHours?: number }, ifVersion = 0) =>
  browser.ask("PUT", "/api/sign-in-rule", { secondFactor: "nobody", ...hours, ifVersion });

describe("a session", () => {
  test("ends after thirty days however much it is used, and signing in again opens another", async () => {
    const browser = await setUp(sites.site());
    for (let day = 1; day < 30; day += 1) {
      atHour(day * 24);
      expect([day, await asked(browser)]).toEqual([day, "open"]);
    }
    atHour(30 * 24 - 0.01);
    expect(await asked(browser)).toBe("open");
    atHour(30 * 24);
    expect(await asked(browser)).toBe("401 session_ended");
    const again = await browser.ask("POST", "/api/session", ann);
    expect(again).toMatchObject({ status: 200, body: { state: "signed_in" } });
    expect(await asked(browser)).toBe("open");
    const { rows } = await sql`select 1 from account_session`.execute(sites.database().db);
    expect(rows).toHaveLength(1);
  });

  test("ends after seven days without use", async () => {
    const browser = await setUp(sites.site());
    atHour(7 * 24 - 1);
    expect(await asked(browser)).toBe("open");
    atHour(2 * 7 * 24 - 2);
    expect(await asked(browser)).toBe("open");
    atHour(3 * 7 * 24 - 1);
    expect(await asked(browser)).toBe("401 session_ended");
  });

  test("ends sooner where the rule says so, at once and also when it was open before", async () => {
    const browser = await setUp(sites.site());
    atHour(3);
    expect(await asked(browser)).toBe("open");
    const set = await setHours(browser, { idleHours: 1, longestHours: 12 });
    expect(set).toMatchObject({ status: 200, body: { idleHours: 1, longestHours: 12, version: 1 } });
    const { body } = await browser.ask("GET", "/api/session");
    expect(body["expiresAt"]).toBe(new Date(begun + 4 * HOUR).toISOString());
    for (const hour of [3.9, 4.8, 5.7, 6.6, 7.5, 8.4, 9.3, 10.2, 11.1, 11.9]) {
      atHour(hour);
      expect([hour, await asked(browser)]).toEqual([hour, "open"]);
    }
    const { body: sessions } = await browser.ask("GET", "/api/sessions");
    expect(sessions).toMatchObject([{ expiresAt: new Date(begun + 12 * HOUR).toISOString() }]);
    atHour(12);
    expect(await asked(browser)).toBe("401 session_ended");
    await browser.ask("POST", "/api/session", ann);
    expect(await asked(browser)).toBe("open");
    atHour(13.1);
    expect(await asked(browser)).toBe("401 session_ended");
  });

  test("may last shorter than the product has it, and never longer", async () => {
    const browser = await setUp(sites.site());
    expect((await browser.ask("GET", "/api/sign-in-rule")).body).toMatchObject({ idleHours: 168, longestHours: 720 });
    for (const hours of [{ idleHours: 169 }, { idleHours: 0 }, { longestHours: 721 }, { longestHours: 1.5 }])
      expect(await codeOf(setHours(browser, hours))).toBe("400 invalid_input");
    expect((await setHours(browser, { longestHours: 24 })).status).toBe(200);
    expect((await setHours(browser, { idleHours: 2 }, 1)).body).toMatchObject({ idleHours: 2, longestHours: 24 });
    const longer = sql`update account_sign_in_rule set longest_hours = 721`.execute(sites.database().db);
    await expect(longer).rejects.toThrow("check constraint");
  });
});
