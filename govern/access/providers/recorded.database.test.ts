import { expect, test } from "vitest";

import { keepRecord } from "../testing/record.ts";
import { setUp, shareSites } from "../testing/site.ts";
import { client, openProvider, visit } from "./testing/real-provider.ts";

const sites = shareSites();
const accounts = { "eva-there": { email: "eva@elsewhere.example", email_verified: true, name: "Eva" } };

test("a sign-in with a provider is told of who came, also of who becomes a member by it", async () => {
  const record = await keepRecord(sites);
  const site = await sites.start({ trace: record.trace });
  const real = await openProvider(accounts, `${site.url}/sign-in/callback`);
  const admin = await setUp(site);
  const added = await admin.ask("POST", "/api/providers", {
    name: "Example",
    issuer: real.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    scopes: "openid profile email",
    domains: [],
    groupsClaim: null,
    groupGrants: [],
    defaultGrants: [{ role: "viewer", unit: null, function: null }],
    createsMembers: true,
    privateAddresses: true,
    demandsFactor: false,
    factorWords: [],
    enabled: true,
  });
  for (const browser of [site.browser(), site.browser()]) {
    real.as = "eva-there";
    const begun = await browser.ask("POST", `/api/session/providers/${String(added.body["id"])}`);
    const answer = await visit(String(begun.body["url"]), `${site.url}/sign-in/callback`);
    expect((await browser.ask("POST", "/api/session/provider", answer)).status).toBe(200);
  }
  const line = "access.finishProvider person Eva member done";
  expect(await record.told("access.finishProvider")).toEqual([line, line]);
  await real.close();
  await record.close();
});
