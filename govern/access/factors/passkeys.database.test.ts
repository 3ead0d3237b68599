import { beforeEach, describe, expect, test } from "vitest";

import { type Browser, type Site, ann, codeOf, idIn, join, shareSites } from "../testing/site.ts";
import { type Said, createDevice } from "./testing/device.ts";

const sites = shareSites();
let passed = 0;
let site: Site;
let origin: string;

beforeEach(async () => {
  passed = 0;
  site = await sites.start({ now: () => new Date(Date.now() + passed) });
  origin = site.url;
});

async function begin(browser: Browser, path: string) {
  const { body } = await browser.ask("POST", path);
  const { challenge } = body["options"] as { challenge: string };
  return { token: String(body["token"]), said: { challenge, origin, server: "localhost" } satisfies Said };
}

/** Ann, with a passkey of a device. */
async function withPasskey() {
  const device = createDevice();
  const admin = site.browser(origin);
  expect((await admin.ask("POST", "/api/setup", ann)).status).toBe(200);
  const { token, said } = await begin(admin, "/api/factors/passkeys/options");
  const added = await admin.ask("POST", "/api/factors/passkeys", { token, name: "Key", response: device.make(said) });
  expect(added).toMatchObject({ status: 200, body: { name: "Key", server: "localhost", synced: false } });
  return { admin, device, id: idIn(added.body) };
}

type Device = ReturnType<typeof createDevice>;

/** Signs in with what a device says; `lie` changes that. */
async function come(device: Device, lie: Partial<Said> = {}, browser = site.browser(origin)) {
  const { token, said } = await begin(browser, "/api/session/passkey/options");
  return codeOf(browser.ask("POST", "/api/session/passkey", { token, response: device.use({ ...said, ...lie }) }));
}

describe("a passkey", () => {
  test("opens the account by itself, also where a second factor is asked of everybody", async () => {
    const { admin, device } = await withPasskey();
    await admin.ask("PUT", "/api/sign-in-rule", { secondFactor: "everyone", ifVersion: 0 });
    const browser = site.browser(origin);
    expect(await come(device, { counter: 1 }, browser)).toBe("200 undefined");
    expect((await browser.ask("GET", "/api/session")).body).toMatchObject({ person: { name: "Ann" } });
    expect((await site.browser(origin).ask("POST", "/api/session", ann)).body).toMatchObject({
      state: "second_factor",
      code: false,
      passkey: true,
    });
  });

  test("opens nothing when anything about it is wrong", async () => {
    const { device } = await withPasskey();
    const lies: Record<string, Partial<Said>> = {
      "another challenge": { challenge: Buffer.alloc(32, 1).toString("base64url") },
      "another origin": { origin: "https://evil.example" },
      "another port": { origin: "http://localhost:1" },
      "another server": { server: "evil.example" },
      "nobody there": { flags: 4 },
      "nobody verified": { flags: 1 },
    };
    const found: Record<string, string> = {};
    for (const [name, lie] of Object.entries(lies)) found[name] = await come(device, lie);
    expect(found).toEqual(Object.fromEntries(Object.keys(lies).map((name) => [name, "403 passkey_refused"])));
    expect(await come(createDevice())).toBe("403 passkey_refused");
    expect(await come(device)).toBe("200 undefined");
  });

  test("whose counter goes back was copied, and opens nothing", async () => {
    const { device } = await withPasskey();
    expect(await come(device, { counter: 7 })).toBe("200 undefined");
    expect(await come(device, { counter: 7 })).toBe("403 passkey_refused");
    expect(await come(device, { counter: 8 })).toBe("200 undefined");
  });

  test("answers each challenge once, within five minutes", async () => {
    const { device } = await withPasskey();
    const browser = site.browser(origin);
    const { token, said } = await begin(browser, "/api/session/passkey/options");
    const use = () => browser.ask("POST", "/api/session/passkey", { token, response: device.use(said) });
    expect((await use()).status).toBe(200);
    expect(await codeOf(use())).toBe("403 step_over");
    const late = await begin(browser, "/api/session/passkey/options");
    passed = 301_000;
    const answer = { token: late.token, response: device.use(late.said) };
    expect(await codeOf(browser.ask("POST", "/api/session/passkey", answer))).toBe("403 step_over");
  });

  test("of somebody else proves nothing, and cannot be renamed or removed", async () => {
    const { admin, device, id } = await withPasskey();
    const { browser: ben } = await join(site, admin, "viewer");
    const begun = await begin(site.browser(origin), "/api/session/passkey/options");
    const proof = { token: begun.token, response: device.use(begun.said) };
    expect(await codeOf(ben.ask("POST", "/api/session/proof/passkey", proof))).toBe("403 passkey_refused");
    expect(await codeOf(ben.ask("PATCH", `/api/factors/passkeys/${id}`, { name: "Mine" }))).toBe("404 passkey_unknown");
    expect(await codeOf(ben.ask("DELETE", `/api/factors/passkeys/${id}`))).toBe("404 passkey_unknown");
  });

  test("is not made for the challenge of another, twice, or at an address without a name", async () => {
    const { admin, device } = await withPasskey();
    const make = (made: Awaited<ReturnType<typeof begin>>, by: Device) =>
      codeOf(
        admin.ask("POST", "/api/factors/passkeys", { token: made.token, name: "K", response: by.make(made.said) }),
      );
    expect(await make(await begin(admin, "/api/session/passkey/options"), createDevice())).toBe("403 step_over");
    expect(await make(await begin(admin, "/api/factors/passkeys/options"), device)).toBe("409 passkey_known");
    const unverified = await begin(admin, "/api/factors/passkeys/options");
    expect(
      await make(
        { ...unverified, said: { ...unverified.said, flags: 1 } as Said & typeof unverified.said },
        createDevice(),
      ),
    ).toBe("403 passkey_refused");
    const nameless = site.browser(origin.replace("localhost", "127.0.0.1"));
    expect(await codeOf(nameless.ask("POST", "/api/session/passkey/options"))).toBe("400 passkeys_not_here");
  });

  test("that is removed opens nothing, and the last factor stays where one is asked for", async () => {
    const { admin, device, id } = await withPasskey();
    await admin.ask("PUT", "/api/sign-in-rule", { secondFactor: "everyone", ifVersion: 0 });
    expect(await codeOf(admin.ask("DELETE", `/api/factors/passkeys/${id}`))).toBe("409 factor_needed");
    await admin.ask("PUT", "/api/sign-in-rule", { secondFactor: "nobody", ifVersion: 1 });
    expect((await admin.ask("DELETE", `/api/factors/passkeys/${id}`)).status).toBe(204);
    expect(await come(device)).toBe("403 passkey_refused");
  });
});
