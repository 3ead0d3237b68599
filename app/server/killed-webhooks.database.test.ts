import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";

import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const place = temporaryDirectory("firsthand-killed-webhooks-");
const MESSAGES = 60;

let running: ChildProcessWithoutNullStreams | undefined;
let database: TestDatabase;
let receiver: Server;
let address: string;
/** In the order in which they came: the id of the event, its number, and whose it is. */
const arrived: {
  readonly id: string;
  readonly number: number;
  readonly conversation: string;
  readonly text: string;
}[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { data } = JSON.parse(Buffer.concat(parts).toString()) as {
        data: { number: number; conversationId: string; text: string };
      };
      const { number, conversationId: conversation, text } = data;
      arrived.push({ id: String(request.headers["webhook-id"]), number, conversation, text });
      // Slowly, so that some are on their way whenever the server dies.
      setTimeout(() => response.end(), 50);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const bound = receiver.address();
  address = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}/in`;
});
afterEach(() => end("SIGTERM"));
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
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
  await expect.poll(() => out, { timeout: 120_000 }).toContain("Ctrl-C");
  const url = /http:\/\/localhost:\d+/.exec(out)?.[0] ?? "";
  const authorization = `Bearer ${readFileSync(join(place.path, "access-key"), "utf8").trim()}`;
  return async (method: string, path: string, body: unknown) => {
    const headers = { authorization, "content-type": "application/json" };
    const response = await fetch(`${url}/api${path}`, { method, headers, body: JSON.stringify(body) });
    expect({ path, status: response.status, told: await response.text() }).toMatchObject({
      status: path === "/ingest" ? 202 : 200,
    });
  };
}

test("a server killed while it sends: every event arrives, again under the same id, and in order within a conversation", async () => {
  const ask = await startServer();
  await ask("PUT", "/ingest/sources/shop", { channel: "chat", visibility: "private", threading: "explicit" });
  const events = ["interaction.received"];
  await ask("POST", "/webhooks", { name: "desk", address, events, ownNetwork: true });
  for (let at = 0; at < MESSAGES; at++)
    await ask("POST", "/ingest", {
      source: "shop",
      externalId: `m${at}`,
      at: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
      direction: "in",
      channel: "chat",
      author: { account: `c${at % 7}` },
      thread: `t${at % 7}`,
      text: `said ${at}`,
    });
  await expect.poll(() => arrived.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(5);
  await end("SIGKILL");
  const before = new Set(arrived.map(({ text }) => text)).size;
  await startServer();
  await expect
    .poll(() => new Set(arrived.map(({ text }) => text)).size, { timeout: 180_000, interval: 100 })
    .toBe(MESSAGES);
  expect(before).toBeLessThanOrEqual(MESSAGES);
  expect(new Set(arrived.map(({ id }) => id)).size).toBe(MESSAGES);
  for (const [, own] of Map.groupBy(arrived, ({ conversation }) => conversation)) {
    const first = [...new Map(own.toReversed().map((one) => [one.id, one.number])).values()].toReversed();
    expect(first).toEqual(first.toSorted((a, b) => a - b));
  }
}, 400_000);
