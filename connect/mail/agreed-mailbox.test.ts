import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import { openMailServer } from "@firsthand/platform/testing";
import { expect, onTestFinished, test } from "vitest";

import { keeperOf } from "../engine/testing/index.ts";
import type { StreamPage } from "../streams/index.ts";
import { agreedMailboxConnector } from "./index.ts";
import { completed } from "./providers.ts";
import { mailOf, openImapServer } from "./testing/index.ts";

const connector = agreedMailboxConnector({ now: Date.now, chance: Math.random });
const PLUGINS = ["ID", "IDLE", "SPECIAL-USE", "ENABLE", "NAMESPACE", "SASL-IR", "XOAUTH2"];

/** Gives tokens as an authorization server does; what it was asked is kept. */
async function openTokens(token: (grant: URLSearchParams) => string) {
  const asked: URLSearchParams[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const grant = new URLSearchParams(body);
      asked.push(grant);
      const said = { access_token: token(grant), refresh_token: "good for long", expires_in: 3600 };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, asked };
}

async function openSmtp() {
  const given: { token: string; raw: string }[] = [];
  let token = "";
  const server = await openMailServer({
    authOptional: false,
    authMethods: ["XOAUTH2"],
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, accessToken = "" }, _session, done) => {
      token = `${username} ${accessToken}`;
      done(null, { user: username });
    },
    onData: (stream, _session, done) => {
      let raw = "";
      stream.on("data", (part: Buffer) => (raw += part.toString()));
      stream.on("end", () => {
        given.push({ token, raw });
        done();
      });
    },
  });
  onTestFinished(() => server.close());
  return { port: server.port, given };
}

test("somebody agrees, mails are read and answered by token, and a refused agreement is told", async () => {
  const imap = await openImapServer(
    { inbox: [mailOf({ "Message-ID": "<1@x>" }, "Where is it?")] },
    { plugins: PLUGINS },
  );
  const smtp = await openSmtp();
  let good = "testtoken";
  const tokens = await openTokens((grant) => (grant.get("grant_type") === "authorization_code" ? "short" : good));
  const settings = {
    provider: "other",
    user: "testuser",
    client_id: "us",
    client_secret: "a secret",
    authorization_address: "https://login.example.org/agree",
    token_address: tokens.url,
    scopes: "mail.read\nmail.send",
    host: "127.0.0.1",
    port: String(imap.port),
    security: "none",
    smtp_host: "127.0.0.1",
    smtp_port: String(smtp.port),
    smtp_security: "none",
    from: "help@shop.example",
  };
  const allowedHosts = ["127.0.0.1"];
  const verifier = "v".repeat(43);
  const redirect = "https://firsthand.example.org/sources/agreed";
  const address = new URL(connector.agreement?.address(settings, { state: "s1", redirect, verifier }) ?? "");
  expect(`${address.origin}${address.pathname}`).toBe("https://login.example.org/agree");
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    client_id: "us",
    redirect_uri: redirect,
    scope: "mail.read mail.send",
    state: "s1",
    code_challenge_method: "S256",
  });

  const keeper = keeperOf();
  const connection = { settings, allowedHosts, tokens: keeper };
  const signal = AbortSignal.timeout(50_000);
  const given = await connector.agreement?.tokens(connection, { redirect, verifier, code: "c0de", signal });
  expect(given).toMatchObject({ accessToken: "short", refreshToken: "good for long" });
  expect(Object.fromEntries(tokens.asked[0] ?? [])).toMatchObject({ code: "c0de", code_verifier: verifier });
  // It is over by now: a good one is asked for with the refresh token.
  await keeper.renew(() =>
    Promise.resolve({ accessToken: "short", refreshToken: "good for long", expiresAt: new Date(0) }),
  );

  const read = async () => {
    const pages: StreamPage[] = [];
    const request = { stream: "mails", settings, cursor: null, since: new Date("2000-01-01"), signal };
    for await (const page of connector.read(connection)(request)) pages.push(page);
    return pages.flatMap(({ items }) => items);
  };
  expect(await read()).toMatchObject([{ record: { externalId: "1@x", text: "Where is it?" } }]);
  expect(tokens.asked.at(-1)?.get("refresh_token")).toBe("good for long");

  const message = { externalId: "1@x", subject: "Bag", parents: [] };
  const to = { email: "ann@example.com", name: "Ann", account: null, thread: null, message };
  expect(connector.answers?.open(settings, to)).toMatchObject({ ready: true, words: "by mail from help@shop.example" });
  const answered = await connector.answers?.send(connection, { ...to, id: "a1", text: "It is here." }, signal);
  expect(answered).toMatchObject({ status: "done" });
  expect(smtp.given).toMatchObject([{ token: "testuser testtoken", raw: expect.stringContaining("It is here.") }]);

  good = "not this one";
  await keeper.renew(() => Promise.resolve({ accessToken: good, refreshToken: null, expiresAt: null }));
  await expect(read()).rejects.toMatchObject({ code: "refused" });
  const without = connector.read({ settings, allowedHosts })({
    stream: "mails",
    settings,
    cursor: null,
    since: new Date(),
    signal,
  });
  await expect(without[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: "refused" });
}, 60_000);

test("Google and Microsoft need no addresses; a server of one's own for answers brings its own port", () => {
  expect(completed({ provider: "microsoft", port: "993" })).toMatchObject({
    host: "outlook.office365.com",
    smtp_host: "smtp.office365.com",
    smtp_port: "587",
    smtp_security: "starttls",
  });
  const own = completed({ provider: "microsoft", smtp_host: "smtp.example.org", smtp_security: "tls" });
  expect(own).toMatchObject({ host: "outlook.office365.com", smtp_host: "smtp.example.org", smtp_security: "tls" });
  expect(own["smtp_port"]).toBeUndefined();
  const google = { provider: "google", client_id: "us", client_secret: "x", user: "help@shop.example" };
  const address = connector.agreement?.address(google, { state: "s", redirect: "https://a.example/b", verifier: "v" });
  expect(address).toContain("https://accounts.google.com/o/oauth2/v2/auth?");
  expect(new URL(address ?? "").searchParams.get("access_type")).toBe("offline");
  expect(() =>
    connector.agreement?.address({ provider: "other" }, { state: "s", redirect: "r", verifier: "v" }),
  ).toThrow("It is not said where one agrees.");
});
