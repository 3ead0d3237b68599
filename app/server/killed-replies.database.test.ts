import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { mailOf, openImapServer } from "@firsthand/connect/mail/testing";
import { cloneDatabase, openMailServer, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const place = temporaryDirectory("firsthand-killed-replies-");
const PATIENCE = { timeout: 90_000, interval: 250 };
let running: ChildProcessWithoutNullStreams | undefined;
let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterEach(() => end("SIGTERM"));
afterAll(async () => {
  await database.drop();
  place.remove();
});

async function end(signal: NodeJS.Signals): Promise<void> {
  if (!running) return;
  const ended = once(running, "close");
  running.kill(signal);
  await ended;
  running = undefined;
}

/** Starts what `npm start` runs, and gives how to ask it. */
async function startServer() {
  const secret = { FIRSTHAND_SECRET: "a secret that only these tests know, for ever" };
  const env = { PATH: process.env["PATH"], DATA_DIR: place.path, DATABASE_URL: database.url, PORT: "0", ...secret };
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "main.ts"), "--without-app"], { env });
  running = child;
  let out = "";
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.resume();
  await expect.poll(() => out, PATIENCE).toContain("Ctrl-C");
  const url = /http:\/\/localhost:\d+/.exec(out)?.[0] ?? "";
  const authorization = `Bearer ${readFileSync(join(place.path, "access-key"), "utf8").trim()}`;
  return async (path: string, body: unknown) => {
    const headers = { authorization, "content-type": "application/json" };
    const response = await fetch(`${url}/api${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: response.status, told: (await response.json()) as unknown };
  };
}

const rows = async (text: string) => (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(database.db)).rows;
const states = async () => (await rows("select state from reply order by made_at")).map(({ state }) => state);

test("a server killed while a mail goes out sends it no second time, and asks people; nothing else is lost", async () => {
  const heads = { "Message-ID": "<q1@example.com>", From: "Ann <ann@example.com>", Subject: "Lost bag" };
  const imap = await openImapServer({ inbox: [mailOf(heads)] });
  const given: string[] = [];
  const server = { answers: false };
  const smtp = await openMailServer({
    onAuth: (_auth, _session, done) => done(null, { user: "us" }),
    onData: (stream, _session, done) => {
      let raw = "";
      stream.on("data", (part: Buffer) => (raw += part.toString()));
      stream.on("end", () => {
        given.push(raw);
        // It has the mail now, and whoever sent it never hears so.
        if (server.answers) done();
      });
    },
  });
  const settings = {
    host: "127.0.0.1",
    port: String(imap.port),
    security: "none",
    user: "testuser",
    password: "testpass",
  };
  const out = {
    smtp_host: "127.0.0.1",
    smtp_port: String(smtp.port),
    smtp_security: "none",
    from: "help@shop.example",
  };
  const allowedHosts = [`127.0.0.1:${imap.port}`, `127.0.0.1:${smtp.port}`];
  const connection = { connector: "imap", name: "Help", settings: { ...settings, ...out }, allowedHosts, days: 3650 };

  const first = await startServer();
  expect(await first("/connections", connection)).toMatchObject({ status: 200 });
  const conversations = () => rows("select conversation_id as id from conversation");
  await expect.poll(async () => (await conversations()).length, PATIENCE).toBe(1);
  const path = `/conversations/${String((await conversations())[0]?.["id"])}/replies`;
  expect(await first(path, { key: randomUUID(), text: "The first answer" })).toMatchObject({ status: 200 });
  await expect.poll(() => given.length, PATIENCE).toBe(1);
  expect(await first(path, { key: randomUUID(), text: "The second answer" })).toMatchObject({ status: 200 });
  await end("SIGKILL");
  expect(await states()).toEqual(["sending", "waiting"]);
  // As if the time had passed after which its sender counts as lost.
  await rows("update reply set leased_until = now() - interval '1 minute' where state = 'sending'");

  server.answers = true;
  const second = await startServer();
  // It goes on by itself within a minute, and may have gone by now; whoever asks for it need not wait.
  const [waits] = await rows("select reply_id as id from reply where state = 'waiting'");
  if (waits) expect([200, 409]).toContain((await second(`${path}/${String(waits["id"])}/retry`, {})).status);
  await expect.poll(states, PATIENCE).toEqual(["unclear", "sent"]);
  expect(given.map((raw) => /The (?:first|second) answer/.exec(raw)?.[0])).toEqual([
    "The first answer",
    "The second answer",
  ]);
  const [unclear] = await rows("select reply_id as id from reply where state = 'unclear'");
  expect(await second(`${path}/${String(unclear?.["id"])}/settle`, { sent: true })).toMatchObject({ status: 200 });
  expect(await states()).toEqual(["sent", "sent"]);
  const said = await rows("select body from interaction where direction = 'out' order by body");
  expect(said).toEqual([{ body: "The first answer" }, { body: "The second answer" }]);
  expect(given).toHaveLength(2);
  await end("SIGTERM");
  await smtp.close();
}, 300_000);
