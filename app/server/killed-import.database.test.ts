import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { sortedLog } from "@firsthand/engage/testing";
import { cloneDatabase, temporaryDirectory } from "@firsthand/platform/testing";
import { afterAll, afterEach, expect, onTestFinished, test } from "vitest";
import { z } from "zod";

import { nativeFile, seeded } from "../testing/data.ts";
import { runCli } from "../testing/run-cli.ts";
import { inDirectory } from "../testing/stored.ts";

const place = temporaryDirectory("firsthand-killed-server-");
const secret = { FIRSTHAND_SECRET: "a secret that only these tests know, for ever" };
const data = join(place.path, "data");
const ROWS = 5000;
const RUN_STATE = z.object({ state: z.string(), records: z.number(), bytesRead: z.number(), size: z.number() });

let running: ChildProcessWithoutNullStreams | undefined;
afterEach(async () => {
  await end("SIGTERM");
});
afterAll(() => place.remove());

async function end(signal: NodeJS.Signals): Promise<void> {
  if (!running) return;
  const ended = once(running, "close");
  running.kill(signal);
  await ended;
  running = undefined;
}

/** Starts what `npm start` runs, and gives how to ask it. */
async function startServer(): Promise<(method: string, path: string, body?: object | Buffer) => Promise<unknown>> {
  const env = { PATH: process.env["PATH"], DATA_DIR: data, PORT: "0", ...secret };
  const main = join(import.meta.dirname, "..", "main.ts");
  const child = spawn(process.execPath, [main, "--without-app"], { cwd: place.path, env });
  running = child;
  let out = "";
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.resume();
  await expect.poll(() => out, { timeout: 30_000 }).toContain("Ctrl-C");
  const url = /http:\/\/localhost:\d+/.exec(out)?.[0] ?? "";
  const authorization = `Bearer ${readFileSync(join(data, "access-key"), "utf8").trim()}`;
  return async (method, path, body) => {
    const bytes = body instanceof Buffer;
    const type = { "content-type": bytes ? "application/octet-stream" : "application/json" };
    const sent = body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) };
    const headers = { authorization, ...(body === undefined ? {} : type) };
    const response = await fetch(`${url}/api${path}`, { method, headers, ...sent });
    return await response.json();
  };
}

test("a server killed in mid-import goes on by itself, and the log is that of one without a break", async () => {
  const content = Buffer.from(nativeFile(ROWS, seeded(21)));
  writeFileSync(join(place.path, "rows.csv"), content);
  const clean = await cloneDatabase();
  onTestFinished(() => clean.drop());
  const alone = await runCli(["import", "rows.csv", "--data", "unused"], {
    cwd: place.path,
    env: { ...secret, DATABASE_URL: clean.url },
  });
  expect(alone.code).toBe(0);

  let ask = await startServer();
  const withId = z.object({ id: z.string() });
  const upload = withId.parse(await ask("POST", "/uploads", { name: "rows.csv", size: content.length }));
  await ask("PUT", `/uploads/${upload.id}/content?offset=0`, content);
  const { id } = withId.parse(await ask("POST", "/imports", { uploadId: upload.id }));
  const state = async () => RUN_STATE.parse(await ask("GET", `/imports/${id}`));
  const reached: number[] = [];
  const random = seeded(4);
  for (let kills = 0; kills < 2; kills++) {
    const before = reached.at(-1) ?? 0;
    await expect.poll(async () => (await state()).records, { timeout: 20_000, interval: 20 }).toBeGreaterThan(before);
    await sleep(random() * 300);
    reached.push((await state()).records);
    await end("SIGKILL");
    ask = await startServer();
  }
  expect(
    reached.every((records) => records < ROWS),
    `${reached.join(", ")} records`,
  ).toBe(true);
  await expect.poll(state, { timeout: 60_000, interval: 100 }).toMatchObject({
    state: "done",
    records: ROWS,
    bytesRead: content.length,
    size: content.length,
  });
  const system = z.object({ jobs: z.array(z.object({ name: z.string(), failed: z.number() })) });
  expect(system.parse(await ask("GET", "/system")).jobs).toContainEqual({ name: "import", failed: 0 });
  await end("SIGTERM");
  expect(await inDirectory(data, sortedLog)).toEqual(await sortedLog(clean.db));
}, 180_000);
