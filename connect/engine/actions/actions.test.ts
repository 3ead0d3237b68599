import type { ServerResponse } from "node:http";

import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createMapper, openConnector } from "../index.ts";
import { json, keeperOf, manifestOf, openSite, type Site, type TestGround, testGround } from "../testing/index.ts";

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

/** One action, `send`, on a server of this machine. */
function act(
  rest = "",
  inputs: Readonly<Record<string, string>> = { text: "Hello", thread: "a/../b?c#d" },
  body = '{ text: "{input.text}", to: "{input.account}", list: ["{input.text}", 1, true, null] }',
) {
  const manifest = manifestOf(`
id: desk
name: Desk
about: For tests.
settings:
  site: { title: Address, kind: url }
  key: { title: Key, kind: secret }
base: "{site}"
authentication: { kind: api_key, in: query, name: api_key, value: "{key}" }
actions:
  send:
    title: Send
    does: reply
    request:
      method: POST
      path: /threads/{input.thread}/messages
      headers: { X-Once: "{input.key}" }
      body: { json: ${body} }
${rest}`);
  const connector = openConnector(manifest, ground, keeperOf());
  const settings = { site: site.url, key: "s3cret-key" };
  return connector.runAction({ action: "send", settings, inputs, signal: AbortSignal.timeout(20_000) });
}

test("an action is done, with values in their places and nowhere else", async () => {
  site.answers = () => ({ ok: true, message: { id: 17 } });
  const text = 'a "quoted" {input.key} text\n${x} \u2028';
  const done = await act("    external_id: message.id\n    done: ok", { text, thread: "a/../b?c#d", key: "k1" });
  expect(done).toEqual({ status: "done", externalId: "17" });
  const [asked] = site.asked;
  expect(asked?.path).toBe("/threads/a%2F..%2Fb%3Fc%23d/messages");
  expect(asked?.query.get("api_key")).toBe("s3cret-key");
  expect(asked?.headers).toMatchObject({ "content-type": "application/json", "x-once": "k1" });
  expect(JSON.parse(asked?.body ?? "")).toEqual({ text, list: [text, 1, true, null] });
});

test("a value that would lead elsewhere is refused, and one that no header can carry", async () => {
  await expect(act("", { text: "x", thread: ".." })).rejects.toMatchObject({ code: "misset" });
  await expect(act("", { text: "x", thread: "1", key: "a\r\nx-evil: 1" })).rejects.toMatchObject({ code: "misset" });
  expect(site.asked).toEqual([]);
});

describe("what came of it", () => {
  test("they say no, with a bad status or with a good one", async () => {
    site.answers = (_, response) => response.writeHead(422).end('{"error": "too long, s3cret-key"}') && undefined;
    expect(await act()).toMatchObject({ status: "refused", answer: '{"error": "too long, •••"}' });
    site.answers = () => ({ ok: false });
    expect(await act("    done: ok")).toMatchObject({ status: "refused" });
  });

  test("nothing comes back, which is no fault", async () => {
    site.answers = (_, response) => response.writeHead(204).end() && undefined;
    expect(await act("    external_id: id")).toEqual({ status: "done", externalId: null });
  });

  test.each([
    ["cut", (response: { destroy: () => void }) => response.destroy()],
    [
      "a failure of theirs",
      (response: { writeHead: (status: number) => { end: () => unknown } }) => response.writeHead(500).end(),
    ],
  ])("%s: it is not known, and not done twice", async (_, end) => {
    site.answers = (_asked, response) => {
      end(response);
      return undefined;
    };
    expect(await act()).toMatchObject({ status: "unknown" });
    expect(site.asked).toHaveLength(1);
  });

  test("too often, or not at the moment: it is tried again", async () => {
    let turn = 0;
    site.answers = (_, response) => {
      const status = [429, 503][turn++];
      return status ? response.writeHead(status).end() && undefined : json(response, { id: 1 });
    };
    expect(await act("    external_id: id")).toEqual({ status: "done", externalId: "1" });
  });

  test("what may be done twice is tried again after a cut", async () => {
    let turn = 0;
    site.answers = (_, response) => (turn++ === 0 ? response.destroy() && undefined : { id: 2 });
    expect(await act("    external_id: id\n    repeatable: true")).toEqual({ status: "done", externalId: "2" });
    expect(site.asked).toHaveLength(2);
  });

  test("nobody is there, or they refuse who asks: that is a failure", async () => {
    site.answers = (_, response) => response.writeHead(401).end() && undefined;
    await expect(act()).rejects.toMatchObject({ code: "refused" });
    await site.close();
    await expect(act()).rejects.toMatchObject({ code: "unreachable" });
    site = await openSite();
  });
});

describe("what has to be known first", () => {
  const made = `    lookup: { path: "/threads/{input.thread}" }
    values:
      way: found.way
      whole: input.text & " / " & found.owner
    external_id: id`;

  test("is looked up and put into the request; what is not known is left out", async () => {
    site.answers = ({ method }) => (method === "GET" ? { way: null, owner: "Ann" } : { id: 5 });
    const done = await act(
      made,
      { text: "Hello", thread: "7" },
      '{ text: "{input.text}", way: "{value.way}", all: "{value.whole}" }',
    );
    expect(done).toEqual({ status: "done", externalId: "5" });
    expect(site.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /threads/7",
      "POST /threads/7/messages",
    ]);
    expect(JSON.parse(site.asked[1]?.body ?? "")).toEqual({ text: "Hello", all: "Hello / Ann" });
  });

  test.each([
    ["is not there", 404, "{}", "misset"],
    ["is no data", 200, "<p>s3cret-key</p>", "not_understood"],
  ])("%s: nothing is done, and it may be tried again", async (_, status, text, code) => {
    site.answers = (__, response) => response.writeHead(status).end(text) && undefined;
    const failure = await act(made).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(JSON.stringify(failure)).not.toContain("s3cret-key");
    expect(site.asked.every(({ method }) => method === "GET")).toBe(true);
  });
});

test("an error that the connector knows counts, not the status it comes with", async () => {
  const told = (code: number) => (_: unknown, response: ServerResponse) =>
    response.writeHead(400).end(JSON.stringify({ error: { code } })) && undefined;
  const known = "error: $string(error.code)\nlimited_errors: ['4']\nrefused_errors: ['190']";
  site.answers = told(4);
  await expect(act(known)).rejects.toMatchObject({ code: "limited" });
  site.answers = told(190);
  await expect(act(known)).rejects.toMatchObject({ code: "refused" });
  site.answers = told(7);
  expect(await act(known)).toMatchObject({ status: "refused" });
});
