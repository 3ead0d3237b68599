import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { ingestAnswer } from "@firsthand/connect/ingest/contract";
import { sortedLog } from "@firsthand/engage/testing";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const place = temporaryDirectory("firsthand-killed-ingest-");
const BATCHES = 40;
const LAST = 10;
const EACH = 25;
let running: ChildProcessWithoutNullStreams | undefined;
let killed: TestDatabase;
let whole: TestDatabase;
beforeAll(async () => {
  [killed, whole] = [await cloneDatabase(), await cloneDatabase()];
});
afterEach(() => end("SIGTERM"));
afterAll(async () => {
  await Promise.all([killed.drop(), whole.drop()]);
  place.remove();
});

async function end(signal: NodeJS.Signals): Promise<void> {
  if (!running) return;
  const ended = once(running, "close");
  running.kill(signal);
  await ended;
  running = undefined;
}

/** Starts what `npm start` runs, and gives how to send something in. */
async function startServer(database: TestDatabase) {
  const secret = { FIRSTHAND_SECRET: "a secret that only these tests know, for ever" };
  const env = { PATH: process.env["PATH"], DATA_DIR: place.path, DATABASE_URL: database.url, PORT: "0", ...secret };
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "main.ts"), "--without-app"], { env });
  running = child;
  let out = "";
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.resume();
  await expect.poll(() => out, { timeout: 60_000 }).toContain("Ctrl-C");
  const url = /http:\/\/localhost:\d+/.exec(out)?.[0] ?? "";
  const authorization = `Bearer ${readFileSync(join(place.path, "access-key"), "utf8").trim()}`;
  const declared = await fetch(`${url}/api/ingest/sources/shop`, {
    method: "PUT",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ channel: "chat", visibility: "private", threading: "explicit" }),
  });
  expect(declared.status).toBe(200);
  return async (body: string) => {
    const headers = { authorization, "content-type": "application/x-ndjson" };
    const response = await fetch(`${url}/api/ingest`, { method: "POST", headers, body });
    return ingestAnswer.parse(await response.json());
  };
}

const idOf = (batch: number, at: number) => `b${batch}-${at}`;

function batchOf(batch: number): string {
  return Array.from({ length: EACH }, (_, at) =>
    JSON.stringify({
      source: "shop",
      externalId: idOf(batch, at),
      at: new Date(Date.UTC(2026, 0, 1) + (batch * EACH + at) * 60_000).toISOString(),
      direction: at % 2 === 0 ? "in" : "out",
      channel: "chat",
      author: at % 2 === 0 ? { account: `c${(batch + at) % 17}` } : { account: "a1", role: "agent" },
      thread: `t${(batch * EACH + at) % 60}`,
      text: `said in ${batch}`,
    }),
  ).join("\n");
}

async function storedIds(database: TestDatabase): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`select external_id from delivery`.execute(database.db);
  return rows.map((row) => row.external_id);
}

test("a server killed while much is sent in: what was acknowledged is there, and sent again all is there once", async () => {
  const first = await startServer(killed);
  const acknowledged = new Set<number>();
  // What waits for the same threads is stored together: the last are sent only when the first are there.
  const { promise: firstStored, resolve: sendLast } = Promise.withResolvers<void>();
  const sending = Array.from({ length: BATCHES }, async (_, batch) => {
    await sleep(batch * 15);
    if (batch >= BATCHES - LAST) await firstStored;
    await first(batchOf(batch));
    acknowledged.add(batch);
    if (acknowledged.size > 3) sendLast();
  });
  const sent = Promise.allSettled(sending);
  await expect.poll(() => acknowledged.size, { timeout: 30_000, interval: 5 }).toBeGreaterThan(3);
  await end("SIGKILL");
  await sent;
  expect(acknowledged.size).toBeLessThan(BATCHES);
  const kept = new Set(await storedIds(killed));
  for (const batch of acknowledged) for (let at = 0; at < EACH; at++) expect(kept.has(idOf(batch, at))).toBe(true);

  const second = await startServer(killed);
  for (let batch = 0; batch < BATCHES; batch++) {
    const { accepted, repeated } = await second(batchOf(batch));
    expect(accepted + repeated).toBe(EACH);
    if (acknowledged.has(batch)) expect(accepted).toBe(0);
  }
  await end("SIGTERM");
  const ids = await storedIds(killed);
  expect([ids.length, new Set(ids).size]).toEqual([BATCHES * EACH, BATCHES * EACH]);

  const alone = await startServer(whole);
  for (let batch = 0; batch < BATCHES; batch++) await alone(batchOf(batch));
  await end("SIGTERM");
  expect(await sortedLog(killed.db)).toEqual(await sortedLog(whole.db));
}, 180_000);
