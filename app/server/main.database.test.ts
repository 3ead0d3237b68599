import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { cloneDatabase, temporaryDirectory } from "@firsthand/platform/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const main = join(import.meta.dirname, "..", "main.ts");
let place: { path: string; remove: () => void };
let started: Program[] = [];

beforeAll(() => {
  place = temporaryDirectory("firsthand-start-");
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill("SIGKILL");
    await ended;
  }
  started = [];
});
afterAll(() => place.remove());

interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
}

/** Runs what `npm start` runs, in a folder of its own, with these variables and no others of ours. */
function run(variables: Record<string, string>, user: { uid?: number; gid?: number } = {}): Program {
  const env = { PATH: process.env["PATH"], ...variables };
  const child = spawn(process.execPath, [main, "--without-app"], { cwd: place.path, env, ...user });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const ended = once(child, "close").then(([code]) => (typeof code === "number" ? code : null));
  const program = { child, out: () => out, err: () => err, ended };
  started.push(program);
  return program;
}

test("it starts on an empty folder, refuses a second server, and stops with 0 in peace", async () => {
  const first = run({ PORT: "0", FIRSTHAND_COLOUR: "red" });
  await expect.poll(first.out, { timeout: 30_000 }).toContain("Ctrl-C");
  const url = /http:\/\/localhost:\d+/.exec(first.out())?.[0] ?? "";
  const keyPath = join(place.path, "data", "access-key");
  expect(first.out()).toContain(`Key      ${keyPath} (made just now`);
  expect(first.out()).toContain("npx firsthand import FILE (in another terminal");
  expect(first.out()).toContain("FIRSTHAND_COLOUR is not known");
  expect(statSync(keyPath).mode & 0o777).toBe(0o600);
  expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: "ready" });

  const second = run({ PORT: "0" });
  expect(await second.ended).toBe(1);
  expect(second.err()).toContain(join(place.path, "data"));
  expect(second.err()).not.toMatch(/^\s+at /m);

  const headers = { authorization: `Bearer ${readFileSync(keyPath, "utf8").trim()}` };
  const stream = await fetch(`${url}/api/events`, { headers });
  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  await stream.text().catch(() => "");
  const log = first.err().trim().split("\n");
  for (const line of log) expect(() => JSON.parse(line)).not.toThrow();
  expect(first.err()).not.toContain(headers.authorization);
});

test("a wrong setting ends it with 1, the sentence and the advice, without a stack", async () => {
  const { ended, out, err } = run({ PORT: "many" });
  expect(await ended).toBe(1);
  expect(out()).toBe("");
  expect(err()).toMatch(/^PORT is "many", which is not valid\. Allowed is .*\n.*\.env.*\n$/);
});

test("a database that cannot be reached ends it with 1 and never shows the password", async () => {
  const { ended, err } = run({ PORT: "0", DATABASE_URL: "postgres://ann:hush-hush@127.0.0.1:1/firsthand" });
  expect(await ended).toBe(1);
  expect(err()).toContain("127.0.0.1");
  expect(err()).not.toMatch(/hush|^\s+at /m);
});

test("a data directory that is a file ends it with 1 and advice", async () => {
  mkdirSync(join(place.path, "odd"));
  writeFileSync(join(place.path, "odd", "file"), "");
  const { ended, err } = run({ PORT: "0", DATA_DIR: "odd/file" });
  expect(await ended).toBe(1);
  expect(err()).toContain(join(place.path, "odd", "file"));
  expect(err()).not.toMatch(/^\s+at /m);
});

/** The lowest port that any user may take; 0 where the system does not say. */
function lowestFreePort(): number {
  const path = "/proc/sys/net/ipv4/ip_unprivileged_port_start";
  return existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
}

test.skipIf(lowestFreePort() <= 80)(
  "a port that this user may not take ends it with 1 and names another way",
  async () => {
    const database = await cloneDatabase();
    const data = join(place.path, "low");
    mkdirSync(data);
    chmodSync(data, 0o777);
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { ended, err } = run({ PORT: "80", DATABASE_URL: database.url, DATA_DIR: data, LOG_LEVEL: "silent" }, user);
    expect(await ended).toBe(1);
    expect(err()).toMatch(/^This user may not listen on the port 80\.\n.*PORT.*\n$/);
    await database.drop();
  },
);
