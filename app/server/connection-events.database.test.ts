import { createHmac, randomUUID } from "node:crypto";

import { sql } from "kysely";
import { beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";

import { shareHostileSite } from "./hostile/testing/site.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const site = shareHostileSite();

const made = z.object({ id: z.string(), events: z.object({ path: z.string(), about: z.string() }) });

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${site().url}/api${path}`, {
    method,
    headers: { ...site().key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const told: unknown = await response.json();
  expect({ path, status: response.status, told }).toMatchObject({ status: 200 });
  return told;
}

async function connect(connector: string, settings: Readonly<Record<string, string>>) {
  return made.parse(await ask("POST", "/connections", { connector, name: `our ${connector}`, settings }));
}

async function send(path: string, body: string, headers: Readonly<Record<string, string>>) {
  const response = await fetch(site().url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

async function bodies(source: string): Promise<string[]> {
  const { rows } = await sql<{ body: string }>`
    select body from interaction where source = ${source} order by at`.execute(site().database.db);
  return rows.map(({ body }) => body);
}

const call = (id: string, more: object = {}) =>
  JSON.stringify({
    id,
    direction: "in",
    started_at: "2026-03-02T10:00:00Z",
    result: "voicemail",
    duration_seconds: 90,
    from: "+49 30 1234567",
    agent: { id: "7", name: "Ben" },
    transcript: `call ${id}`,
    ...more,
  });

let telephone: z.infer<typeof made>;
beforeAll(async () => {
  telephone = await connect("call-centre", { secret: "a long word" });
});

test("a telephone system that can only send is connected, and each call counts once", async () => {
  const { path, about } = telephone.events;
  expect(about).toContain("X-Call-Secret");
  const right = { "x-call-secret": "a long word" };
  const first = await send(path, call("c1"), right);
  expect({ ...first, text: z.record(z.string(), z.number()).parse(JSON.parse(first.text)) }).toMatchObject({
    status: 200,
    text: { accepted: 1 },
  });
  const repeated = await Promise.all(Array.from({ length: 5 }, () => send(path, call("c1"), right)));
  expect(repeated.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await send(path, call("c1", { version: 1, transcript: "call c1, corrected" }), right)).status).toBe(200);
  expect(await bodies("our call-centre")).toEqual(["call c1, corrected"]);
  const shown = z
    .looseObject({ totals: z.record(z.string(), z.number()) })
    .parse(await ask("GET", `/connections/${telephone.id}`));
  expect(shown.totals).toMatchObject({ accepted: 1, revised: 1, repeated: 5 });
});

test("without the right signature nothing comes in, and nobody learns why", async () => {
  const { path } = telephone.events;
  const answers = [
    await send(path, call("x1"), {}),
    await send(path, call("x1"), { "x-call-secret": "a long wore" }),
    await send(path, "{", { "x-call-secret": "" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  expect(new Set(answers.map(({ text }) => z.object({ code: z.string() }).parse(JSON.parse(text)).code))).toEqual(
    new Set(["event_not_signed"]),
  );
  for (const nowhere of [randomUUID(), "x"])
    expect((await send(`/api/hooks/connections/${nowhere}`, call("x1"), {})).status).toBe(404);
  expect(await bodies("our call-centre")).not.toContain("call x1");
});

test("what cannot be read is kept in quarantine, what is too large is refused, and a paused source takes nothing", async () => {
  const { path } = telephone.events;
  const right = { "x-call-secret": "a long word" };
  expect(await send(path, "{not json", right)).toMatchObject({
    status: 200,
    text: expect.stringContaining('"quarantined":1'),
  });
  expect((await send(path, call("big", { transcript: "x".repeat(2 ** 21) }), right)).status).toBe(413);
  await ask("POST", `/connections/${telephone.id}/pause`);
  expect((await send(path, call("p1"), right)).status).toBe(503);
  await ask("POST", `/connections/${telephone.id}/resume`);
  expect((await send(path, call("p1"), right)).status).toBe(200);
});

test("Meta asks by GET first, and signs the very bytes", async () => {
  const settings = { platform: "messenger", page_id: "1", token: "t", app_secret: "s3cret", verify: "our word" };
  const { events } = await connect("messenger", settings);
  const question = (word: string) =>
    fetch(
      `${site().url}${events.path}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(word)}`,
    );
  const right = await question("our word");
  expect([right.status, await right.text()]).toEqual([200, "1158201444"]);
  expect((await question("their word")).status).toBe(401);
  expect((await fetch(`${site().url}${telephone.events.path}?hub.challenge=1`)).status).toBe(401);
  const messaging = [
    {
      sender: { id: "9" },
      recipient: { id: "1" },
      timestamp: 1_772_445_600_000,
      message: { mid: "m1", text: "Größe?" },
    },
  ];
  const body = JSON.stringify({ object: "page", entry: [{ id: "1", messaging }] });
  const sign = (text: string) => `sha256=${createHmac("sha256", "s3cret").update(text).digest("hex")}`;
  expect((await send(events.path, body, { "x-hub-signature-256": sign(body) })).status).toBe(200);
  expect((await send(events.path, `${body} `, { "x-hub-signature-256": sign(body) })).status).toBe(401);
  expect(await bodies("our messenger")).toEqual(["Größe?"]);
});

test("Slack proves itself before it gets the word it waits for, and yesterday's message is refused", async () => {
  const { events } = await connect("slack", { token: "x", channel: "C1", workspace: "T1", signing: "s1gning" });
  const signed = (body: string, at = Math.floor(Date.now() / 1000)) => ({
    "x-slack-request-timestamp": String(at),
    "x-slack-signature": `v0=${createHmac("sha256", "s1gning").update(`v0:${at}:${body}`).digest("hex")}`,
  });
  const question = JSON.stringify({ type: "url_verification", challenge: "3eZbrw1a" });
  expect(await send(events.path, question, signed(question))).toEqual({ status: 200, text: "3eZbrw1a" });
  expect((await send(events.path, question, {})).status).toBe(401);
  expect((await send(events.path, question, signed(question, Math.floor(Date.now() / 1000) - 86_400))).status).toBe(
    401,
  );
});
