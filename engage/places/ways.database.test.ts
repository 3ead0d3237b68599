import { randomBytes } from "node:crypto";

import { countFlow, type FlowCount } from "@firsthand/connect/flow";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { declareSource } from "../sources/index.ts";
import { publicSource } from "../testing/index.ts";
import type { PlacesGround } from "./ground.ts";
import { listWays } from "./queries/list-ways.ts";

let database: TestDatabase;
const NOW = new Date("2026-04-10T10:30:00Z");
const HOOK = "00000000-0000-4000-8000-000000000001";
const WIDGET = "00000000-0000-4000-8000-000000000002";

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const ground = (more: Partial<PlacesGround> = {}): PlacesGround => ({
  db: database.db,
  now: () => NOW,
  random: () => randomBytes(8),
  countMentions: async () => ({ value: 0, capped: false }),
  findKeys: async () => [
    { id: "k1", name: "CRM key", expires_at: new Date("2026-04-12T10:30:00Z") },
    { id: "k9", name: "Never used", expires_at: null },
  ],
  findConnected: async () => new Set(["mailbox"]),
  ...more,
});

const nothing = { records: 0, accepted: 0, repeated: 0, revised: 0, quarantined: 0, refused: 0 };
const count = (of: Pick<FlowCount, "way" | "wayId" | "source"> & Partial<FlowCount>): FlowCount => ({
  wayName: of.wayId,
  ...nothing,
  ...of,
});

async function flowed(at: string, ...counts: FlowCount[]): Promise<void> {
  const counter = countFlow({ db: database.db, now: () => new Date(at) });
  for (const one of counts) counter.note(one);
  await counter.close();
}

test("nothing is listed where nothing brings anything in", async () => {
  expect(await listWays(ground())).toEqual([]);
});

test("chats, webhooks, keys, files and what nothing feeds: what flows, what is wrong and what to do", async () => {
  const { db } = database;
  for (const name of ["mailbox", "crm", "site chat", "old file", "calls", "gone"])
    await declareSource(db, { ...publicSource, name, channel: `by ${name}` }, NOW);
  await sql`insert into incoming_hook values (${HOOK}, 'Telephone', 'calls', 'Ann', ${NOW}, null)`.execute(db);
  await sql`insert into chat_widget values (${WIDGET}, 'site chat', '{}', 1, 'Ann', ${NOW})`.execute(db);
  await sql`
    insert into import_run (import_id, source, file_name, fingerprint, context, state, records, accepted, repeated,
      revised, quarantined, started_at, finished_at, failure)
    values (${HOOK}, 'old file', 'a.csv', 'f', '{}', 'failed', 7, 5, 0, 0, 2, '2026-04-10T09:10:00Z',
      '2026-04-10T09:20:00Z', '{"code":"x","message":"It broke off.","advice":"Send it again."}')`.execute(db);
  const key = { way: "key", wayId: "k1", source: "crm" } as const;
  await flowed("2026-04-10T08:10:00Z", count({ ...key, records: 3, accepted: 3 }));
  await flowed(
    "2026-04-10T10:10:00Z",
    count({ ...key, records: 2, accepted: 1, repeated: 1 }),
    count({ ...key, records: 1, accepted: 1 }),
    count({ way: "key", wayId: "k2", source: "crm", wayName: "removed key", records: 1, accepted: 1 }),
    count({ way: "hook", wayId: HOOK, source: "calls", records: 2, refused: 2 }),
  );
  const ways = await listWays(ground());
  expect(ways.map(({ kind, name, state }) => [kind, name, state])).toEqual([
    ["file", "old file", "trouble"],
    ["hook", "Telephone", "trouble"],
    ["key", "CRM key", "flows"],
    ["chat", "site chat", "waits"],
    ["other", "gone", "ended"],
    ["key", "removed key", "ended"],
  ]);
  const of = (name: string) => ways.find((way) => way.name === name);
  expect(of("CRM key")).toMatchObject({
    sources: ["crm"],
    channel: "by crm",
    lastAt: "2026-04-10T10:10:00.000Z",
    totals: { records: 6, accepted: 5, repeated: 1 },
    trouble: { message: "The key ends in 2 days." },
  });
  expect(of("CRM key")?.hours).toHaveLength(48);
  expect(of("CRM key")?.hours.filter(({ records }) => records > 0)).toEqual([
    { hour: "2026-04-10T08:00:00.000Z", records: 3, failures: 0 },
    { hour: "2026-04-10T10:00:00.000Z", records: 3, failures: 0 },
  ]);
  expect(of("Telephone")).toMatchObject({ lastAt: null, totals: { records: 2, refused: 2 } });
  expect(of("Telephone")?.trouble?.message).toMatch(/^2 messages were refused .* also the last one/);
  expect(of("old file")).toMatchObject({
    lastAt: "2026-04-10T09:20:00.000Z",
    totals: { records: 7, accepted: 5, quarantined: 2 },
    trouble: { message: "It broke off.", advice: "Send it again." },
  });
  expect(of("old file")?.hours.at(-2)).toEqual({ hour: "2026-04-10T09:00:00.000Z", records: 7, failures: 1 });
});

test("a key that expired, or by which records are refused, says so", async () => {
  const [expired] = await listWays(
    ground({ findKeys: async () => [{ id: "k1", name: "CRM key", expires_at: new Date("2026-04-09T00:00:00Z") }] }),
  );
  expect(expired?.trouble?.message).toBe("The key has expired: nothing more is taken.");
  await flowed("2026-04-10T10:20:00Z", count({ way: "key", wayId: "k1", source: "", records: 1, refused: 1 }));
  const [refused] = await listWays(ground({ findKeys: async () => [{ id: "k1", name: "CRM key", expires_at: null }] }));
  expect(refused).toMatchObject({ state: "trouble", sources: ["crm"], lastAt: "2026-04-10T10:10:00.000Z" });
  expect(refused?.trouble?.message).toBe("One record was refused in the last 48 hours.");
});

test("what was counted while the database was away is written later, and what is old goes", async () => {
  const failing = { ...ground(), db: Object.create(null) as PlacesGround["db"] };
  const old = countFlow({ db: database.db, now: () => new Date("2024-01-01T00:00:00Z") });
  old.note(count({ way: "key", wayId: "k7", source: "crm", records: 1, accepted: 1 }));
  await old.close();
  const counter = countFlow({ db: failing.db, now: () => NOW });
  counter.note(count({ way: "key", wayId: "k8", source: "crm", records: 1, accepted: 1 }));
  await expect(counter.close()).resolves.toBeUndefined();
  await flowed(
    "2026-04-10T10:20:00Z",
    count({ way: "chat", wayId: WIDGET, source: "site chat", records: 1, accepted: 1 }),
  );
  const { rows } = await sql<{ way_id: string }>`select way_id from flow_hour where hour < '2026-01-01'`.execute(
    database.db,
  );
  expect(rows).toEqual([]);
});

test("what was counted while the database was away is written once it is back, in its own hour", async () => {
  let away = true;
  const db = new Proxy(database.db, {
    get: (target, name) => {
      if (away) throw new Error("away");
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  let clock = new Date("2026-04-10T08:59:00Z");
  const counter = countFlow({ db, now: () => clock, restMs: 20 });
  const one = count({ way: "key", wayId: "k9", source: "crm", records: 1, accepted: 1 });
  counter.note(one);
  await new Promise((resolve) => setTimeout(resolve, 100));
  clock = new Date("2026-04-10T09:01:00Z");
  counter.note(one);
  const written = async () => {
    const { rows } = await sql<{ hour: Date; records: number }>`
      select hour, records::int from flow_hour where way_id = 'k9' order by hour`.execute(database.db);
    return rows.map(({ hour, records }) => [hour.toISOString(), records]);
  };
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await written()).toEqual([]);
  away = false;
  await expect.poll(written).toEqual([
    ["2026-04-10T08:00:00.000Z", 1],
    ["2026-04-10T09:00:00.000Z", 1],
  ]);
  await counter.close();
});
