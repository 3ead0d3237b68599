import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { type Server, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Config } from "@firsthand/platform/config";
import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { z } from "zod";

import type { Ground, Wiring } from "./ground.ts";
import { type RunningServer, type ServerOptions, startServer } from "./start-server.ts";
import { wireModules } from "./wiring.ts";

let database: TestDatabase;
let directory: string;
let lines: string[];
let server: RunningServer | undefined;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "firsthand-server-"));
  lines = [];
});
afterEach(async () => {
  await server?.stop({ graceSeconds: 1 });
  server = undefined;
  rmSync(directory, { recursive: true, force: true });
});

function configFor(more: Partial<Config> = {}): Config {
  const base = { port: 0, host: "127.0.0.1", dataDirectory: directory, databaseUrl: database.url };
  return { ...base, logLevel: "info", maxUploadBytes: 2 ** 30, secret: undefined, notes: [], ...more };
}

const optionsFor = (more: Partial<ServerOptions> = {}): ServerOptions => ({
  version: "9.8.7",
  defaultDataDirectory: "/nowhere",
  write: (line) => lines.push(line),
  now: () => new Date(),
  ...more,
});

async function start(config: Partial<Config> = {}, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  server = await startServer(configFor(config), optionsFor(options));
  return server;
}

function keyOf({ facts }: RunningServer): Record<string, string> {
  return { authorization: `Bearer ${readFileSync(facts.keyPath, "utf8").trim()}` };
}

const connections = async () =>
  (
    await sql`select 1 from pg_stat_activity where datname = current_database() and application_name = 'firsthand server'`.execute(
      database.db,
    )
  ).rows.length;

test("it serves the page, the probes, the metrics of the log and the endpoints of the modules", async () => {
  const running = await start();
  const { url, facts } = running;
  const headers = keyOf(running);
  expect(statSync(facts.keyPath).mode & 0o777).toBe(0o600);
  const page = await (await fetch(`${url}/`)).text();
  expect(page).toContain("not built");
  expect(facts.setup).toEqual({ code: undefined });
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  expect(await (await fetch(`${url}/metrics`, { headers })).text()).toContain("# TYPE firsthand_log_deliveries gauge");
  const metrics = await fetch(`${url}/api/metrics`, { headers });
  expect(metrics.status).toBe(200);
  expect(
    z
      .array(z.object({ id: z.string() }))
      .parse(await metrics.json())
      .map(({ id }) => id),
  ).toContain("reply_coverage");
});

test("a port in use ends the start, and nothing stays open", async () => {
  const { port } = await start();
  const before = await connections();
  await expect(startServer(configFor({ port }), optionsFor())).rejects.toMatchObject({
    code: "port_in_use",
    message: expect.stringContaining(String(port)),
  });
  await expect.poll(connections).toBe(before);
});

/** The modules of the house, and an address that needs the database for half a second. */
function wireSlow(ground: Ground): Wiring {
  const wiring = wireModules(ground);
  const plainRoutes: Wiring["plainRoutes"] = (app, gate) => {
    wiring.plainRoutes?.(app, gate);
    app.get("/slow", { config: { access: "open" } }, async () => {
      await sql`select pg_sleep(0.5)`.execute(ground.storage.db);
      return { done: true };
    });
  };
  return { ...wiring, plainRoutes };
}

test("a stop lets a running request finish with its database, ends streams, and closes every connection", async () => {
  const running = await start({}, { wire: wireSlow });
  const headers = keyOf(running);
  const stream = await fetch(`${running.url}/api/events`, { headers });
  const slow = fetch(`${running.url}/slow`);
  await new Promise((resolve) => setTimeout(resolve, 150));
  const began = performance.now();
  await running.stop({ graceSeconds: 10 });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await (await slow).json()).toEqual({ done: true });
  expect(await stream.text()).toContain("retry:");
  await expect.poll(connections).toBe(0);
  await expect(fetch(`${running.url}/health`)).rejects.toThrow();
});

/** A way to the database that can be cut, as a network or a restart does. */
async function cuttableWay(): Promise<{ url: string; cut: () => Promise<void>; mend: () => Promise<void> }> {
  let way: Server | undefined;
  let port = 0;
  const ends = new Set<() => void>();
  const mend = () =>
    new Promise<void>((resolve) => {
      way = createServer((near) => {
        const far = connect(join(inject("databaseHost"), ".s.PGSQL.5432"));
        near.pipe(far).pipe(near);
        const end = () => void (near.destroy(), far.destroy(), ends.delete(end));
        ends.add(end);
        for (const side of [near, far]) side.on("error", end).on("close", end);
      }).listen(port, "127.0.0.1", () => {
        const address = way?.address();
        port = typeof address === "object" && address ? address.port : 0;
        resolve();
      });
    });
  const cut = async () => {
    way?.close();
    for (const end of ends) end();
  };
  await mend();
  const name = new URL(database.url).pathname;
  return { url: `postgres://postgres@127.0.0.1:${port}${name}?sslmode=disable`, cut, mend };
}

test("while the database is away it says so everywhere, and recovers by itself", async () => {
  const way = await cuttableWay();
  const running = await start({ databaseUrl: way.url });
  const headers = keyOf(running);
  const first = { name: "Ann", email: "ann@example.org", password: "seventeen quiet otters" };
  const setUp = await fetch(`${running.url}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(first),
  });
  const cookie = setUp.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  await way.cut();
  expect((await fetch(`${running.url}/`)).status).toBe(200);
  const session = await fetch(`${running.url}/api/session`, { headers: { cookie } });
  expect(await session.json()).toMatchObject({ status: 503, code: "database_away" });
  expect((await fetch(`${running.url}/health`)).status).toBe(200);
  expect((await fetch(`${running.url}/ready`)).status).toBe(503);
  const away = await fetch(`${running.url}/api/units`, { headers });
  expect(away.status).toBe(503);
  expect(away.headers.get("content-type")).toContain("application/problem+json");
  expect(await away.json()).toMatchObject({ code: "database_away", defined: false });
  await way.mend();
  await expect.poll(async () => (await fetch(`${running.url}/ready`)).status, { timeout: 5_000 }).toBe(200);
  expect((await fetch(`${running.url}/api/units`, { headers })).status).toBe(200);
  expect((await fetch(`${running.url}/api/units`, { headers: { cookie } })).status).toBe(200);
  await way.cut();
  // Who they are is still known for a moment; that the session is over must not be said before it is.
  const leaving = { method: "DELETE", headers: { cookie, origin: running.url } };
  expect((await fetch(`${running.url}/api/session`, leaving)).status).toBe(503);
  await way.mend();
  await running.stop({ graceSeconds: 1 });
  await way.cut();
});
