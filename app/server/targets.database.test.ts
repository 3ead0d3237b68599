import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { type RunningServer, startServer } from "./start-server.ts";

// A server and the process for mapping start for this, on a machine that does other things as well.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
const PATIENCE = { timeout: 200_000, interval: 300 };

const day = (number: number) => `2026-0${number}-01T10:00:00.000Z`;

/** What a shop and a content store hold. */
const there = {
  customers: [
    {
      id: "cus_1",
      email: "ann@example.org",
      first_name: "Ann",
      last_name: "Smith",
      company_name: "Kettles",
      phone: null,
    },
    { id: "cus_2", email: null, phone: null, company_name: 17 },
  ].map((one) => ({ ...one, has_account: true, groups: [], created_at: day(1), updated_at: day(1) })),
  orders: [
    {
      id: "order_1",
      display_id: 7,
      created_at: day(2),
      updated_at: day(2),
      status: "completed",
      payment_status: "captured",
      fulfillment_status: "shipped",
      currency_code: "eur",
      total: 49.5,
      customer_id: "cus_1",
      email: "ann@example.org",
      items: [{ quantity: 2, title: "Kettle", total: 49.5, variant_sku: "K-1" }],
    },
  ],
  articles: [
    {
      id: 1,
      status: "published",
      title: "Care of kettles",
      body: "<p>Use <b>vinegar</b>.</p>",
      slug: "care",
      tags: ["home"],
    },
    { id: 2, status: "published", title: null, body: "Nobody named this one" },
  ].map((one) => ({ ...one, date_created: day(1), date_updated: day(2) })),
};

const others = createServer((request, response) => {
  const url = new URL(request.url ?? "", "http://there");
  const from = Number(url.searchParams.get("offset") ?? 0) + (Number(url.searchParams.get("page") ?? 1) - 1) * 100;
  const name = url.pathname.split("/").at(-1) as "customers" | "orders" | "articles";
  const all: readonly object[] = there[name];
  const records = all.slice(from, from + 100);
  const answer =
    name === "articles"
      ? { data: records, meta: { filter_count: all.length } }
      : { [name]: records, count: all.length };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
});

let database: TestDatabase;
let server: RunningServer;
let site: string;
const directory = mkdtempSync(join(tmpdir(), "firsthand-targets-"));
beforeAll(async () => {
  others.listen(0, "127.0.0.1");
  await once(others, "listening");
  site = `http://127.0.0.1:${(others.address() as AddressInfo).port}`;
  database = await cloneDatabase();
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
});
afterAll(async () => {
  await server.stop({ graceSeconds: 0 });
  await database.drop();
  others.closeAllConnections();
  others.close();
  rmSync(directory, { recursive: true, force: true });
});

type Answer = Readonly<Record<string, unknown>>;

async function ask<T = Answer>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${readFileSync(server.facts.keyPath, "utf8").trim()}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as T;
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

interface Connected {
  readonly id: string;
  readonly health: string;
  readonly totals: Answer;
  readonly streams: readonly { readonly readAt: string | null; readonly failure: unknown }[];
}

/** Connects, and waits until every stream was read to its end. */
async function connect(connector: string, settings: Answer): Promise<Connected> {
  const given = { connector, name: connector, settings, allowedHosts: ["127.0.0.1"], days: 3650 };
  const tried = await ask<{ rows: readonly Answer[] }>("POST", "/connections/try", given);
  expect(tried.rows.length).toBeGreaterThan(0);
  const { id } = await ask<Connected>("POST", "/connections", given);
  return await readOf(id, new Date(0).toISOString());
}

async function readOf(id: string, since: string): Promise<Connected> {
  return await vi.waitFor(async () => {
    const shown = await ask<Connected>("GET", `/connections/${id}`);
    for (const { readAt, failure } of shown.streams) expect([failure, (readAt ?? "") > since]).toEqual([null, true]);
    return shown;
  }, PATIENCE);
}

test("a shop brings its orders with amounts and its customers, who are one person with who ordered", async () => {
  const { id, totals } = await connect("medusa", { server: site, key: "sk_secret" });
  expect(totals).toEqual({ records: 3, accepted: 3, repeated: 0, revised: 0, quarantined: 0 });
  const found = await ask<{ rows: { personId: string }[] }>("GET", "/people?text=cus_1");
  const person = await ask<Answer>("GET", `/people/${found.rows[0]?.personId}`);
  expect(person).toMatchObject({
    name: "Ann Smith",
    conversations: 1,
    known: [{ source: "medusa", attributes: expect.arrayContaining([{ name: "Company", value: "Kettles" }]) }],
  });
  const { rows } = await ask<{ rows: { id: string }[] }>("GET", "/conversations?limit=5");
  const thread = await ask<{ messages: Answer[] }>("GET", `/conversations/${rows[0]?.id}`);
  expect(thread.messages[0]).toMatchObject({
    kind: "order",
    order: {
      amount: 49.5,
      currency: "EUR",
      status: "captured, shipped",
      items: [{ name: "Kettle", quantity: 2, amount: 49.5, sku: "K-1" }],
    },
  });
  const nobody = await ask<{ rows: { personId: string }[] }>("GET", "/people?text=cus_2");
  expect(nobody.rows).toHaveLength(1);

  const before = new Date().toISOString();
  const [ann] = there.customers;
  if (ann) Object.assign(ann, { company_name: "Pots", updated_at: day(3) });
  await ask("POST", `/connections/${id}/resume`, {});
  expect((await readOf(id, before)).totals).toMatchObject({ revised: 1, quarantined: 0 });
  expect(await ask("GET", `/people/${found.rows[0]?.personId}`)).toMatchObject({
    known: [{ attributes: expect.arrayContaining([{ name: "Company", value: "Pots" }]) }],
  });
});

test("a content store brings documents, which are no messages; what has no title waits in quarantine", async () => {
  const count = async () => (await ask<{ rows: unknown[] }>("GET", "/conversations?limit=50")).rows.length;
  const messages = await count();
  const settings = { server: site, token: "directus-token", collection: "articles" };
  const { totals } = await connect("directus-articles", settings);
  expect(totals).toEqual({ records: 2, accepted: 1, repeated: 0, revised: 0, quarantined: 1 });
  const list = await ask<{ rows: { id: string }[] }>("GET", "/documents?text=vineg");
  expect(list).toMatchObject({
    rows: [{ title: "Care of kettles", kind: "article", source: "directus-articles", beginning: "Use vinegar." }],
    sources: [{ source: "directus-articles", documents: 1 }],
  });
  expect(await ask("GET", `/documents/${list.rows[0]?.id}`)).toMatchObject({ text: "Use vinegar.", tags: ["home"] });
  expect(await count()).toBe(messages);
  const quarantine = await ask<{ rows: { reason: string }[] }>("GET", "/quarantine?source=directus-articles");
  expect(quarantine.rows).toMatchObject([{ reason: expect.stringContaining("title") }]);
});
