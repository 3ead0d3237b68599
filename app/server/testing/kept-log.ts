import { randomBytes } from "node:crypto";

import { readTexts } from "@firsthand/analytics/text";
import type { Delivered, SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { acceptDeliveries, type AcceptingWorld } from "@firsthand/engage/listen";
import { createStemmer, indexChanges } from "@firsthand/engage/search";
import { declareSource } from "@firsthand/engage/sources";
import { createRetentionRouter, runRetention, type RetentionGround } from "@firsthand/govern/retention";
import { accessKinds } from "@firsthand/kernel/permissions";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";
import { onTestFinished } from "vitest";

import { retentionGround } from "../../retention-ground.ts";

/** The day on which the log is looked at. */
const today = new Date("2026-06-17T10:00:00Z");
export const source: SourceDeclaration = {
  name: "desk",
  channel: "email",
  visibility: "private",
  threading: "explicit",
  gapHours: 72,
  brandAccounts: false,
  answers: "included",
  promiseHours: 24,
};

type Given = Partial<SourceRecord> & Pick<SourceRecord, "at" | "text" | "externalId">;
const record = (more: Given): SourceRecord => ({
  version: 0,
  deleted: false,
  direction: "in",
  kind: "message",
  channel: "email",
  parents: [],
  broadcast: false,
  extra: {},
  ...more,
});
const anna = { email: "anna@example.org", emailVerified: true };
const ben = { email: "ben@example.org", emailVerified: true };
const records = [
  record({
    externalId: "1",
    thread: "a",
    at: "2024-01-10T09:00:00Z",
    text: "My kettle is terrible.",
    author: anna,
    unit: "Kiel",
  }),
  record({
    externalId: "2",
    thread: "a",
    at: "2024-01-10T10:00:00Z",
    text: "Sorry about the kettle.",
    direction: "out",
    recipient: anna,
    author: { account: "u1", role: "agent" },
  }),
  record({
    externalId: "3",
    thread: "b",
    at: "2025-01-10T09:00:00Z",
    text: "The toaster burns.",
    author: ben,
    unit: "Süd",
  }),
  record({
    externalId: "4",
    thread: "c",
    at: "2026-06-01T09:00:00Z",
    text: "Where is my lamp?",
    author: ben,
    unit: "Kiel",
    channel: "chat",
  }),
];
const unreadable: Delivered = {
  status: "rejected",
  position: { record: 9, line: 9 },
  raw: Buffer.from("a line with anna@example.org"),
  reason: { code: "unparsable_date", message: "no date" },
};
const delivered: readonly Delivered[] = [
  ...records.map((one, at): Delivered => ({
    status: "understood",
    position: { record: at + 1, line: at + 1 },
    record: one,
  })),
  unreadable,
];

export const world: AcceptingWorld = {
  now: new Date("2026-02-01T00:00:00Z"),
  random: () => randomBytes(8),
  secret: Buffer.from("a secret of tests"),
  readTexts: (texts) => readTexts(texts),
};

/** A rule that keeps the words of all messages for a year. */
export const words = {
  field: "words",
  channel: null,
  unit: null,
  months: 12,
  locked: false,
  active: true,
  why: null,
} as const;

/** A log with four messages of two customers and a line that was not understood, and a clock that stands. */
export interface KeptLog {
  readonly database: TestDatabase;
  readonly ground: RetentionGround;
  readonly client: ReturnType<typeof clientOf>;
  /** Who asked for a run. */
  readonly asked: string[];
  setNow(now: string): void;
  /** Takes the same deliveries in again. */
  accept(): ReturnType<typeof acceptDeliveries>;
  /** Runs as the night does, and gives the record of it. */
  run(id?: string): Promise<Awaited<ReturnType<KeptLog["client"]["runs"]>>[number] | undefined>;
  /** What all messages say, the oldest first. */
  bodies(): Promise<string[]>;
  facts(): Promise<{ conversations: unknown[]; messages: { sentiment: number }[] }>;
  /** Where a word stands. */
  needle(text: string): Promise<string[]>;
  index(): Promise<unknown>;
}

export async function openKeptLog(): Promise<KeptLog> {
  const database = await cloneDatabase();
  onTestFinished(() => database.drop());
  let now = today;
  const asked: string[] = [];
  const { db, pool } = database;
  const ground = retentionGround(db, { now: () => now, enqueue: async (_tx, { by }) => void asked.push(by) });
  const client = clientOf(ground);
  const accept = () => transact(db, (tx) => acceptDeliveries(tx, world, { source, items: delivered, importId: null }));
  await transact(db, (tx) => declareSource(tx, source, today));
  await accept();
  return {
    database,
    ground,
    client,
    asked,
    accept,
    setNow: (moment) => void (now = new Date(moment)),
    async run(id = crypto.randomUUID()) {
      await runRetention(ground, { id, by: "the night", signal: new AbortController().signal });
      return (await client.runs()).find((one) => one.id === id);
    },
    async bodies() {
      const { rows } = await pool.query<{ body: string }>("select body from interaction order by at");
      return rows.map(({ body }) => body);
    },
    async facts() {
      const { rows: conversations } = await pool.query("select * from conversation_fact order by conversation_id");
      const { rows: messages } = await pool.query<{ sentiment: number }>(
        "select * from message_fact order by message_id",
      );
      return { conversations, messages };
    },
    async needle(text) {
      const { rows } = await pool.query<{ name: string; found: boolean }>(
        `select 'interaction' as name, exists (select from interaction m where m::text ~* $1) as found
         union all select 'delivery', exists (select from delivery d where d::text ~* $1 or encode(raw, 'escape') ~* $1)
         union all select 'search', exists (select from search_entry e where e::text ~* $1)`,
        [text],
      );
      return rows.filter(({ found }) => found).map(({ name }) => name);
    },
    index: () => transact(db, async (tx) => await indexChanges(tx, createStemmer())),
  };
}

function clientOf(ground: RetentionGround) {
  return createRouterClient(createRetentionRouter(), {
    context: { ground, asker: { id: "1", name: "Ada", kind: "person", may: accessKinds, reach: () => "all" as const } },
  });
}
