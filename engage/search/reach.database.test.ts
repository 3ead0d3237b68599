import type { Permission, Reach } from "@firsthand/kernel/permissions";
import { transact } from "@firsthand/platform/storage";
import { createRouterClient } from "@orpc/server";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { answers, says, smallLog, type SmallLog } from "../conversations/testing/small-log.ts";
import { createConversationsRouter, type SearchText } from "../conversations/index.ts";
import { createPeopleRouter } from "../identities/index.ts";
import { createSearchRouter, createStemmer, indexChanges, searchConversations } from "./index.ts";

const stemmer = createStemmer();
const units = [null, "Kettla", "Brinka"] as const;
const functions = [null, "care", "sales"] as const;
let log: SmallLog;
let rows: { id: string; unit: string | null; function: string | null; customer: string; message: string }[];

/** One customer with one conversation for each unit and function. */
beforeAll(async () => {
  log = await smallLog();
  let minute = 0;
  for (const unit of units) {
    for (const of of functions) {
      const name = `${unit ?? "none"}-${of ?? "none"}`;
      const more = { ...(unit === null ? {} : { unit }), text: `bicycle asks ${of ?? ""} ann.${name}@example.org` };
      minute += 10;
      const author = { account: name, name: `Ann ${name}`, email: `ann.${name}@example.org` };
      await log.accept([
        says(name, name, minute, { ...more, author }),
        answers(`re ${name}`, name, minute + 1, { text: "solves" }),
      ]);
    }
  }
  while ((await transact(log.db, (tx) => indexChanges(tx, stemmer))) > 0);
  const found = await sql<(typeof rows)[number]>`
    select c.conversation_id as id, c.unit, c.function, c.customer_id as customer, m.interaction_id as message
    from conversation c join interaction m on m.conversation_id = c.conversation_id and m.direction = 'in'`.execute(
    log.db,
  );
  rows = found.rows;
});
afterAll(() => log.drop());

function clientsOf(reachOf: (permission: Permission) => Reach) {
  const asker = { name: "Eva", reach: reachOf };
  const searchText: SearchText = (tx, request) => searchConversations(tx, stemmer, request);
  const context = { db: log.db, now: () => new Date("2026-01-02T00:00:00Z"), asker, searchText };
  return {
    conversations: createRouterClient(createConversationsRouter(), { context }),
    people: createRouterClient(createPeopleRouter(), { context }),
    search: createRouterClient(createSearchRouter(stemmer), { context }),
  };
}

const reaches: fc.Arbitrary<Reach> = fc.oneof(
  fc.constant("all" as const),
  fc.array(
    fc.record({
      units: fc.option(fc.subarray(["Kettla", "Brinka", "gone"])),
      functions: fc.option(fc.subarray(["care", "sales"])),
    }),
    { maxLength: 2 },
  ),
);

/** By hand, not by the rule under test. */
const sees = (reach: Reach, row: { unit: string | null; function: string | null }) =>
  reach === "all" ||
  reach.some(
    (entry) =>
      (!entry.units || (row.unit && entry.units.includes(row.unit))) &&
      (!entry.functions || (row.function && entry.functions.includes(row.function))),
  );

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "found",
    (error: { code?: string; message: string }) => `${error.code}: ${error.message.replaceAll(/[0-9a-f-]{36}/g, "ID")}`,
  );

test("whoever reaches some rows lists, finds, opens and changes those and no others", async () => {
  expect(rows).toHaveLength(9);
  await fc.assert(
    fc.asyncProperty(reaches, async (reach) => {
      const { conversations, people, search } = clientsOf(() => reach);
      const own = rows.filter((row) => sees(reach, row));
      const ids = own.map(({ id }) => id).toSorted();
      const listed = await conversations.list({});
      expect(listed.rows.map(({ id }) => id).toSorted()).toEqual(ids);
      expect(listed.count).toEqual({ value: own.length, capped: false });
      const brief = await conversations.brief({ ids: rows.map(({ id }) => id).join() });
      expect(brief.rows.map(({ id }) => id).toSorted()).toEqual(ids);
      const facets = await conversations.facets();
      expect(facets.channels.reduce((sum, { conversations: n }) => sum + n, 0)).toBe(own.length);
      const hits = await search.search({ text: "bicycle" });
      expect(hits.rows.map(({ conversationId }) => conversationId).toSorted()).toEqual(ids);
      expect(hits.count.value).toBe(own.length);
      const found = await people.search({ text: "ann", limit: "50" });
      expect(new Set(found.rows.map(({ personId }) => personId)).size).toBe(own.length);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("what is out of reach is answered word for word as what is not there", async () => {
  const reach: Reach = [{ units: ["Kettla"], functions: ["care"] }];
  const { conversations, people } = clientsOf(() => reach);
  const nowhere = "00000000-0000-7000-8000-000000000000";
  const absent = { id: nowhere, message: nowhere, customer: nowhere };
  const label = { label: "mood", value: "positive", ifVersion: 0 } as const;
  const mine = rows.find((row) => sees(reach, row))?.customer ?? "";
  const asks = [
    ({ id }: typeof absent) => conversations.thread({ id }),
    ({ id, message }: typeof absent) => conversations.revisions({ id, messageId: message }),
    ({ id, message }: typeof absent) => conversations.correct({ id, messageId: message, ...label }),
    ({ id, message }: typeof absent) =>
      conversations.undoCorrection({ params: { id, messageId: message, label: "mood" }, query: { ifVersion: "1" } }),
    ({ customer }: typeof absent) => people.show({ id: customer }),
    ({ customer }: typeof absent) => people.link({ fromId: mine, toId: customer, reason: "same" }),
    ({ customer }: typeof absent) => people.link({ fromId: customer, toId: mine, reason: "same" }),
    ({ customer }: typeof absent) => people.undo({ fromId: customer, toId: mine, reason: "not" }),
  ];
  for (const [index, ask] of asks.entries()) {
    const forAbsent = await codeOf(ask(absent));
    expect([index, forAbsent]).toEqual([index, expect.stringMatching(/^unknown_/)]);
    for (const row of rows.filter((one) => !sees(reach, one))) expect(await codeOf(ask(row))).toBe(forAbsent);
  }
});

test("who may correct where they may not read is not told what stands there", async () => {
  const reach: Reach = [{ units: ["Kettla"], functions: null }];
  const { conversations } = clientsOf((permission) => (permission === "conversations.correct" ? "all" : reach));
  const row = rows.find(({ unit }) => unit === "Brinka");
  const place = { id: row?.id ?? "", messageId: row?.message ?? "", label: "mood" } as const;
  const unknown = expect.stringMatching(/^unknown_conversation/);
  expect(await codeOf(conversations.correct({ ...place, value: "positive", ifVersion: 0 }))).toEqual(unknown);
  expect(await codeOf(conversations.undoCorrection({ params: place, query: { ifVersion: "1" } }))).toEqual(unknown);
});

test("personal data are masked for who may not see them, wherever they stand", async () => {
  const clear: Reach = [{ units: ["Brinka"], functions: null }];
  const { conversations, people, search } = clientsOf((permission) =>
    permission === "personal.unmask" ? clear : "all",
  );
  const hidden = JSON.stringify([
    ...(await conversations.list({})).rows.filter(({ unit }) => unit !== "Brinka"),
    ...(await search.search({ text: "bicycle" })).rows.filter(({ unit }) => unit !== "Brinka"),
    ...(await Promise.all(
      rows
        .filter(({ unit }) => unit !== "Brinka")
        .flatMap(({ id, customer }) => [conversations.thread({ id }), people.show({ id: customer })]),
    )),
  ]);
  expect(hidden).toContain("a•••@example.org");
  expect(hidden).not.toMatch(/ann\.(none|Kettla)/i);
  expect(hidden).not.toMatch(/Ann (none|Kettla)/);
  const shown = JSON.stringify(
    await Promise.all(rows.filter(({ unit }) => unit === "Brinka").map(({ id }) => conversations.thread({ id }))),
  );
  expect(shown).toContain("ann.Brinka-care@example.org");
  expect((await people.search({ text: "ann.kett" })).rows).toEqual([]);
  // Nor is what stands in texts guessed letter by letter; a whole word is found.
  expect((await search.search({ text: "exampl" })).rows).toEqual([]);
  expect((await search.search({ text: "exampl" })).count.value).toBe(0);
  expect((await conversations.list({ text: "exampl" })).rows).toEqual([]);
  expect((await search.search({ text: "bicycle" })).count.value).toBe(9);
  const everywhere = clientsOf(() => "all");
  expect((await everywhere.search.search({ text: "exampl" })).count.value).toBe(9);
  expect((await everywhere.conversations.list({ text: "exampl" })).count.value).toBe(9);
  const inBrinka = clientsOf(() => clear);
  expect((await inBrinka.search.search({ text: "exampl" })).count.value).toBe(3);
  const exact = await people.search({ text: "Ann Kettla-care" });
  expect(exact.rows).toMatchObject([{ name: "A••• K•••", value: "K•••" }]);
});
