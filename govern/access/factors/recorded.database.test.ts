import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { afterEach, beforeEach, expect, test } from "vitest";

import { type KeptRecord, keepRecord } from "../testing/record.ts";
import { type Browser, type Site, ann, setUp, shareSites } from "../testing/site.ts";
import { STEP_SECONDS } from "./rules/codes.ts";
import { createDevice } from "./testing/device.ts";

const sites = shareSites();
let passed = 0;
const now = () => new Date(Date.now() + passed);
let record: KeptRecord;
let site: Site;

beforeEach(async () => {
  passed = STEP_SECONDS * 1000 - (Date.now() % (STEP_SECONDS * 1000));
  record = await keepRecord(sites, now);
  site = await sites.start({ now, trace: record.trace });
});
afterEach(() => record.close());

async function codeFor(secret: string, steps = 0): Promise<string> {
  const step = Math.floor(now().getTime() / 1000 / STEP_SECONDS) + steps;
  return await createOTP(base32.decode(secret)).hotp(step);
}

async function begin(browser: Browser, path: string) {
  const { body } = await browser.ask("POST", path);
  const { challenge } = body["options"] as { challenge: string };
  return { token: String(body["token"]), said: { challenge, origin: site.url, server: "localhost" } };
}

test("a sign-in by passkey is told of whose passkey it is", async () => {
  const device = createDevice();
  const admin = await setUp(site);
  const made = await begin(admin, "/api/factors/passkeys/options");
  await admin.ask("POST", "/api/factors/passkeys", {
    token: made.token,
    name: "Key",
    response: device.make(made.said),
  });
  const browser = site.browser();
  const used = await begin(browser, "/api/session/passkey/options");
  const come = await browser.ask("POST", "/api/session/passkey", {
    token: used.token,
    response: device.use({ ...used.said, counter: 1 }),
  });
  expect(come.status).toBe(200);
  expect(await record.told("access.signInByPasskey")).toEqual(["access.signInByPasskey person Ann member done"]);
});

test("a right password that waits for its second factor is told as such, and the sign-in once it came", async () => {
  const admin = await setUp(site);
  const { body } = await admin.ask("POST", "/api/factors/totp");
  const secret = String(body["secret"]);
  await admin.ask("POST", "/api/factors/totp/code", { code: await codeFor(secret) });
  const browser = site.browser();
  const step = await browser.ask("POST", "/api/session", ann);
  expect(step.body["state"]).toBe("second_factor");
  const wanted = ["access.signIn", "access.givePassword", "access.secondFactor"];
  expect(await record.told(...wanted)).toEqual(["access.givePassword person Ann member done"]);
  passed += STEP_SECONDS * 1000;
  const { token } = step.body;
  const done = await browser.ask("POST", "/api/session/second-factor", { token, code: await codeFor(secret) });
  expect(done.status).toBe(200);
  expect((await record.told(...wanted)).slice(1)).toEqual(["access.secondFactor person Ann member done"]);
});

test("who has to add a second factor first is named in both steps", async () => {
  const admin = await setUp(site);
  await admin.ask("PUT", "/api/sign-in-rule", { secondFactor: "everyone", ifVersion: 0 });
  const browser = site.browser();
  const { body } = await browser.ask("POST", "/api/session", ann);
  expect(body["state"]).toBe("enrolment");
  const { token } = body;
  const offer = await browser.ask("POST", "/api/session/enrolment", { token });
  const code = await codeFor(String(offer.body["secret"]));
  expect((await browser.ask("POST", "/api/session/enrolment/code", { token, code })).status).toBe(200);
  expect(await record.told("access.signIn", "access.givePassword", "access.finishEnrolment")).toEqual([
    "access.givePassword person Ann member done",
    "access.finishEnrolment person Ann member done",
  ]);
});
