import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";

import { type Browser, type Site, ann, codeOf, idIn, join, setUp, shareSites } from "../testing/site.ts";
import { type FalseProvider, type Lie, openFalseProvider } from "./testing/false-provider.ts";
import { type RealProvider, client, openProvider, visit } from "./testing/real-provider.ts";

const sites = shareSites();
let site: Site;
let real: RealProvider;
let lying: FalseProvider;

const accounts = {
  "ann-there": { email: "Ann@Example.org", email_verified: true, name: "Ann There" },
  "ben-there": { email: "ben@example.org", email_verified: true, name: "Ben", groups: ["desk"] },
  "cleo-there": { email: "cleo@example.org", email_verified: true, name: "Cleo", groups: ["desk", "board"] },
  "dan-there": { email: "ann@example.org", email_verified: false, name: "Dan" },
  "eva-there": { email: "eva@elsewhere.example", email_verified: true, name: "Eva" },
};

beforeEach(async () => {
  site = sites.site();
  real = await openProvider(accounts, `${site.url}/sign-in/callback`);
  lying = await openFalseProvider(client.id);
});

afterEach(async () => {
  await real.close();
  await lying.close();
});

const whole = (role: string) => ({ role, unit: null, function: null });

const settings = () => ({
  name: "Example",
  issuer: real.issuer,
  clientId: client.id,
  clientSecret: client.secret,
  scopes: "openid profile email",
  domains: [] as string[],
  groupsClaim: null as string | null,
  groupGrants: [{ group: "desk", grants: [whole("agent")] }] as { group: string; grants: object[] }[],
  defaultGrants: [whole("viewer")] as object[],
  createsMembers: false,
  privateAddresses: true,
  demandsFactor: false,
  factorWords: [] as string[],
  enabled: true,
});

async function add(admin: Browser, changes: Partial<ReturnType<typeof settings>> = {}): Promise<string> {
  const added = await admin.ask("POST", "/api/providers", { ...settings(), ...changes });
  expect(added.status).toBe(200);
  return idIn(added.body);
}

/** Signs in at the real provider as somebody, and brings its answer back. */
async function come(browser: Browser, id: string, as: string) {
  real.as = as;
  const begun = await browser.ask("POST", `/api/session/providers/${id}`);
  expect(begun.status).toBe(200);
  const answer = await visit(String(begun.body["url"]), `${site.url}/sign-in/callback`);
  return await browser.ask("POST", "/api/session/provider", answer);
}

describe("signing in with a provider", () => {
  test("opens the account of the member with the verified address, and stays theirs", async () => {
    const admin = await setUp(site);
    const id = await add(admin);
    expect((await site.browser().ask("GET", "/api/session/ways")).body).toEqual({
      reset: false,
      providers: [{ id, name: "Example" }],
    });
    const browser = site.browser();
    const come1 = await come(browser, id, "ann-there");
    expect(come1).toMatchObject({ status: 200, body: { state: "signed_in", person: { name: "Ann" } } });
    expect((await browser.ask("GET", "/api/session")).body).toMatchObject({ person: { email: "ann@example.org" } });
    // The address may change at the provider: who it is there decides from now on.
    await sql`update account_user set email = 'ann@new.example'`.execute(sites.database().db);
    expect((await come(site.browser(), id, "ann-there")).body).toMatchObject({ person: { email: "ann@new.example" } });
    expect(await codeOf(come(site.browser(), id, "dan-there"))).toBe("403 mail_not_verified");
  });

  test("lets in who is invited with the roles of the invitation, and nobody else", async () => {
    const admin = await setUp(site);
    const id = await add(admin);
    expect(await codeOf(come(site.browser(), id, "ben-there"))).toBe("403 not_invited");
    await admin.ask("POST", "/api/invitations", {
      name: "Benno",
      email: "ben@example.org",
      grants: [whole("analyst")],
    });
    const ben = site.browser();
    expect(await come(ben, id, "ben-there")).toMatchObject({
      status: 200,
      body: { person: { name: "Benno", grants: [whole("analyst")] } },
    });
    expect((await ben.ask("GET", "/api/factors")).body).toMatchObject({ hasPassword: false });
    expect(await codeOf(site.browser().ask("POST", "/api/session", { email: "ben@example.org", password: "x" }))).toBe(
      "403 wrong_credentials",
    );
    const { rows } = await sql`select 1 from account_invitation`.execute(sites.database().db);
    expect(rows).toHaveLength(0);
  });

  test("gives the roles of the groups at each sign-in, and keeps the only administrator", async () => {
    const admin = await setUp(site);
    const groupGrants = [
      { group: "desk", grants: [whole("agent")] },
      { group: "board", grants: [whole("executive")] },
    ];
    const id = await add(admin, { createsMembers: true, groupsClaim: "groups", groupGrants, defaultGrants: [] });
    const cleo = site.browser();
    const grantsOf = (body: Record<string, unknown>) => (body["person"] as { grants: { role: string }[] }).grants;
    const roles = async () => grantsOf((await come(cleo, id, "cleo-there")).body).map(({ role }) => role);
    expect(await roles()).toEqual(["agent", "executive"]);
    accounts["cleo-there"].groups = ["board"];
    expect(await roles()).toEqual(["executive"]);
    accounts["cleo-there"].groups = [];
    expect(await codeOf(come(cleo, id, "cleo-there"))).toBe("403 no_role");
    expect(grantsOf((await come(site.browser(), id, "ann-there")).body)).toEqual([whole("administrator")]);
  });

  test("only addresses of its domains come in", async () => {
    const admin = await setUp(site);
    const id = await add(admin, { createsMembers: true, domains: ["example.org"] });
    expect(await codeOf(come(site.browser(), id, "eva-there"))).toBe("403 domain_not_allowed");
    expect((await come(site.browser(), id, "ben-there")).status).toBe(200);
  });

  test("the answer is good once, and only in the browser that began", async () => {
    const admin = await setUp(site);
    const id = await add(admin);
    real.as = "ann-there";
    const [mine, theirs] = [site.browser(), site.browser()];
    const begin = async () => {
      const begun = await mine.ask("POST", `/api/session/providers/${id}`);
      return await visit(String(begun.body["url"]), `${site.url}/sign-in/callback`);
    };
    const answer = await begin();
    expect(await codeOf(theirs.ask("POST", "/api/session/provider", answer))).toBe("403 step_over");
    expect(await codeOf(mine.ask("POST", "/api/session/provider", answer))).toBe("403 step_over");
    const next = await begin();
    expect((await mine.ask("POST", "/api/session/provider", next)).status).toBe(200);
    expect(await codeOf(mine.ask("POST", "/api/session/provider", next))).toBe("403 step_over");
    const refused = await begin();
    const said = { state: refused["state"], error: "access_denied" };
    expect(await codeOf(mine.ask("POST", "/api/session/provider", said))).toBe("403 provider_said_no");
    const mixed = { ...(await begin()), iss: "https://evil.example" };
    expect(await codeOf(mine.ask("POST", "/api/session/provider", mixed))).toBe("403 provider_proof_refused");
  });
});

/** Signs in at the provider that lies. */
async function comeFalsely(id: string, lie: Lie): Promise<string> {
  lying.lie = {};
  const browser = site.browser();
  const begun = await browser.ask("POST", `/api/session/providers/${id}`);
  const url = new URL(String(begun.body["url"]));
  lying.nonce = url.searchParams.get("nonce") ?? "";
  lying.lie = lie;
  return codeOf(browser.ask("POST", "/api/session/provider", { state: url.searchParams.get("state"), code: "c" }));
}

const unsigned = (honest: string) => {
  const [, payload = ""] = honest.split(".");
  return `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`;
};

describe("a token of a provider", () => {
  test("opens nothing when anything about it is wrong", async () => {
    const id = await add(await setUp(site), { issuer: lying.issuer });
    expect(await comeFalsely(id, {})).toBe("200 undefined");
    const past = Math.floor(Date.now() / 1000) - 3600;
    const lies: Record<string, Lie> = {
      "another issuer": { claims: { iss: "https://evil.example" } },
      "another audience": { claims: { aud: "somebody-else" } },
      "several audiences, for another": { claims: { aud: [client.id, "other"], azp: "other" } },
      "several audiences, for nobody": { claims: { aud: [client.id, "other"] } },
      "out of date": { claims: { iat: past, exp: past + 300 } },
      "another nonce": { claims: { nonce: "mine" } },
      "another key": { otherKey: true },
      unsigned: { token: unsigned },
      "changed on the way": { token: (honest) => honest.replace(/\.[^.]{4}/, ".AAAA") },
      "nobody in it": { claims: { sub: "" } },
      "two people": { userinfo: { sub: "mallory" } },
    };
    const found: Record<string, string> = {};
    for (const [name, lie] of Object.entries(lies)) found[name] = await comeFalsely(id, lie);
    expect(found).toEqual(Object.fromEntries(Object.keys(lies).map((name) => [name, "403 provider_proof_refused"])));
    expect(await comeFalsely(id, { metadata: { issuer: "https://evil.example" } })).toBe("502 provider_unreachable");
  });

  test("of another subject with the same address does not open an account that is linked", async () => {
    const id = await add(await setUp(site), { issuer: lying.issuer });
    expect(await comeFalsely(id, {})).toBe("200 undefined");
    expect(await comeFalsely(id, { claims: { sub: "mallory" }, userinfo: { sub: "mallory" } })).toBe("403 not_invited");
  });
});

describe("the settings of a provider", () => {
  test("are kept with the secret sealed, and only for who manages access", async () => {
    const admin = await setUp(site);
    const id = await add(admin);
    const [listed] = z.array(z.looseObject({})).parse((await admin.ask("GET", "/api/providers")).body);
    expect(listed).toMatchObject({ id, hasSecret: true, version: 1, changedBy: "Ann" });
    const { rows } = await sql<{ all: string }>`select p::text as all from account_provider p`.execute(
      sites.database().db,
    );
    expect(rows[0]?.all).toContain("sealed1.1.");
    for (const text of [JSON.stringify(listed), rows[0]?.all]) expect(text).not.toContain(client.secret);
    const { clientSecret: _secret, ...rest } = settings();
    const change = (ifVersion: number) => admin.ask("PUT", `/api/providers/${id}`, { ...rest, name: "New", ifVersion });
    expect((await change(1)).body).toMatchObject({ name: "New", hasSecret: true, version: 2 });
    expect(await codeOf(change(1))).toBe("409 provider_changed");
    expect((await come(site.browser(), id, "ann-there")).status).toBe(200);
    const { browser: ben } = await join(site, admin, "viewer");
    expect(await codeOf(ben.ask("GET", "/api/providers"))).toBe("403 not_allowed");
    expect((await admin.ask("DELETE", `/api/providers/${id}`)).status).toBe(204);
    expect(await codeOf(site.browser().ask("POST", `/api/session/providers/${id}`))).toBe("404 provider_unknown");
  });

  test("under another issuer nobody is who they were under the one before", async () => {
    const admin = await setUp(site);
    const id = await add(admin, { issuer: lying.issuer });
    expect(await comeFalsely(id, {})).toBe("200 undefined");
    await admin.ask("PUT", `/api/providers/${id}`, { ...settings(), ifVersion: 1 });
    const { rows } = await sql`select 1 from account_credential where provider_id = ${id}`.execute(sites.database().db);
    expect(rows).toHaveLength(0);
  });

  test("reach no private address unless that is allowed, and never the keys of a cloud machine", async () => {
    const admin = await setUp(site);
    const check = (issuer: string, privateAddresses: boolean) =>
      codeOf(admin.ask("POST", "/api/providers/check", { issuer, privateAddresses }));
    expect(await check(real.issuer, true)).toBe("200 undefined");
    expect(await check(real.issuer, false)).toBe("400 address_refused");
    for (const place of ["https://127.0.0.1:1", "https://[::1]:1", "https://10.1.2.3", "https://localhost:1"])
      expect(await check(place, false)).toBe("400 address_refused");
    for (const place of [
      "http://169.254.169.254",
      "http://[fe80::1]",
      "http://[::ffff:169.254.169.254]",
      "http://0.0.0.0",
    ])
      expect(await check(place, true)).toBe("400 address_refused");
    // What a configuration names is looked at like the issuer itself.
    lying.lie = { metadata: { jwks_uri: "http://169.254.169.254/latest/meta-data" } };
    expect(await check(lying.issuer, true)).toBe("400 address_refused");
    expect(lying.asked).toEqual(["/.well-known/openid-configuration"]);
  });

  test("Ann still signs in with her password beside it", async () => {
    await add(await setUp(site));
    expect((await site.browser().ask("POST", "/api/session", ann)).status).toBe(200);
  });
});

test("who may not do everything themselves sets no provider: whoever it vouches for would be everybody", async () => {
  const admin = await setUp(site);
  const permissions = ["access.read", "access.manage"];
  await admin.ask("PUT", "/api/roles/people", { title: "People", words: "", permissions, ifVersion: null });
  const { browser } = await join(site, admin, "people");
  const theirs = { ...settings(), groupGrants: [], defaultGrants: [] };
  expect(await codeOf(browser.ask("POST", "/api/providers", theirs))).toBe("403 beyond_own");
  const id = await add(admin, { groupGrants: [], defaultGrants: [] });
  const { body } = await admin.ask("GET", "/api/providers");
  const change = { ...theirs, issuer: lying.issuer, ifVersion: Object(Object.values(body)[0]).version };
  expect(await codeOf(browser.ask("PUT", `/api/providers/${id}`, change))).toBe("403 beyond_own");
});

test("the secret that one provider gave is not told to another", async () => {
  const admin = await setUp(site);
  const id = await add(admin);
  const version = async () =>
    z.array(z.looseObject({ version: z.number() })).parse((await admin.ask("GET", "/api/providers")).body)[0]?.version;
  const { clientSecret: _secret, ...kept } = settings();
  const same = await admin.ask("PUT", `/api/providers/${id}`, { ...kept, name: "Other", ifVersion: await version() });
  expect(same.body).toMatchObject({ hasSecret: true });
  const moved = { ...kept, issuer: lying.issuer, ifVersion: await version() };
  expect((await admin.ask("PUT", `/api/providers/${id}`, moved)).body).toMatchObject({ hasSecret: false });
});
