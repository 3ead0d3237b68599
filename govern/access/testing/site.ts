import type { HttpServer, TraceSettings } from "@firsthand/platform/http";
import { createSecrets } from "@firsthand/platform/secrets";
import type { Handle } from "@firsthand/platform/storage";
import { type TestDatabase, cloneDatabase, serveForTest } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";

import { type AccessSettings, createAccess } from "../index.ts";

/** A server with accounts on a free port of this machine. */
export interface Site {
  readonly url: string;
  readonly server: HttpServer;
  /** The code of the first administrator. */
  readonly code: string | undefined;
  /** Another browser, without any cookie. */
  readonly browser: (origin?: string) => Browser;
}

/** What one request came to. */
interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Keeps cookies as browsers do, and says where its requests come from. */
export interface Browser {
  readonly ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly cookies: Map<string, string>;
}

type SiteSettings = Partial<AccessSettings> & { readonly trace?: TraceSettings };

const accessKey = "k".repeat(43);
export const withKey = { authorization: `Bearer ${accessKey}` };

/** The same for all, as the processes of one installation have it. */
export const secret = Buffer.alloc(32, 7);

/** With keys of its own, which no file keeps. */
export const secrets = createSecrets({ dataDirectory: "/nowhere", keys: `1:${"ab".repeat(32)}` });

export const ann = { name: "Ann", email: "Ann@Example.org", password: "seventeen quiet otters" };

/** Starts a server over these accounts. Two over one database are two processes. */
async function startSite(db: Handle, { trace, ...settings }: SiteSettings = {}): Promise<Site> {
  const access = createAccess({
    db,
    secret,
    now: () => new Date(),
    codeNeeded: false,
    countUnits: async () => new Map([["Kettla", 3]]),
    secrets,
    ...settings,
  });
  const { server, url } = await serveForTest({
    accessKey,
    ...(trace && { trace }),
    recognise: access.recognise,
    mounts: [access.mount],
    plainRoutes: (app) => {
      for (const right of ["figures.read", "conversations.correct", "system.manage"] as const)
        app.post(`/may/${right}`, { config: { access: right } }, async () => ({ may: right }));
    },
  });
  return { url, server, code: (await access.setup())?.code, browser: (origin = url) => browserAt(origin) };
}

function browserAt(url: string): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    ask: async (method, path, body, headers = {}) => {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(method === "GET" ? {} : { origin: url }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === "" ? {} : JSON.parse(text) };
    },
  };
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (/max-age=0/i.test(cookie)) cookies.delete(name);
  else cookies.set(name, value);
}

/** What the tests of a file share: one database, emptied before each test, with a site on it. */
export interface Sites {
  readonly database: () => TestDatabase;
  readonly site: () => Site;
  /** Another server of the same installation. */
  readonly start: (settings?: SiteSettings) => Promise<Site>;
}

/** Sets the ground for a test file; every server that a test starts is closed after it. */
export function shareSites(): Sites {
  let database: TestDatabase | undefined;
  const sites: Site[] = [];
  const given = () => {
    if (!database) throw new Error("There is no database before the tests begin.");
    return database;
  };
  const start = async (settings: SiteSettings = {}) => {
    const started = await startSite(given().db, settings);
    sites.push(started);
    return started;
  };
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  beforeEach(async () => {
    await forgetAll(given().db);
    await start();
  });
  afterEach(async () => {
    for (const { server } of sites.splice(0)) await server.close({ graceSeconds: 0 });
  });
  afterAll(() => database?.drop());
  const site = () => {
    const [first] = sites;
    if (!first) throw new Error("There is no site between tests.");
    return first;
  };
  return { database: given, site, start };
}

/** Leaves no account, invitation, key, attempt, own role or unit. */
async function forgetAll(db: Handle): Promise<void> {
  for (const table of ["user", "invitation", "key", "attempt", "challenge", "sign_in_rule", "provider"])
    await sql`delete from ${sql.table(`account_${table}`)}`.execute(db);
  await sql`delete from account_role where not shipped`.execute(db);
  await sql`delete from unit`.execute(db);
}

/** Makes Ann the first administrator; gives the browser in which she is signed in. */
export async function setUp(site: Site): Promise<Browser> {
  const browser = site.browser();
  expect((await browser.ask("POST", "/api/setup", ann)).status).toBe(200);
  return browser;
}

/** Ben is invited with this role, for the whole unless told otherwise, and accepts. */
export async function join(
  site: Site,
  by: Browser,
  role: string,
  scope: { readonly unit: string | null; readonly function: string | null } = { unit: null, function: null },
): Promise<{ browser: Browser; id: string }> {
  const grants = [{ role, ...scope }];
  const invited = await by.ask("POST", "/api/invitations", { name: "Ben", email: "ben@example.org", grants });
  const browser = site.browser();
  const accepted = await browser.ask("POST", `/api/invitations/${String(invited.body["token"])}`, {
    password: "nine blue umbrellas",
  });
  expect(accepted).toMatchObject({ status: 200, body: { state: "signed_in", person: { name: "Ben", grants } } });
  return { browser, id: idIn(accepted.body) };
}

/** The first id in an answer. */
export function idIn(value: unknown): string {
  return /"id":"([^"]+)"/.exec(JSON.stringify(value))?.[1] ?? "";
}

/** Status and code of a problem. */
export async function codeOf(asked: ReturnType<Browser["ask"]>): Promise<string> {
  const { status, body } = await asked;
  return `${status} ${String(body["code"])}`;
}

/** Lets all who ask meet at the step where they write to this table, before any of them gets further. */
export async function meet<T>(
  { pool }: Pick<TestDatabase, "pool">,
  table: string,
  ask: () => readonly Promise<T>[],
): Promise<T[]> {
  const holding = await pool.connect();
  try {
    await holding.query(`begin; lock table ${table} in share mode`);
    const asked = ask();
    const waiting = async () => (await pool.query(waitingForLocks)).rowCount;
    await expect.poll(waiting, { timeout: 10_000 }).toBe(asked.length);
    await holding.query("commit");
    return await Promise.all(asked);
  } finally {
    holding.release(true);
  }
}

const waitingForLocks =
  "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
