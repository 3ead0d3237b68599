import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createMapper, openConnector } from "../index.ts";
import { keeperOf, manifestOf, openSite, readAll, type Site, type TestGround, testGround } from "../testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const mapper = createMapper();
let site: Site;
let ground: TestGround;
beforeEach(async () => {
  site = await openSite();
  ground = testGround(mapper);
});
afterEach(async () => {
  await ground.close();
  await site.close();
});
afterAll(() => mapper.close());

const manifest = (authentication: string) =>
  manifestOf(`
id: notes
name: Notes
about: For tests.
settings:
  site: { title: Address, kind: url }
  name: { title: Name, kind: text, needed: false }
  key: { title: Key, kind: secret, needed: false }
base: "{site}"
authentication: ${authentication}
streams:
  notes:
    title: Notes
    source: { channel: notes, visibility: public, threading: gap }
    request: { path: /notes }
    records: $
    edits: not_seen
    deletions: not_seen
    map: '{ "externalId": id, "at": "2026-01-01T00:00:00Z", "direction": "in", "channel": "notes" }'
`);
const OAUTH =
  '{ kind: oauth2_client_credentials, token_address: "{site}/token", client_id: "{name}", client_secret: "{key}", scopes: [a, b] }';
const settings = () => ({ site: site.url, name: "me:x", key: "s3cret/+" });

test.each([
  ['{ kind: basic, user: "{name}", password: "{key}" }', { authorization: `Basic ${btoa("me:x:s3cret/+")}` }],
  ['{ kind: bearer, token: "{key}" }', { authorization: "Bearer s3cret/+" }],
  ['{ kind: api_key, in: header, name: X-Key, value: "{key}" }', { "x-key": "s3cret/+" }],
])("%s", async (authentication, headers) => {
  const one = openConnector(manifest(authentication), ground, keeperOf());
  await readAll(one, { settings: settings() });
  expect(site.asked[0]?.headers).toMatchObject(headers);
  await readAll(one, { settings: { site: site.url } });
  for (const name of Object.keys(headers)) expect(site.asked[1]?.headers).not.toHaveProperty(name);
});

test("half of the credentials are told as missing, what has to be there too, never what was typed", async () => {
  const one = openConnector(manifest('{ kind: basic, user: "{name}", password: "{key}" }'), ground, keeperOf());
  const half = readAll(one, { settings: { site: site.url, name: "me" } });
  await expect(half).rejects.toMatchObject({
    code: "misset",
    message: "The settings for signing in are not complete.",
  });
  await expect(readAll(one, { settings: {} })).rejects.toMatchObject({
    code: "misset",
    message: "Address is missing.",
  });
  const wrong: unknown = await readAll(one, { settings: { site: "https://me:pass@x.example" } }).catch(
    (error: unknown) => error,
  );
  expect(wrong).toMatchObject({ code: "misset" });
  expect(String(wrong)).not.toContain("pass");
});

test("a token is asked for once, used until shortly before its end, and renewed", async () => {
  let issued = 0;
  site.answers = ({ path }) =>
    path === "/token" ? { access_token: `t${++issued}`, token_type: "bearer", expires_in: 600 } : [];
  const one = openConnector(manifest(OAUTH), ground, keeperOf());
  await readAll(one, { settings: settings() });
  await readAll(one, { settings: settings() });
  expect(site.asked.map(({ path }) => path)).toEqual(["/token", "/notes", "/notes"]);
  // Id and secret are encoded before they are joined (RFC 6749, 2.3.1).
  expect(site.asked[0]?.headers.authorization).toBe(`Basic ${btoa("me%3Ax:s3cret%2F%2B")}`);
  expect(site.asked[0]?.body).toBe("grant_type=client_credentials&scope=a+b");
  ground.pass(541_000);
  await readAll(one, { settings: settings() });
  expect(site.asked.slice(3).map(({ headers }) => headers.authorization?.slice(0, 9))).toEqual([
    "Basic bWU",
    "Bearer t2",
  ]);
});

test("a token that was taken back is renewed once; if that does not help, somebody has to look", async () => {
  let issued = 0;
  let good = "token-2";
  site.answers = ({ path, headers }, response) => {
    if (path === "/token") return { access_token: `token-${++issued}`, expires_in: 600 };
    return headers.authorization === `Bearer ${good}`
      ? [{ id: 1 }]
      : response.writeHead(401).end(`who? ${headers.authorization}`) && undefined;
  };
  const one = openConnector(manifest(OAUTH), ground, keeperOf());
  expect((await readAll(one, { settings: settings() })).items).toHaveLength(1);
  good = "none";
  await expect(readAll(one, { settings: settings() })).rejects.toMatchObject({
    code: "refused",
    answer: "who? Bearer •••",
  });
  expect(issued).toBe(3);
});

test("where no token is given it is told why, and never with the secret", async () => {
  site.answers = (_, response) =>
    response.writeHead(400).end('{"error": "invalid_client", "you_said": "s3cret/+"}') && undefined;
  const one = openConnector(manifest(OAUTH), ground, keeperOf());
  await expect(readAll(one, { settings: settings() })).rejects.toMatchObject({
    code: "refused",
    message: "No token was given: status 400 (invalid_client).",
    answer: '{"error": "invalid_client", "you_said": "•••"}',
  });
  site.answers = (_, response) => response.writeHead(503).end() && undefined;
  await expect(readAll(one, { settings: settings() })).rejects.toMatchObject({ code: "failing" });
});

test("several that need a token at once ask for one", async () => {
  let issued = 0;
  site.answers = ({ path }) => (path === "/token" ? { access_token: `t${++issued}` } : []);
  const keeper = keeperOf();
  let turn: Promise<unknown> = Promise.resolve();
  const oneByOne: typeof keeper.renew = (work) => {
    const next = turn.then(() => keeper.renew(work));
    turn = next.catch(() => undefined);
    return next;
  };
  const one = openConnector(manifest(OAUTH), ground, {
    ...keeper,
    current: () => Promise.resolve(keeper.kept),
    renew: async (work) => {
      const kept = await oneByOne(work);
      keeper.kept = kept;
      return kept;
    },
  });
  await Promise.all([1, 2, 3, 4].map(() => readAll(one, { settings: settings() })));
  expect(issued).toBe(1);
});

test("an address of a network inside is refused where nobody allowed it, whatever the settings say", async () => {
  const one = openConnector(manifest("{ kind: none }"), ground, keeperOf());
  for (const site of ["http://10.0.0.1", "http://169.254.169.254", "http://localhost:1", "https://[::1]"])
    await expect(readAll(one, { settings: { site } })).rejects.toMatchObject({ code: "forbidden_address" });
});

const SESSION = `
  kind: session
  token_at: data.token
  minutes: 30
  request: { method: POST, path: /sign-in, body: { json: { user: "{name}", secret: "{key}" } } }`;

describe("sessions", () => {
  test("one signs in once, keeps the token for its time, and signs in anew when it is refused", async () => {
    let good = 0;
    site.answers = ({ path, headers }, response) => {
      if (path === "/sign-in") return { data: { token: `t${++good}` } };
      return headers.authorization === `Bearer t${good}` ? [{ id: 1 }] : response.writeHead(401).end() && undefined;
    };
    const one = openConnector(manifest(SESSION), ground, keeperOf());
    await readAll(one, { settings: settings() });
    await readAll(one, { settings: settings() });
    expect(site.asked.map(({ path }) => path)).toEqual(["/sign-in", "/notes", "/notes"]);
    expect(JSON.parse(site.asked[0]?.body ?? "")).toEqual({ user: "me:x", secret: "s3cret/+" });
    expect(site.asked[0]?.headers).not.toHaveProperty("authorization");
    ground.pass(30 * 60_000);
    await readAll(one, { settings: settings() });
    expect(site.asked.slice(3).map(({ headers }) => headers.authorization)).toEqual([undefined, "Bearer t2"]);
    good = 7; // the session was ended over there
    await readAll(one, { settings: settings() });
    expect(site.asked.slice(5).map(({ headers }) => headers.authorization)).toEqual([
      "Bearer t2",
      undefined,
      "Bearer t8",
    ]);
  });

  test("a session is of those who signed in: others do not read with it", async () => {
    site.answers = ({ path, body }) => (path === "/sign-in" ? { data: { token: `of ${JSON.parse(body).user}` } } : []);
    const one = openConnector(manifest(SESSION), ground, keeperOf());
    await readAll(one, { settings: settings() });
    await readAll(one, { settings: { ...settings(), name: "you" } });
    expect(site.asked.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      "Bearer of me:x",
      undefined,
      "Bearer of you",
    ]);
  });

  test.each([
    [401, "refused"],
    [400, "refused"],
    [404, "misset"],
    [503, "failing"],
    [200, "not_understood"],
  ])("an answer of %i to signing in is %s, and the secret is not shown", async (status, code) => {
    site.answers = ({ body }, response) => response.writeHead(status).end(body) && undefined;
    const one = openConnector(manifest(SESSION), ground, keeperOf());
    const failure: unknown = await readAll(one, { settings: settings() }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(JSON.stringify(failure)).not.toContain("s3cret");
  });

  test("where nothing is filled in, it is asked as anybody may ask", async () => {
    const one = openConnector(manifest(SESSION), ground, keeperOf());
    await readAll(one, { settings: { site: site.url } });
    expect(site.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([["/notes", undefined]]);
  });
});
