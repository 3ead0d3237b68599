import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { operationWords } from "@firsthand/govern/audit";
import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { type RunningServer, startServer } from "./start-server.ts";

let database: TestDatabase;
let directory: string;
let server: RunningServer;
let installation: Record<string, string>;
let administrator: Record<string, string>;
const password = "seventeen quiet otters";

beforeAll(async () => {
  database = await cloneDatabase();
  directory = mkdtempSync(join(tmpdir(), "firsthand-audit-"));
  server = await startServer(
    {
      port: 0,
      host: "127.0.0.1",
      dataDirectory: directory,
      databaseUrl: database.url,
      logLevel: "silent",
      maxUploadBytes: 2 ** 30,
      secret: undefined,
      notes: [],
    },
    { version: "1", defaultDataDirectory: "/nowhere", write: () => {}, now: () => new Date() },
  );
  installation = { authorization: `Bearer ${readFileSync(server.facts.keyPath, "utf8").trim()}` };
  const { headers } = await ask("POST", "/api/setup", {}, { name: "Ann", email: "ann@example.org", password });
  administrator = { cookie: (headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "" };
});
afterAll(async () => {
  await server.stop({ graceSeconds: 1 });
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

const ask = (method: string, path: string, headers: Record<string, string> = administrator, body?: object) =>
  fetch(server.url + path, {
    method,
    headers: { ...headers, origin: server.url, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const listed = z.object({
  lines: z.array(
    z.object({
      id: z.string(),
      operation: z.string(),
      actor: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
      subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
      outcome: z.string(),
      code: z.string().nullable(),
      address: z.string().nullable(),
      changed: z.array(z.string()),
    }),
  ),
});
const linesOf = async (query: string) =>
  listed.parse(await (await ask("GET", `/api/audit?${query}`, installation)).json()).lines;

test("every operation that stands in the record has its words", () => {
  const operations = new Set(server.routes.flatMap(({ operation }) => (operation === undefined ? [] : [operation])));
  expect(operations.size).toBeGreaterThan(30);
  expect([...operations].filter((operation) => operationWords[operation] === undefined).toSorted()).toEqual([]);
});

test("a change is one line: who, what, to what, from where; a read of the record is none", async () => {
  expect((await ask("PUT", "/api/audit/retention", administrator, { days: 400 })).status).toBe(200);
  const lines = await linesOf("operation=audit");
  expect(lines).toMatchObject([
    {
      operation: "audit.keep",
      actor: { kind: "person", name: "Ann" },
      outcome: "done",
      address: "127.0.0.1",
      changed: ["retention of the audit record"],
    },
  ]);
  const detail = await (await ask("GET", `/api/audit/lines/${lines[0]?.id ?? ""}`)).json();
  expect(detail).toMatchObject({ changes: [{ before: { days: 1096 }, after: { days: 400 } }] });
});

test("the first administrator, and whoever gave a wrong password, stand in it; no password does", async () => {
  await ask("POST", "/api/session", {}, { email: "ann@example.org", password: "not hers at all" });
  const lines = await linesOf("operation=access");
  expect(lines).toMatchObject([
    { operation: "access.signIn", actor: { kind: "nobody" }, outcome: "refused", code: "wrong_credentials" },
    { operation: "access.setUp", outcome: "done" },
  ]);
  const { rows } = await database.pool.query<{ line: string }>(
    "select row_to_json(audit_line)::text as line from audit_line",
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter(({ line }) => /otters|not hers|ann@example/.test(line))).toEqual([]);
});

test("what is refused for want of a right is told by the operation, also where it only reads", async () => {
  expect((await ask("GET", "/api/audit", { authorization: "Bearer wrong" })).status).toBe(401);
  expect((await ask("GET", "/api/audit", {})).status).toBe(401);
  expect(await linesOf("outcome=refused&operation=audit.list")).toMatchObject([
    { operation: "audit.list", outcome: "refused", code: "key_wrong", actor: { kind: "nobody" } },
  ]);
});

test("an input that is wrong is no line", async () => {
  expect((await ask("PUT", "/api/audit/retention", administrator, { days: 1 })).status).toBe(400);
  expect((await linesOf("operation=audit.keep&outcome=refused")).length).toBe(0);
  expect((await linesOf("operation=audit.keep&outcome=failed")).length).toBe(0);
});

test("the record can be exported, which stands in it", async () => {
  const file = await ask("GET", "/api/audit.csv?operation=audit.keep");
  expect(file.headers.get("content-type")).toContain("text/csv");
  const [head, first] = (await file.text()).split("\r\n");
  expect(head).toMatch(/^id,at,actor_kind,/);
  expect(first).toContain(",audit.keep,");
  expect(await linesOf("operation=audit.export")).toMatchObject([{ actor: { name: "Ann" }, outcome: "done" }]);
  expect((await ask("GET", "/api/audit.jsonl?from=nonsense")).status).toBe(400);
});

test("it is found sound, and after a line was removed it is not", async () => {
  expect(await (await ask("POST", "/api/audit/verification")).json()).toMatchObject({ sound: true, end: "kept" });
  await database.pool.query(
    `begin; set local firsthand.audit = 'attack';
     delete from audit_line where operation = 'audit.export'; commit`,
  );
  expect(await (await ask("POST", "/api/audit/verification")).json()).toMatchObject({
    sound: false,
    faults: [{ kind: "line_removed" }],
  });
  expect(await (await ask("GET", "/api/audit/state")).json()).toMatchObject({
    retentionDays: 400,
    lastCheck: { by: "Ann", sound: false, faults: 1 },
  });
});
