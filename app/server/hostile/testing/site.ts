import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Config } from "@firsthand/platform/config";
import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll } from "vitest";

import { type RunningServer, startServer } from "../../start-server.ts";

/** The real server on a database of its own, with an administrator, and every line that it wrote to its log. */
export interface HostileSite {
  readonly url: string;
  readonly server: RunningServer;
  readonly database: TestDatabase;
  readonly directory: string;
  readonly log: readonly string[];
  /** The key of the installation. */
  readonly key: Readonly<Record<string, string>>;
  /** The session of the administrator, as a browser on this page sends it. */
  readonly session: Readonly<Record<string, string>>;
}

export const administrator = { name: "Ada", email: "ada@example.org", password: "seventeen quiet otters" } as const;

/** Starts it before the tests of a file, and takes it away after them. */
export function shareHostileSite(config: Partial<Config> = {}): () => HostileSite {
  let site: HostileSite | undefined;
  beforeAll(async () => {
    const database = await cloneDatabase();
    const directory = mkdtempSync(join(tmpdir(), "firsthand-hostile-"));
    const log: string[] = [];
    const server = await startServer(
      {
        port: 0,
        host: "127.0.0.1",
        dataDirectory: directory,
        databaseUrl: database.url,
        logLevel: "info",
        maxUploadBytes: 2 ** 30,
        // These tests ask everything of everything; that there is a limit is tested by itself.
        requestsPerSecond: "off",
        exportsPerMinute: "off",
        secret: undefined,
        notes: [],
        ...config,
      },
      { version: "1", defaultDataDirectory: "/nowhere", write: (line) => void log.push(line), now: () => new Date() },
    );
    const key = { authorization: `Bearer ${readFileSync(server.facts.keyPath, "utf8").trim()}` };
    const asked = await fetch(`${server.url}/api/setup`, {
      method: "POST",
      headers: { origin: server.url, "content-type": "application/json" },
      body: JSON.stringify(administrator),
    });
    const cookie = asked.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const session = { cookie, origin: server.url };
    site = { url: server.url, server, database, directory, log, key, session };
  });
  afterAll(async () => {
    await site?.server.stop({ graceSeconds: 1 });
    await site?.database.drop();
    if (site) rmSync(site.directory, { recursive: true, force: true });
  });
  return () => {
    if (!site) throw new Error("There is no site before the tests begin.");
    return site;
  };
}

/** What is wrong with an answer, whatever was asked; undefined when it is as safe as every answer must be. */
export async function faultOf(response: Response): Promise<string | undefined> {
  const type = response.headers.get("content-type") ?? "";
  const text = await response.text();
  if (response.headers.get("x-content-type-options") !== "nosniff") return "it may be sniffed";
  if (response.status >= 400 && !type.startsWith("application/problem+json")) return `${response.status} as ${type}`;
  if (response.status === 500 || text.includes('"internal_error"')) return `${response.status} ${text.slice(0, 200)}`;
  if (/\n\s+at .+:\d+|node_modules|syntax error at or near|violates .+ constraint|pg_catalog/.test(text))
    return `it tells of its insides: ${text.slice(0, 300)}`;
  if (type.startsWith("text/html") && !/default-src 'none'/.test(response.headers.get("content-security-policy") ?? ""))
    return "a page without a policy";
  return undefined;
}

/** Does one thing after another, `hands` of them at a time. */
export async function inHands<T>(
  things: readonly T[],
  hands: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const waiting = things.values();
  const one = async () => {
    for (const thing of waiting) await work(thing);
  };
  await Promise.all(Array.from({ length: hands }, one));
}
