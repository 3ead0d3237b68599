import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { shippedConnector } from "@firsthand/connect/connectors";
import { type Peer, peers, type RunningPeer } from "@firsthand/connect/connectors/peers";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterEach, describe, expect, test, vi } from "vitest";

import { type RunningServer, startServer } from "./start-server.ts";

// Servers of several languages start for this, on a machine that does other things as well.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

/** Enough for several pages. */
const RECORDS = 110;
const UNICODE = "Größe 漢字 😀 e\u0301 \u202eright to left <b>no bold</b>";

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUp.toReversed()) await one();
  cleanUp = [];
});

const missing = peers.filter((peer) => !peer.isInstalled());
for (const { name, title } of missing) test.skip(`${title} is not installed: npm run peers -- ${name}`, () => {});

describe.each(peers.filter((peer) => peer.isInstalled()))("$title", (peer) => {
  test("is connected, broken off and read on; everything that is there comes into the log once", async () => {
    const [there, product] = await Promise.all([startPeer(peer), openProduct()]);
    const first = await there.write([
      UNICODE,
      ...Array.from({ length: Math.max(9, RECORDS - (there.before ?? 0)) }, (_, at) => `A question, number ${at}?`),
    ]);
    const all = (there.before ?? 0) + first.length;
    const given = { connector: peer.connector, name: "Peer", allowedHosts: ["127.0.0.1", "localhost"], days: 3650 };

    const refused = await product.ask("POST", "/connections/try", { ...given, settings: there.refused });
    expect(refused).toMatchObject({ rows: [] });
    expect(streamOf(refused, peer.stream)).toMatchObject({ found: 0, failure: { code: "refused" } });
    const tried = await product.ask("POST", "/connections/try", { ...given, settings: there.settings });
    expect(streamOf(tried, peer.stream)).toMatchObject({ failure: null });
    expect(tried["rows"]).toEqual(expect.arrayContaining([expect.objectContaining({ status: "understood" })]));
    expect(await product.texts()).toEqual(new Map());

    const made = await product.ask("POST", "/connections", { ...given, settings: there.settings });
    const id = String(made["id"]);
    await vi.waitFor(async () => expect((await product.texts()).size).toBeGreaterThan(0), PATIENCE);
    await product.stop();
    const read = (await product.texts()).size;
    await product.start();
    await vi.waitFor(async () => expect((await product.texts()).size).toBeGreaterThanOrEqual(all), PATIENCE);
    expect(read).toBeLessThanOrEqual(all);
    const texts = await product.texts();
    expect(first.filter((one) => !texts.has(one))).toEqual([]);
    expect(texts.get(first[0] ?? "")).toContain("Größe 漢字 😀");
    await settled(product, id);

    const [edited = "", removed = ""] = first.slice(3);
    const later = await there.write(["What came in the meantime", "And one more"]);
    await there.edit?.(edited, "An edited question");
    await there.remove?.(removed);
    const before = Date.now();
    await product.ask("POST", `/connections/${id}/resume`, {});
    await vi.waitFor(async () => {
      const now = await product.texts();
      expect(later.filter((one) => !now.has(one))).toEqual([]);
      if (there.edit && seen(peer, "edits")) expect(now.get(edited)).toBe("An edited question");
      if (there.remove && seen(peer, "deletions")) expect(now.has(removed)).toBe(false);
      expect(Date.parse(await readAt(product, id, peer.stream))).toBeGreaterThan(before);
    }, PATIENCE);
    const shown = await product.ask("GET", `/connections/${id}`);
    expect(shown).toMatchObject({ health: "flows", totals: { quarantined: 0 } });
    expect(await product.twice()).toEqual([]);
  });
});

const PATIENCE = { timeout: 240_000, interval: 300 };

async function startPeer(peer: Peer): Promise<RunningPeer> {
  const running = await peer.start();
  cleanUp.push(running.stop);
  return running;
}

type Answer = Readonly<Record<string, unknown>>;

interface Product {
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** The text of each message that is in the log, by the id of the other side. */
  readonly texts: () => Promise<ReadonlyMap<string, string>>;
  /** Ids that are in the log more than once. */
  readonly twice: () => Promise<readonly string[]>;
}

/** The real server on a database of its own. */
async function openProduct(): Promise<Product> {
  const database = await cloneDatabase();
  const directory = mkdtempSync(join(tmpdir(), "firsthand-peers-"));
  let server: RunningServer | undefined;
  const start = async () => {
    server = await startServer(
      {
        port: 0,
        host: "127.0.0.1",
        dataDirectory: directory,
        databaseUrl: database.url,
        logLevel: "error",
        maxUploadBytes: 2 ** 30,
        requestsPerSecond: "off",
        secret: undefined,
        notes: [],
      },
      { version: "1", defaultDataDirectory: "/nowhere", write: () => {}, now: () => new Date() },
    );
  };
  const stop = async () => {
    await server?.stop({ graceSeconds: 0 });
    server = undefined;
  };
  cleanUp.push(async () => {
    await stop();
    await database.drop();
    rmSync(directory, { recursive: true, force: true });
  });
  await start();
  const ask: Product["ask"] = async (method, path, body) => {
    if (!server) throw new Error("the server is stopped");
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${readFileSync(server.facts.keyPath, "utf8").trim()}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  return { ask, start, stop, texts: () => textsIn(database), twice: () => twiceIn(database) };
}

async function textsIn({ db }: TestDatabase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ external_id: string; body: string }>`
    select external_id, record->>'text' as body from delivery where state = 'read'`.execute(db);
  return new Map(rows.map(({ external_id: id, body }) => [id, body]));
}

async function twiceIn({ db }: TestDatabase): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`
    select external_id from delivery group by source, external_id having count(*) > 1`.execute(db);
  const [counts] = (
    await sql<{ messages: number; read: number }>`
      select (select count(*)::int from interaction) as messages,
        (select count(*)::int from delivery where state = 'read') as read`.execute(db)
  ).rows;
  expect(counts?.messages).toBe(counts?.read);
  return rows.map(({ external_id: id }) => id);
}

function streamOf(trial: Answer, stream: string): unknown {
  return (trial["streams"] as readonly { readonly name: string }[]).find(({ name }) => name === stream);
}

/** When a stream was last read to its end. */
async function readAt(product: Product, id: string, stream: string): Promise<string> {
  const { streams } = (await product.ask("GET", `/connections/${id}`)) as {
    streams: readonly { readonly name: string; readonly readAt: string | null }[];
  };
  return streams.find(({ name }) => name === stream)?.readAt ?? "";
}

/** Waits until nothing is being read. */
async function settled(product: Product, id: string): Promise<void> {
  await vi.waitFor(async () => {
    const { streams } = (await product.ask("GET", `/connections/${id}`)) as {
      streams: readonly { readonly readAt: string | null }[];
    };
    expect(streams.every(({ readAt: at }) => at !== null)).toBe(true);
  }, PATIENCE);
}

function seen(peer: Peer, what: "edits" | "deletions"): boolean {
  return shippedConnector(peer.connector)?.streams[peer.stream]?.[what] === "seen";
}
