import { documentRecord, type DocumentRecord } from "@firsthand/connect/records";
import { transact, type Handle } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { createDocumentsRouter, documentsPersonalData, takeDocuments } from "./index.ts";

vi.setConfig({ testTimeout: 60_000 });

const now = new Date("2026-03-01T00:00:00Z");
let database: TestDatabase;
let db: Handle;
beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
});
afterAll(() => database.drop());
beforeEach(async () => void (await sql`delete from document`.execute(db)));

const document = (more: Partial<Record<keyof DocumentRecord, unknown>>) =>
  documentRecord.parse({ externalId: "1", version: 1, at: "2026-01-01T00:00:00Z", title: "Tea pots", ...more });
const take = (...documents: DocumentRecord[]) =>
  transact(db, (tx) => takeDocuments(tx, { source: "help", documents, now }));
const client = () => createRouterClient(createDocumentsRouter(), { context: { db } });
const titles = async (asked: { text?: string; source?: string; kind?: string; deleted?: string } = {}) =>
  (await client().list(asked as never)).rows.map(({ title }) => title);

test("each counts once, is found by the beginnings of its words, and lists its sources", async () => {
  const pots = document({ text: "Is it safe on a gas stove?", kind: "article", tags: ["kitchen"], author: "Ben" });
  const other = document({ externalId: "2", title: "Grüße aus Ulm", at: "2026-02-01T00:00:00Z", text: "it's here" });
  expect(await take(pots, other)).toEqual({ records: 2, accepted: 2, repeated: 0, revised: 0 });
  expect(await take(pots)).toEqual({ records: 1, accepted: 0, repeated: 1, revised: 0 });
  expect(await titles()).toEqual(["Grüße aus Ulm", "Tea pots"]);
  expect(await titles({ text: "GAS sto" })).toEqual(["Tea pots"]);
  expect(await titles({ text: "kitch" })).toEqual(["Tea pots"]);
  expect(await titles({ text: "grü" })).toEqual(["Grüße aus Ulm"]);
  expect(await titles({ text: "' & !:* | \\ <-> gas" })).toEqual(["Tea pots"]);
  expect(await titles({ text: "gas ulm" })).toEqual([]);
  expect(await titles({ kind: "article" })).toEqual(["Tea pots"]);
  expect(await titles({ source: "elsewhere" })).toEqual([]);
  const page = await client().list({});
  expect(page).toMatchObject({
    count: { value: 2, capped: false },
    kinds: ["article"],
    sources: [{ source: "help", documents: 2, deleted: 0, receivedAt: now.toISOString() }],
  });
  const [first] = page.rows;
  expect((await client().show({ id: first?.id ?? "" })).text).toBe("it's here");
});

test("the list goes on where a page ended, through equal times, and nonsense is told", async () => {
  await take(...Array.from({ length: 7 }, (_, n) => document({ externalId: String(n), title: `T${n}` })));
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await client().list({ limit: 3, ...(after === undefined ? {} : { after }) });
    seen.push(...page.rows.map(({ title }) => title));
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen.toSorted()).toEqual(["T0", "T1", "T2", "T3", "T4", "T5", "T6"]);
  await expect(client().list({ after: "2026-99-99T00:00:00.000000Z x" })).rejects.toMatchObject({
    code: "wrong_place",
  });
});

test("whatever the order and the repetitions the newest version stands, and what was deleted is marked", async () => {
  const versions = [
    document({ title: "First" }),
    document({ version: 2, title: "Second", at: "2026-01-02T00:00:00Z" }),
    document({ version: 2, title: "Second b", at: "2026-01-02T00:00:00Z" }),
    document({ version: 2, deleted: true, at: "2026-01-03T00:00:00Z", title: "" }),
    document({ externalId: "2", deleted: true, title: "" }),
    document({ externalId: "2", version: 2, title: "Back again", at: "2026-01-02T00:00:00Z" }),
    document({ externalId: "3", deleted: true, title: "" }),
  ];
  const standing = async () =>
    (
      await sql`
        select external_id, version, at, content_hash, deleted_version, deleted_at, is_deleted, title, changed_at
        from document order by external_id`.execute(db)
    ).rows;
  await take(...versions);
  const expected = await standing();
  expect(await titles()).toEqual(["Back again"]);
  expect(await titles({ deleted: "true" })).toEqual([expect.stringMatching(/^Second/)]);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...versions, ...versions], { minLength: 14 }),
      fc.integer({ min: 1, max: 5 }),
      async (order, size) => {
        await sql`delete from document`.execute(db);
        for (let at = 0; at < order.length; at += size) await take(...order.slice(at, at + size));
        expect(await standing()).toEqual(expected);
      },
    ),
    { numRuns: 20 },
  );
});

test("a document of a million characters is kept whole, and hostile words harm nothing", async () => {
  const text = `${"word ".repeat(10)}${"x".repeat(900_000)} \u{1F600} '); drop table document; --`;
  await take(document({ title: "Long", text, tags: ["a'b:*", "%"] }));
  const [row] = (await client().list({ text: "word" })).rows;
  expect((await client().show({ id: row?.id ?? "" })).text).toBe(text);
});

test("a document of nothing but short words of rare letters can be kept and found", async () => {
  const letters = Array.from({ length: 60_000 }, (_, n) => String.fromCodePoint(0x20000 + (n % 40_000)));
  const text = letters.map((letter, n) => `${letter}${n % 3 ? "-" : " "}`).join("");
  expect(await take(document({ text, title: "Rare" }))).toMatchObject({ accepted: 1 });
  expect(await titles({ text: String.fromCodePoint(0x20000) })).toEqual(["Rare"]);
});

test("a customer who is erased is taken out of it, also of its words", async () => {
  await take(document({ text: "Write to ann@example.org or bob@example.org", title: "For ann@example.org" }));
  const subject = {
    identityIds: [],
    keys: [],
    messageIds: [],
    besideIds: [],
    conversationIds: [],
    names: [],
    marks: [{ kind: "email" as const, value: "ann@example.org" }],
  };
  expect(await documentsPersonalData.find(db, subject)).toMatchObject([{ rows: 1 }]);
  await transact(db, (tx) => documentsPersonalData.erase(tx, subject, now));
  expect(await titles({ text: "ann" })).toEqual([]);
  const [row] = (await client().list({ text: "bob" })).rows;
  expect(row).toMatchObject({ title: "For [erased]", beginning: "Write to [erased] or bob@example.org" });
  expect(await documentsPersonalData.find(db, subject)).toEqual([]);
});
