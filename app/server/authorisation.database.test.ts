import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { accessKinds, permissions } from "@firsthand/kernel/permissions";
import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { type RunningServer, startServer } from "./start-server.ts";

/** Roles as they come with the product, and keys for what each of them may; each with what opens to it. */
const rights = new Map<string, readonly string[]>([["nobody", ["open"]]]);
type Who = string;

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
      requestsPerSecond: "off",
      exportsPerMinute: "off",
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
  headersOf.set("first", first.cookie);
  rights.set("first", accessKinds).set("key of the installation", accessKinds);
  const rules = { mask: { value: null, locked: false } };
  const unit = { parent: null, kind: "brand", rules, ifVersion: null };
  const put = { method: "PUT", headers: { ...first.cookie, origin: server.url, "content-type": "application/json" } };
  expect((await fetch(`${server.url}/api/access/units/Kettla`, { ...put, body: JSON.stringify(unit) })).status).toBe(
    200,
  );
  const roles = z
    .array(z.object({ role: z.string(), permissions: z.array(z.string()) }))
    .parse(await get("/api/roles"));
  for (const { role, permissions: own } of roles) {
    rights.set(role, opened(own)).set(`${role} of a unit`, ["open", "known", ...ofUnits(own)]);
    for (const [who, of] of [
      [role, null],
      [`${role} of a unit`, "Kettla"],
    ] as const) {
      const grants = [{ role, unit: of, function: null }];
      const email = `${who.replaceAll(" ", ".")}@example.org`;
      const { body } = await post("/api/invitations", { name: who, email, grants }, first.cookie);
      const accepted = await post(`/api/invitations/${String(body["token"])}`, { password });
      headersOf.set(who, accepted.cookie);
    }
    const key = { name: role, permissions: own, expiresInDays: null };
    const made = await post("/api/keys", key, first.cookie);
    headersOf.set(`key of ${role}`, { authorization: `Bearer ${String(made.body["key"])}` });
    rights.set(`key of ${role}`, opened(own));
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

async function get(path: string): Promise<unknown> {
  return (await fetch(server.url + path, { headers: headersOf.get("first") ?? {} })).json();
}

/** What permissions for the whole open. */
function opened(given: readonly string[]): readonly string[] {
  return ["open", "known", ...given, ...given.map((id) => `${id}:whole`)];
}

/** Of these permissions those that a grant for one unit gives. */
function ofUnits(given: readonly string[]): readonly string[] {
  return permissions.filter(({ id, reach }) => reach !== "whole" && given.includes(id)).map(({ id }) => id);
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

/** So many questions are asked at once. */
const TOGETHER = 12;

test("every route answers to every role, of the whole and of a unit, and to every key, as its declared access says", async () => {
  expect(server.routes.length).toBeGreaterThan(40);
  expect(rights.size).toBe(33);
  for (const [who, opens] of rights) {
    const refused = who === "nobody" ? "sign in" : "may not";
    const answerOf = async ({ method, url, access }: (typeof server.routes)[number]) => ({
      expected: { who, method, url, answer: opens.includes(access) ? "may" : refused },
      found: { who, method, url, answer: await answer(method, url, who) },
    });
    for (let at = 0; at < server.routes.length; at += TOGETHER) {
      const answers = await Promise.all(server.routes.slice(at, at + TOGETHER).map(answerOf));
      expect(answers.map(({ found }) => found)).toEqual(answers.map(({ expected }) => expected));
    }
  }
}, 400_000);

test("what changes something asks for a permission to change", () => {
  const reading = (access: string) => access.endsWith(".read");
  const changing = server.routes.filter(({ method, access }) => reading(access) && !["GET", "HEAD"].includes(method));
  // Looking through the whole record takes long: it is asked for, and changes nothing but what is known of it.
  expect(changing.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /api/audit/verification",
    // A past time is looked at again; nothing of it is kept.
    "POST /api/pulse/watches/:id/replays",
  ]);
});

test("only the agreed routes are open, and what changes something is never open to who may only view", () => {
  const open = server.routes.filter(({ access }) => access === "open").map(({ method, url }) => `${method} ${url}`);
  expect(open.filter((route) => !route.startsWith("HEAD ")).toSorted()).toEqual([
    "DELETE /api/session",
    "GET /",
    "GET /api",
    "GET /api/",
    "GET /api/hooks/connections/:connection",
    "GET /api/invitations/:token",
    "GET /api/openapi.json",
    "GET /api/session",
    "GET /api/session/ways",
    "GET /chat/:widget/try",
    "GET /health",
    "GET /ready",
    "GET /style.css",
    "OPTIONS /api/chat/:widget/:what",
    "POST /api/chat/:widget/hello",
    "POST /api/chat/:widget/identity",
    "POST /api/chat/:widget/messages",
    "POST /api/chat/:widget/stream",
    "POST /api/hooks/:hook",
    "POST /api/hooks/connections/:connection",
    "POST /api/invitations/:token",
    "POST /api/password-reset",
    "POST /api/preferences",
    "POST /api/preferences/choice",
    "POST /api/preferences/withdrawal",
    "POST /api/session",
    "POST /api/session/enrolment",
    "POST /api/session/enrolment/code",
    "POST /api/session/passkey",
    "POST /api/session/passkey/options",
    "POST /api/session/provider",
    "POST /api/session/providers/:id",
    "POST /api/session/second-factor",
    "POST /api/setup",
    "PUT /api/password-reset",
  ]);
  const changing = server.routes.filter(
    ({ method, access }) => access === "known" && !["GET", "HEAD"].includes(method),
  );
  expect(changing.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual([
    "DELETE /api/factors/passkeys/:id",
    "DELETE /api/factors/totp",
    "DELETE /api/sessions/:id",
    "PATCH /api/factors/passkeys/:id",
    "POST /api/factors/passkeys",
    "POST /api/factors/passkeys/options",
    "POST /api/factors/recovery-codes",
    "POST /api/factors/totp",
    "POST /api/factors/totp/code",
    "POST /api/session/proof",
    "POST /api/session/proof/passkey",
    "PUT /api/insights/digest/subscription",
    "PUT /api/session/password",
  ]);
});
