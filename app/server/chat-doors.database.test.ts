import { randomUUID } from "node:crypto";
import { request } from "node:http";

import { expect, test } from "vitest";
import { z } from "zod";

import { SITE, setChat, signed, unsigned, usual } from "./testing/chat.ts";

const chat = setChat();

test("a token that is not ours, of another chat, changed by a letter or too old opens nothing", async () => {
  const [widget, other] = [await chat.makeWidget(), await chat.makeWidget()];
  const { token } = await chat.comes(widget);
  await chat.says(widget, token, "Mine");
  const changed = `${token.slice(0, 4)}${token[4] === "A" ? "B" : "A"}${token.slice(5)}`;
  for (const [place, given] of [
    [other, token],
    [widget, changed],
    [widget, "x"],
    [widget, ""],
    [widget, `${token}=`],
  ] as const)
    for (const what of ["hello", "stream", "messages"])
      expect(await chat.asks(place, what, { token: given, id: randomUUID(), text: "x" })).toMatchObject({
        status: 410,
        answer: { code: "chat_visitor_gone" },
      });
  await chat.at(new Date(Date.now() + 366 * 86_400_000), async () => {
    expect(await chat.asks(widget, "hello", { token })).toMatchObject({ status: 410 });
  });
});

test("an identity is proved by the secret of this chat alone, and not for longer than a day", async () => {
  const [widget, other] = [await chat.makeWidget(), await chat.makeWidget()];
  const now = Math.floor(Date.now() / 1000);
  const good = signed(widget.secret, { sub: "1" });
  const [head = "", body = "", mark = ""] = good.split(".");
  const wrong = {
    "the secret of another chat": signed(other.secret, { sub: "1" }),
    "no signature": `${head}.${body}.`,
    none: unsigned({ alg: "none" }, { sub: "1", exp: now + 60 }, ""),
    "none, signed": signed(widget.secret, { sub: "1" }, { alg: "none" }),
    "another algorithm": signed(widget.secret, { sub: "1" }, { alg: "HS512" }),
    "another body": unsigned({ alg: "HS256", typ: "JWT" }, { sub: "2", exp: now + 60 }, mark),
    over: signed(widget.secret, { sub: "1", exp: now - 1 }),
    "good for too long": signed(widget.secret, { sub: "1", exp: now + 90_000 }),
    "without an end": signed(widget.secret, { sub: "1", exp: undefined }),
    "from the future": signed(widget.secret, { sub: "1", iat: now + 600 }),
    "for another chat": signed(widget.secret, { sub: "1", aud: other.id }),
    "of nobody": signed(widget.secret, {}),
    "of one without a name": signed(widget.secret, { sub: "anonymous-01998f3e-7c1a-4abc-8def-0123456789ab" }),
    "no token": "x",
  };
  for (const [what, identity] of Object.entries(wrong))
    expect({ what, ...(await chat.asks(widget, "identity", { identity })) }).toMatchObject({
      status: 400,
      answer: { code: "chat_identity_not_proven" },
    });
  expect((await chat.asks(widget, "identity", { identity: good })).status).toBe(200);
  expect(
    (await chat.asks(widget, "identity", { identity: signed(widget.secret, { sub: "1", aud: widget.id }) })).status,
  ).toBe(200);
});

test("a name with signs that cannot be stored proves nothing, and is no failure of ours", async () => {
  const widget = await chat.makeWidget();
  for (const claims of [{ sub: "1", name: "A\0nn" }, { sub: "1\0" }, { sub: "1", email: "a\0@x.org" }])
    expect(await chat.asks(widget, "identity", { identity: signed(widget.secret, claims) })).toMatchObject({
      status: 400,
      answer: { code: "chat_identity_not_proven" },
    });
});

test("a new secret leaves the one before good for a day", async () => {
  const widget = await chat.makeWidget();
  const { secret } = z
    .object({ secret: z.string() })
    .parse(await chat.api("POST", `/chat/widgets/${widget.id}/secret`));
  const next = { ...widget, secret };
  expect(next.secret).not.toBe(widget.secret);
  await chat.named(widget, { sub: "1" });
  await chat.named(next, { sub: "1" });
  await chat.at(new Date(Date.now() + 25 * 3_600_000), async () => {
    const claims = { sub: "1", exp: Math.floor(Date.now() / 1000) + 26 * 3600 };
    expect((await chat.asks(widget, "identity", { identity: signed(widget.secret, claims) })).status).toBe(400);
    await chat.named(next, claims);
  });
});

test("pages of the named origins are answered, all others learn nothing, and no answer sets a cookie", async () => {
  const widget = await chat.makeWidget();
  const own = await chat.asks(widget, "hello", {}, { origin: chat.url(), "sec-fetch-site": "same-origin" });
  expect(own.status).toBe(200);
  const allowed = await chat.asks(widget, "hello", {});
  expect(allowed.headers.get("access-control-allow-origin")).toBe(SITE);
  expect(allowed.headers.get("vary")).toContain("Origin");
  expect(allowed.headers.get("access-control-allow-credentials")).toBeNull();
  expect(allowed.headers.getSetCookie()).toEqual([]);
  for (const origin of [
    "https://evil.example",
    `${SITE}.evil.example`,
    "null",
    "http://www.kettla.example",
    `${SITE}:8443`,
  ]) {
    const refused = await chat.asks(widget, "hello", {}, { origin });
    expect({ origin, status: refused.status, code: refused.answer["code"] }).toEqual({
      origin,
      status: 404,
      code: "chat_not_here",
    });
    expect(refused.headers.get("access-control-allow-origin")).toBeNull();
  }
  const absent = await chat.asks({ id: randomUUID() }, "hello", {});
  expect(absent).toMatchObject({ status: 404, answer: { code: "chat_not_here" } });
  const preflight = await fetch(`${chat.url()}/api/chat/${widget.id}/messages`, {
    method: "OPTIONS",
    headers: { origin: SITE, "access-control-request-method": "POST" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe(SITE);
  expect(preflight.headers.get("access-control-allow-headers")).toBe("content-type");
});

test("the cookie of a member means nothing to a chat", async () => {
  const widget = await chat.makeWidget();
  const origin = { origin: chat.url(), "content-type": "application/json" };
  const who = { name: "Ada", email: "ada@kettla.example", password: "seventeen quiet otters" };
  const setUp = await fetch(`${chat.url()}/api/setup`, { method: "POST", headers: origin, body: JSON.stringify(who) });
  const cookie = setUp.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  expect(cookie).not.toBe("");
  const asked = await chat.asks(widget, "hello", {}, { cookie });
  expect(asked).toMatchObject({ status: 200, answer: { visitor: { named: false, messages: [] } } });
  expect(asked.headers.getSetCookie()).toEqual([]);
  const making = await fetch(`${chat.url()}/api/chat/widgets`, {
    method: "POST",
    headers: { cookie, origin: SITE, "sec-fetch-site": "cross-site", "content-type": "application/json" },
    body: JSON.stringify({ name: "Forged", settings: usual }),
  });
  expect(making.status).toBe(403);
});

test("who writes too often waits, and others write on", async () => {
  const widget = await chat.makeWidget();
  const [fast, slow] = [await chat.comes(widget), await chat.comes(widget)];
  const statuses: number[] = [];
  for (let at = 0; at < 21; at += 1)
    statuses.push((await chat.asks(widget, "messages", { token: fast.token, id: randomUUID(), text: `${at}` })).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  const refused = await chat.asks(widget, "messages", { token: fast.token, id: randomUUID(), text: "more" });
  expect(refused).toMatchObject({ status: 429, answer: { code: "too_many_requests" } });
  expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
  await chat.says(widget, slow.token, "I wrote once");
});

test.each([
  ["POST", "stream", "127.0.0.2"],
  ["OPTIONS", "messages", "127.0.0.3"],
] as const)(
  "who asks too often by %s %s waits, also for chats that are not there",
  async (method, what, localAddress) => {
    const ask = async () =>
      await new Promise<number | undefined>((resolve, reject) => {
        const headers = { origin: SITE, ...(method === "POST" ? { "content-type": "application/json" } : {}) };
        const path = `${chat.url()}/api/chat/${randomUUID()}/${what}`;
        const sent = request(path, { method, headers, localAddress }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.once("error", reject).end(method === "POST" ? "{}" : undefined);
      });
    const statuses: (number | undefined)[] = [];
    while (statuses.length < 601) statuses.push(...(await Promise.all(Array.from({ length: 20 }, ask))));
    expect(statuses[0]).toBe(404);
    expect(statuses).toContain(429);
  },
);

test("two who change a chat at once do not undo each other, and a removed chat answers no page", async () => {
  const widget = await chat.makeWidget();
  const settings = { ...usual, accent: "#aa3355" };
  const saved = await chat.api("PUT", `/chat/widgets/${widget.id}`, { settings, ifVersion: 1 });
  expect(saved).toMatchObject({ version: 2, settings: { accent: "#aa3355" } });
  expect((await chat.asks(widget, "hello", {})).answer).toMatchObject({ look: { accent: "#aa3355" } });
  const late = await chat.call("PUT", `/chat/widgets/${widget.id}`, { settings: usual, ifVersion: 1 });
  expect(late.status).toBe(409);
  const list = z.array(z.looseObject({ id: z.string() })).parse(await chat.api("GET", "/chat/widgets"));
  expect(JSON.stringify(list)).not.toContain(widget.secret);
  await chat.call("DELETE", `/chat/widgets/${widget.id}`);
  expect((await chat.asks(widget, "hello", {})).status).toBe(404);
});

test("the script comes from any page, packed, without a cookie; other files do not", async () => {
  const widget = await chat.makeWidget();
  const response = await fetch(`${chat.url()}/chat/${widget.id}.js`);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("// the script");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "content-encoding": "gzip",
    "cache-control": "public, max-age=3600",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  });
  expect(response.headers.getSetCookie()).toEqual([]);
  const again = await fetch(`${chat.url()}/chat/${widget.id}.js`, {
    headers: { "if-none-match": response.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
  for (const path of ["chat.js", "..%2fsecret.js", `${widget.id}.css`])
    expect((await fetch(`${chat.url()}/chat/${path}`)).status).toBe(404);
  const page = await fetch(`${chat.url()}/chat/${widget.id}/try`);
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(await page.text()).toContain(`<script async src="/chat/${widget.id}.js">`);
});
