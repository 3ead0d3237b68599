import { readFileSync } from "node:fs";

import { type ModelServer, openModelServer, sayWhole } from "@firsthand/engage/assist/testing";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { type RunningServer, startServer } from "./start-server.ts";

const SECRET = "sk-6f1d9c-of-this-test";
const WORDS = "my violet kettle whistles";
const ANSWER = "an answer of the machine";
const place = temporaryDirectory("firsthand-assist-");
const log: string[] = [];
let database: TestDatabase;
let server: RunningServer;
let model: ModelServer;
let thread = "";

beforeAll(async () => {
  [database, model] = await Promise.all([cloneDatabase(), openModelServer()]);
  server = await startServer(
    {
      port: 0,
      host: "127.0.0.1",
      dataDirectory: place.path,
      databaseUrl: database.url,
      logLevel: "debug",
      maxUploadBytes: 2 ** 30,
      secret: undefined,
      notes: [],
    },
    { version: "1", defaultDataDirectory: "/nowhere", write: (line) => void log.push(line), now: () => new Date() },
  );
  await ask("PUT", "/ingest/sources/shop", { channel: "chat", visibility: "private", threading: "explicit" });
  const said = { source: "shop", externalId: "m1", thread: "t1", at: new Date().toISOString(), direction: "in" };
  await ask("POST", "/ingest", {
    ...said,
    channel: "chat",
    author: { account: "ann", name: "Ann Smith" },
    text: WORDS,
  });
  const rows = z.object({ rows: z.array(z.object({ id: z.string() })).min(1) });
  thread = rows.parse((await ask("GET", "/conversations")).body).rows[0]?.id ?? "";
  const settings = {
    address: model.address,
    model: "little-one",
    key: SECRET,
    ownNetwork: true,
    uses: ["summary"],
    patienceSeconds: 30,
    monthTokens: null,
    promptPrice: null,
    answerPrice: null,
    currency: "EUR",
    ifVersion: 0,
  };
  expect((await ask("PUT", "/assist/settings", settings)).status).toBe(200);
});
afterAll(async () => {
  await server.stop({ graceSeconds: 0 });
  await Promise.all([model.close(), database.drop()]);
});

async function ask(method: string, path: string, body?: object) {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${readFileSync(server.facts.keyPath, "utf8").trim()}`,
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) };
}

const summarise = () => ask("POST", `/assist/conversations/${thread}/summary`, { into: "en" });

const audit = z.object({
  lines: z.array(
    z.looseObject({
      operation: z.string(),
      outcome: z.string(),
      code: z.string().nullable(),
      subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
    }),
  ),
});

async function lines() {
  const found = audit.parse((await ask("GET", "/audit?limit=50")).body).lines;
  return found.filter(({ operation }) => operation.startsWith("assist."));
}

test("each time that it is asked stands in the audit record, with what it was asked about and how that ended", async () => {
  model.answers = (_asked, response) => sayWhole(response, ANSWER);
  expect((await summarise()).body["text"]).toBe(ANSWER);
  const subject = { kind: "conversation", id: thread };
  expect(await lines()).toMatchObject([
    { operation: "assist.summarise", outcome: "done", code: null, subject },
    { operation: "assist.save", outcome: "done" },
  ]);
  model.answers = (_asked, response) => void response.writeHead(401).end(`wrong key ${SECRET} for: ${WORDS}`);
  expect((await summarise()).body["code"]).toBe("assist_key_refused");
  expect((await lines())[0]).toMatchObject({ outcome: "failed", code: "assist_key_refused", subject });
});

test("neither the key nor what was asked and answered stands in the log, or in any table beside the messages", async () => {
  model.answers = (_asked, response) => sayWhole(response, ANSWER);
  await summarise();
  model.answers = (_asked, response) => void response.writeHead(500).end(`${SECRET} ${WORDS}`);
  await summarise();
  expect(log.length).toBeGreaterThan(3);
  expect(log.join("")).not.toMatch(new RegExp(`${SECRET}|${WORDS}|${ANSWER}`));
  const { rows } = await sql<{ table: string }>`
    select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(
    database.db,
  );
  const holding = async (words: string) => {
    const found: string[] = [];
    for (const { table } of rows) {
      const { rows: hits } = await sql`
        select 1 from ${sql.table(table)} t where strpos(t::text, ${words}) > 0 limit 1`.execute(database.db);
      if (hits.length > 0) found.push(table);
    }
    return found.toSorted();
  };
  expect(await holding(SECRET)).toEqual([]);
  expect(await holding(ANSWER)).toEqual([]);
  expect(await holding(WORDS)).toEqual(["delivery", "interaction"]);
});

test("who rotates keys finds the one of the language model among them", async () => {
  const { sealedColumns } = await import("../keeping.ts");
  expect(sealedColumns.map(({ table }) => table)).toContain("assist_settings");
});
