import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { maturityKind } from "../position.ts";
import { type RunningServer, startServer } from "./start-server.ts";

let database: TestDatabase;
let directory: string;
let server: RunningServer;
let headers: Record<string, string>;

beforeAll(async () => {
  database = await cloneDatabase();
  directory = mkdtempSync(join(tmpdir(), "firsthand-questions-"));
  const config = { port: 0, host: "127.0.0.1", dataDirectory: directory, databaseUrl: database.url };
  server = await startServer(
    { ...config, logLevel: "silent", maxUploadBytes: 2 ** 30, secret: undefined, notes: [] },
    { version: "1", defaultDataDirectory: "/nowhere", write: () => {}, now: () => new Date() },
  );
  headers = { authorization: `Bearer ${readFileSync(server.facts.keyPath, "utf8").trim()}` };
});
afterAll(async () => {
  await server.stop({ graceSeconds: 1 });
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

test.each([
  ["position?month=0001-01", 400],
  ["position?month=9999-12", 400],
  ["position?month=2026-13", 400],
  ["position?since=0000-01-01", 400],
  ["position?until=0001-01-01", 400],
  ["position?since=2026-01-02&until=2026-01-01", 400],
  ["position?since=1900-01-01&until=9998-12-31", 200],
  ["position?month=9998-12", 200],
  ["position?unit=%00", 404],
  ["position/months?unit=%00", 200],
  ["position/units?since=0000-01-01", 400],
  ["position.pdf?unit=%00", 404],
  ["position.pdf?until=0000-01-01", 400],
  ["metrics?unit=%00", 404],
  ["metrics?until=0000-01-01", 400],
  ["metrics?since=1900-01-01&until=9998-12-31&compare=true", 200],
  ["models/maturity/versions/1.5", 400],
  ["attestations/proofs/nothing", 400],
])("%s is answered with %i, whatever stands in it", async (path, status) => {
  const answer = await fetch(`${server.url}/api/${path}`, { headers });
  expect(answer.status).toBe(status);
  if (status !== 200) expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
});

test("why a model is changed is kept without what no text can hold", async () => {
  const save = (why: string, ifVersion: number) =>
    fetch(`${server.url}/api/models/maturity`, {
      method: "PUT",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ text: maturityKind().shipped.text, why, ifVersion }),
    });
  expect((await save("\0 ", 1)).status).toBe(400);
  const saved = await save("be\0cause", 1);
  expect(saved.status).toBe(200);
  expect(await saved.json()).toMatchObject({ version: 2, why: "because" });
});
