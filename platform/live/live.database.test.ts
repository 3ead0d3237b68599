import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { type Asker, type HttpServer, createHttpServer, createLogging, nobody } from "../http/index.ts";
import { notify, transact } from "../storage/index.ts";
import { type TestDatabase, cloneDatabase } from "../testing/index.ts";
import { type Live, createLive, logChannel } from "./index.ts";

let database: TestDatabase;
let live: Live;
let server: HttpServer;
let url: string;
const headers = { authorization: "Bearer key" };
const ann: Asker = { id: "1", name: "Ann", kind: "person", may: ["known"], reach: () => [] };
let signedIn = true;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { logger, lineCounts } = createLogging({ level: "silent", write: () => {} });
  live = createLive({ pool: database.pool, logger, heartbeatSeconds: 0.2, mostListeners: 2 });
  server = await createHttpServer({
    config: { host: "127.0.0.1", port: 0 },
    logger,
    lineCounts,
    version: "1",
    accessKey: "key",
    recognise: async ({ cookie }) => ({ asker: cookie !== undefined && signedIn ? ann : nobody }),
    mounts: [],
    plainRoutes: live.routes,
    page: async () => "",
    ready: async () => {},
    foresee: () => undefined,
  });
  await live.start();
  ({ url } = await server.listen());
});
afterEach(async () => {
  await live.stop();
  await server.close({ graceSeconds: 0 });
});

test("whoever asked hears of their topic, of nothing else, and of what may mean anything", async () => {
  const heard: string[] = [];
  live.onTopic("taxonomy", () => void heard.push("taxonomy"));
  live.onTopic("jobs", () => void heard.push("jobs"));
  await notify(database.db, logChannel, { topics: ["log", "taxonomy"] });
  await expect.poll(() => heard).toEqual(["taxonomy"]);
  await notify(database.db, logChannel, "nonsense");
  await expect.poll(() => heard.toSorted()).toEqual(["jobs", "taxonomy", "taxonomy"]);
});

interface Stream {
  readonly status: number;
  readonly text: () => string;
  /** The topics of each event so far. */
  readonly events: () => string[][];
  readonly ended: Promise<void>;
  readonly leave: () => void;
}

async function listen(more: Record<string, string> = {}): Promise<Stream> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/api/events`, { headers: { ...headers, ...more }, signal: leaving.signal });
  let text = "";
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  };
  return {
    status: response.status,
    text: () => text,
    events: () => [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? "").topics),
    ended: read().catch(() => {}),
    leave: () => leaving.abort(),
  };
}

const tell = (topics: string[]) => notify(database.db, logChannel, { topics });

const cutListener = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`.execute(
    database.db,
  );

const listening = async () =>
  (
    await sql`select 1 from pg_stat_activity where datname = current_database() and query like 'listen %'`.execute(
      database.db,
    )
  ).rows.length;

test("a browser hears of a committed change within two seconds, and not of one rolled back", async () => {
  const stream = await listen();
  await expect.poll(() => stream.text()).toContain("retry: 2000\n\n");
  await transact(database.db, async (tx) => {
    await notify(tx, logChannel, { topics: ["never"] });
    throw new Error("no");
  }).catch(() => {});
  const began = performance.now();
  await transact(database.db, (tx) => notify(tx, logChannel, { topics: ["conversations"] }));
  await expect.poll(stream.events, { timeout: 2_000, interval: 5 }).toEqual([["conversations"]]);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(stream.text()).toMatch(/id: 1\nevent: changed\ndata: /);
});

test("many batches become few events, and no topic is lost", async () => {
  const stream = await listen();
  const began = performance.now();
  for (let at = 0; at < 60; at += 1) {
    await tell([`topic ${at % 30}`]);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await expect.poll(() => new Set(stream.events().flat()).size).toBe(30);
  expect(stream.events().length).toBeLessThanOrEqual(Math.ceil((performance.now() - began) / 200) + 1);
});

test("after its connection was ended by the database it listens again, and says that everything may have changed", async () => {
  const stream = await listen();
  await cutListener();
  await expect.poll(stream.events, { timeout: 2_000 }).toEqual([["*"]]);
  await tell(["after"]);
  await expect.poll(stream.events, { timeout: 2_000 }).toEqual([["*"], ["after"]]);
});

test("a notice that cannot be read means everything", async () => {
  const stream = await listen();
  await notify(database.db, logChannel, "nonsense");
  await expect.poll(stream.events).toEqual([["*"]]);
});

test("a browser that comes back is told to fetch again, whatever it remembers", async () => {
  for (const last of ["17", "nonsense"]) {
    const stream = await listen({ "last-event-id": last });
    await expect.poll(stream.events).toEqual([["*"]]);
    stream.leave();
  }
});

test("a quiet stream is kept open by a sign of life", async () => {
  const stream = await listen();
  await expect.poll(stream.text, { timeout: 2_000 }).toContain(": still here\n\n");
  expect(stream.events()).toEqual([]);
});

test("no more streams than agreed; one that left makes room", async () => {
  const [first, second] = [await listen(), await listen()];
  expect([first.status, second.status]).toEqual([200, 200]);
  const third = await fetch(`${url}/api/events`, { headers });
  expect(third.status).toBe(503);
  expect(await third.json()).toMatchObject({ code: "too_many_listeners" });
  first.leave();
  await expect.poll(live.listeners).toBe(1);
  const fourth = await listen();
  expect(fourth.status).toBe(200);
});

test("without a right nothing is heard, and the document says so", async () => {
  expect(server.document.paths?.["/api/events"]?.get).toMatchObject({ "x-access": "known" });
  expect((await fetch(`${url}/api/events`)).status).toBe(401);
});

test("a stream ends when who listens may not any more", async () => {
  const stream = await listen({ authorization: "", cookie: "session" });
  await expect.poll(stream.text, { timeout: 2_000 }).toContain(": still here\n\n");
  signedIn = false;
  await stream.ended;
  await expect.poll(live.listeners).toBe(0);
});

test("what is no change of the log leaves its version", async () => {
  const before = live.version();
  const stream = await listen();
  await tell(["jobs"]);
  await expect.poll(stream.events).toEqual([["jobs"]]);
  expect(live.version()).toBe(before);
  await tell(["log"]);
  await expect.poll(live.version).not.toBe(before);
});

test("a stop ends the streams at once and listens no more", async () => {
  const stream = await listen();
  expect(await listening()).toBe(1);
  const began = performance.now();
  await server.close({ graceSeconds: 10 });
  await stream.ended;
  await live.stop();
  expect(performance.now() - began).toBeLessThan(1_000);
  await expect.poll(listening).toBe(0);
});
