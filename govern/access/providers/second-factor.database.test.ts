import { afterEach, beforeEach, expect, test } from "vitest";

import { type Site, codeOf, idIn, setUp, shareSites } from "../testing/site.ts";
import { type FalseProvider, type Lie, openFalseProvider } from "./testing/false-provider.ts";
import { type RealProvider, client, openProvider, visit } from "./testing/real-provider.ts";

const sites = shareSites();
let site: Site;
let real: RealProvider;
let lying: FalseProvider;

beforeEach(async () => {
  site = sites.site();
  const accounts = { ann: { email: "ann@example.org", email_verified: true, name: "Ann" } };
  real = await openProvider(accounts, `${site.url}/sign-in/callback`);
  lying = await openFalseProvider(client.id);
});
afterEach(async () => {
  await real.close();
  await lying.close();
});

async function add(issuer: string, demanded: { demandsFactor?: boolean; factorWords?: string[] }): Promise<string> {
  const added = await (
    await setUp(site)
  ).ask("POST", "/api/providers", {
    name: "Example",
    issuer,
    clientId: client.id,
    clientSecret: client.secret,
    scopes: "openid profile email",
    domains: [],
    groupsClaim: null,
    groupGrants: [],
    defaultGrants: [],
    createsMembers: false,
    privateAddresses: true,
    ...demanded,
    enabled: true,
  });
  expect(added).toMatchObject({ status: 200, body: { demandsFactor: false, factorWords: [], ...demanded } });
  return idIn(added.body);
}

/** Signs in at the real provider, in this way; gives what came of it and what was asked for. */
async function come(id: string, by: RealProvider["by"]) {
  Object.assign(real, { as: "ann", by });
  const browser = site.browser();
  const url = String((await browser.ask("POST", `/api/session/providers/${id}`)).body["url"]);
  const answer = await visit(url, `${site.url}/sign-in/callback`);
  const came = await codeOf(browser.ask("POST", "/api/session/provider", answer));
  return { came, asked: new URL(url).searchParams.get("acr_values") };
}

test("a provider that must say so is believed only about a sign-in with a second factor", async () => {
  const id = await add(real.issuer, { demandsFactor: true });
  for (const amr of [["mfa"], ["pwd", "otp"], ["hwk"], ["sc", "pin"]])
    expect([amr, (await come(id, { amr })).came]).toEqual([amr, "200 undefined"]);
  for (const by of [{}, { amr: [] }, { amr: ["pwd"] }, { amr: ["pwd", "sms"] }, { acr: "urn:example:strong" }])
    expect([by, (await come(id, by)).came]).toEqual([by, "403 second_factor_not_told"]);
});

test("words of one's own in acr say so where they are named, and are asked for", async () => {
  const id = await add(real.issuer, { demandsFactor: true, factorWords: ["urn:example:strong", "gold"] });
  expect(await come(id, { acr: "urn:example:strong", amr: ["pwd"] })).toEqual({
    came: "200 undefined",
    asked: "urn:example:strong gold",
  });
  expect((await come(id, { acr: "urn:example", amr: ["pwd"] })).came).toBe("403 second_factor_not_told");
});

test("one that need not say so is believed as it is", async () => {
  const id = await add(real.issuer, {});
  expect(await come(id, {})).toEqual({ came: "200 undefined", asked: null });
});

test("only what is signed says so", async () => {
  const id = await add(lying.issuer, { demandsFactor: true });
  const comeFalsely = async (lie: Lie) => {
    lying.lie = lie;
    const browser = site.browser();
    const url = new URL(String((await browser.ask("POST", `/api/session/providers/${id}`)).body["url"]));
    lying.nonce = url.searchParams.get("nonce") ?? "";
    const answer = { state: url.searchParams.get("state"), code: "c" };
    return codeOf(browser.ask("POST", "/api/session/provider", answer));
  };
  expect(await comeFalsely({ userinfo: { amr: ["mfa"] } })).toBe("403 second_factor_not_told");
  for (const amr of ["mfa", { mfa: true }, [["mfa", "x"]], null])
    expect([amr, await comeFalsely({ claims: { amr } })]).toEqual([amr, "403 second_factor_not_told"]);
  expect(await comeFalsely({ claims: { amr: ["mfa"] } })).toBe("200 undefined");
});
