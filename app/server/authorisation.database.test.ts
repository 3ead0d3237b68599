import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { type RunningServer, startServer } from "./start-server.ts";

const rights = {
  nobody: ["open"],
  viewer: ["open", "view"],
  member: ["open", "view", "edit"],
  administrator: ["open", "view", "edit", "administer"],
  "key to view": ["open", "view"],
  "key to edit": ["open", "view", "edit"],
  "key to administer": ["open", "view", "edit", "administer"],
  "key of the installation": ["open", "view", "edit", "administer"],
} as const;
type Who = keyof typeof rights;

let database: TestDatabase;
let directory: string;
let server: RunningServer;
const headersOf = new Map<Who, Record<string, string>>();

beforeAll(async () => {
  database = await cloneDatabase();
  directory = mkdtempSync(join(tmpdir(), "firsthand-authorisation-"));
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
  headersOf.set("nobody", {});
  const installation = readFileSync(server.facts.keyPath, "utf8").trim();
  headersOf.set("key of the installation", { authorization: `Bearer ${installation}` });
  const password = "seventeen quiet otters";
  const first = await post("/api/setup", { name: "A", email: "a@example.org", password });
  headersOf.set("administrator", first.cookie);
  for (const role of ["viewer", "member"] as const) {
    const invitation = { name: role, email: `${role}@example.org`, role };
    const { body } = await post("/api/invitations", invitation, first.cookie);
    const accepted = await post(`/api/invitations/${String(body["token"])}`, { password });
    headersOf.set(role, accepted.cookie);
  }
  for (const access of ["view", "edit", "administer"] as const) {
    const { body } = await post("/api/keys", { name: access, access, expiresInDays: null }, first.cookie);
    headersOf.set(`key to ${access}`, { authorization: `Bearer ${String(body["key"])}` });
  }
});
afterAll(async () => {
  await server.stop({ graceSeconds: 0 });
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

async function post(path: string, body: unknown, more: Record<string, string> = {}) {
  const headers = { ...more, origin: server.url, "content-type": "application/json" };
  const response = await fetch(server.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { body: z.record(z.string(), z.unknown()).parse(await response.json()), cookie: { cookie } };
}

/** What a route answers to somebody. A body that cannot be read keeps those who may from changing anything. */
async function answer(method: string, pattern: string, who: Who): Promise<"sign in" | "may not" | "may"> {
  const changes = !["GET", "HEAD", "OPTIONS"].includes(method);
  const response = await fetch(server.url + pattern.replaceAll(/:\w+|\*/g, "x"), {
    method,
    redirect: "manual",
    headers: {
      ...headersOf.get(who),
      ...(changes ? { origin: server.url, "content-type": "application/json" } : {}),
    },
    ...(changes ? { body: "{" } : {}),
  });
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json") ?? false;
  const problem =
    isProblem && method !== "HEAD" ? z.looseObject({ code: z.string() }).parse(await response.json()) : undefined;
  await response.body?.cancel().catch(() => {});
  if (response.status === 401) return "sign in";
  return problem?.code === "not_allowed" || (response.status === 403 && method === "HEAD") ? "may not" : "may";
}

test.each(Object.keys(rights) as Who[])("every route answers to %s as its declared access says", async (who) => {
  expect(server.routes.length).toBeGreaterThan(40);
  for (const { method, url, access } of server.routes) {
    const opens: readonly string[] = rights[who];
    const refused = who === "nobody" ? "sign in" : "may not";
    const expected = opens.includes(access) ? "may" : refused;
    expect({ method, url, answer: await answer(method, url, who) }).toEqual({ method, url, answer: expected });
  }
});

test("only the agreed routes are open, and what changes something is never open to who may only view", () => {
  const open = server.routes.filter(({ access }) => access === "open").map(({ method, url }) => `${method} ${url}`);
  expect(open.filter((route) => !route.startsWith("HEAD ")).toSorted()).toEqual([
    "DELETE /api/session",
    "GET /",
    "GET /api",
    "GET /api/",
    "GET /api/invitations/:token",
    "GET /api/openapi.json",
    "GET /api/session",
    "GET /health",
    "GET /ready",
    "GET /style.css",
    "POST /api/invitations/:token",
    "POST /api/session",
    "POST /api/setup",
  ]);
  const changing = server.routes.filter(({ method, access }) => access === "view" && !["GET", "HEAD"].includes(method));
  expect(changing.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual([
    "DELETE /api/sessions/:id",
    "PUT /api/session/password",
  ]);
});
