import type { Reach } from "@firsthand/kernel/permissions";
import { readFileSync } from "node:fs";

import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { linkIdentities, undoLink } from "../identities/index.ts";
import { conversationStates } from "./contract.ts";
import { listConversations, listFacets, readFacetsOfReach, type SearchText } from "./index.ts";
import { showBrief } from "./queries/show-brief.ts";
import { conversationState } from "./rules/state.ts";
import { countConversationRows } from "./store/listed.ts";
import { answers, at, says, smallLog, type SmallLog } from "./testing/small-log.ts";

const NOW = new Date(at(60));
let log: SmallLog;

beforeAll(async () => {
  log = await smallLog();
  await log.accept([
    says("ann", "waits", 1, { text: "de neg asks care delivery.late complain", unit: "north", subject: "Late" }),
    says("ben", "asked", 2, { text: "en pos asks sales order", channel: "chat" }),
    answers("told", "asked", 3, { text: "solves" }),
    says("cem", "thanks", 4, { text: "fr pos" }),
    answers("welcome", "thanks", 5),
    says("dan", "silent", 6, { text: "  one\n  two " }),
  ]);
  const late = says("ann", "late", -60 * 48, { text: "de neg asks" });
  await log.accept([late], { name: "forum" });
});
afterAll(() => log.drop());

const MESSAGES = ["waits", "asked", "thanks", "silent"];

/** The conversations that a filter lets through, each by the message that it began with. */
async function listed(query: Partial<Parameters<typeof listConversations>[2]>, searchText?: SearchText) {
  const page = await listConversations(log.db, { now: NOW, searchText }, { limit: 50, ...query });
  const names = new Map(await Promise.all(MESSAGES.map(async (id) => [await log.conversationOf(id), id] as const)));
  names.set(await log.conversationOf("late", "forum"), "late");
  expect(page.count).toEqual({ value: page.rows.length, capped: false });
  return page.rows.map((row) => names.get(row.id));
}

describe("the list", () => {
  test("shows the latest first, with customer, beginning and state", async () => {
    expect(await listed({})).toEqual(["silent", "thanks", "asked", "waits", "late"]);
    const { rows } = await listConversations(log.db, { now: NOW, searchText: undefined }, { limit: 50 });
    expect(rows[0]).toMatchObject({ snippet: "one two", subject: null, state: "nothing_asked", firstReplyAt: null });
    expect(rows[2]).toMatchObject({ channel: "chat", state: "resolved", inCount: 1, outCount: 1, snippet: "solves" });
    const ann = await log.identityOf("ann");
    expect(rows[3]).toMatchObject({
      source: "birds",
      unit: "north",
      customer: { identityId: ann, personId: ann, kind: "account", value: "ann", name: null },
      subject: "Late",
      lastAt: at(1),
      waitingSince: at(1),
      state: "waiting",
      language: "de",
      mood: "negative",
      function: "care",
    });
  });

  test.each([
    [{ state: "waiting" }, ["waits"]],
    [{ state: "overdue" }, ["late"]],
    [{ state: "resolved" }, ["asked"]],
    [{ state: "answered" }, ["thanks"]],
    [{ state: "nothing_asked" }, ["silent"]],
    [{ channel: "chat" }, ["asked"]],
    [{ language: "de" }, ["waits", "late"]],
    [{ mood: "positive" }, ["thanks", "asked"]],
    [{ function: "sales" }, ["asked"]],
    [{ topic: "delivery.late" }, ["waits"]],
    [{ topic: "delivery" }, ["waits"]],
    [{ topic: "deliver" }, []],
    [{ intent: "order" }, ["asked"]],
    [{ answered: true }, ["thanks", "asked"]],
    [{ answered: false }, ["silent", "waits", "late"]],
    [{ unit: "north" }, ["waits"]],
    [{ source: "forum" }, ["late"]],
    [{ since: new Date(at(3)), until: new Date(at(5)) }, ["asked"]],
    [{ language: "de", source: "birds", state: "waiting" }, ["waits"]],
    [{ language: "de", mood: "positive" }, []],
  ] as const)("lets through %o", async (filter, expected) => {
    expect(await listed(filter)).toEqual(expected);
  });

  test("pages follow each other without gap or repetition, also where many end at one moment", async () => {
    const crowd = await smallLog();
    try {
      await crowd.accept(Array.from({ length: 23 }, (_, n) => says(`c${n}`, `m${n}`, n % 3)));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listConversations(crowd.db, { now: NOW, searchText: undefined }, { limit: 5, after });
        expect(page.count).toEqual({ value: 23, capped: false });
        seen.push(...page.rows.map((row) => `${row.lastAt} ${row.id}`));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(seen).toHaveLength(23);
      expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
      // beyond 1,000 only so much is said
      await crowd.accept(Array.from({ length: 1000 }, (_, n) => says(`d${n}`, `n${n}`, n)));
      const { count } = await listConversations(crowd.db, { now: NOW, searchText: undefined }, { limit: 1 });
      expect(count).toEqual({ value: 1000, capped: true });
    } finally {
      await crowd.drop();
    }
  });

  test("a mark that no page gave is refused", async () => {
    for (const after of ["%", "x", btoa("2026-01-01 x"), btoa("2026-99-01T00:00:00.000000Z 0 0 +")])
      await expect(listed({ after })).rejects.toMatchObject({ code: "unreadable_cursor", status: 422 });
  });

  test("words are looked for through the port, and refused without one", async () => {
    const asked: unknown[] = [];
    const search: SearchText = async (_, request) => {
      asked.push(request);
      return [await log.conversationOf("waits"), await log.conversationOf("silent")];
    };
    expect(await listed({ text: "parcel" }, search)).toEqual(["silent", "waits"]);
    expect(await listed({ text: "parcel", language: "de" }, search)).toEqual(["waits"]);
    expect(await listed({ text: "parcel" }, async () => [])).toEqual([]);
    expect(asked[0]).toEqual({ text: "parcel", limit: 2000 });
    const until = new Date("2026-01-01T00:00:00Z");
    await listed({ text: "parcel", until }, search);
    expect(asked.at(-1)).toEqual({ text: "parcel", limit: 2000, until });
    await expect(listed({ text: "parcel" })).rejects.toMatchObject({ code: "text_search_unavailable" });
  });

  test("of a person are the conversations of all identities; a merge and its undo show at once", async () => {
    const [ann, ben] = [await log.identityOf("ann"), await log.identityOf("ben")];
    expect(await listed({ person: ann })).toEqual(["waits"]);
    const decision = { fromId: ann, toId: ben, by: "judge", reason: "same", at: NOW };
    await linkIdentities(log.db, decision);
    for (const person of [ann, ben]) expect(await listed({ person })).toEqual(["asked", "waits"]);
    const { rows } = await listConversations(log.db, { now: NOW, searchText: undefined }, { limit: 50, person: ben });
    expect(new Set(rows.map((row) => row.customer.personId))).toEqual(new Set([[ann, ben].toSorted()[0]]));
    await undoLink(log.db, decision);
    expect(await listed({ person: ben })).toEqual(["asked"]);
    expect(await listed({ person: "00000000-0000-7000-8000-000000000000" })).toEqual([]);
  });

  test("by ids they come in the order of the ids, and what is gone is left out", async () => {
    const [waits, asked] = [await log.conversationOf("waits"), await log.conversationOf("asked")];
    const ids = `${waits}, ${asked.toUpperCase()},00000000-0000-7000-8000-000000000000,${waits}`;
    expect((await showBrief(log.db, ids, { now: NOW })).map((row) => row.id)).toEqual([waits, asked]);
    expect(await showBrief(log.db, "", { now: NOW })).toEqual([]);
    await expect(showBrief(log.db, `${waits},nonsense`, { now: NOW })).rejects.toMatchObject({
      code: "unreadable_ids",
    });
    const many = Array.from({ length: 101 }, (_, n) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`);
    await expect(showBrief(log.db, many.join(), { now: NOW })).rejects.toMatchObject({ code: "too_many_ids" });
  });
});

test("facets name the values with how many have them", async () => {
  expect(await listFacets(log.db)).toEqual({
    channels: [
      { value: "social", conversations: 4 },
      { value: "chat", conversations: 1 },
    ],
    languages: [
      { value: "de", conversations: 2 },
      { value: "en", conversations: 1 },
      { value: "fr", conversations: 1 },
    ],
    functions: [
      { value: "care", conversations: 1 },
      { value: "sales", conversations: 1 },
    ],
    topics: [{ value: "delivery.late", conversations: 1 }],
    intents: [
      { value: "complain", conversations: 1 },
      { value: "order", conversations: 1 },
    ],
    units: [{ value: "north", conversations: 1 }],
    sources: [
      { value: "birds", conversations: 4 },
      { value: "forum", conversations: 1 },
    ],
  });
});

test("facets are read seldom: what is known is given at once, and looked for again beside that", async () => {
  let now = 0;
  let reads = 0;
  const known = await listFacets(log.db);
  const asked: Reach[] = [];
  const of = readFacetsOfReach(
    (reach) => {
      asked.push(reach);
      reads += 1;
      return reads === 2 ? Promise.reject(new Error("away")) : Promise.resolve({ ...known, units: [] });
    },
    () => now,
  );
  const read = () => of("all");
  await Promise.all([read(), read(), read()]);
  expect(reads).toBe(1);
  now = 60_000;
  for (let time = 0; time < 2; time++) expect((await read()).units).toEqual([]);
  expect(reads).toBe(2);
  await read();
  expect(reads).toBe(3);
  const north: Reach = [{ units: ["north"], functions: null }];
  for (let time = 0; time < 2; time++) await of([...north]);
  expect(asked).toEqual(["all", "all", "all", north]);
});

test("the state that a conversation shows is the state it is found by", async () => {
  const states = await smallLog();
  const said = fc.array(
    fc.record({ minute: fc.integer({ min: 0, max: 9 }), out: fc.boolean(), asks: fc.boolean(), who: fc.nat(4) }),
    { minLength: 1, maxLength: 12 },
  );
  let round = 0;
  try {
    await fc.assert(
      fc.asyncProperty(said, fc.integer({ min: 0, max: 200 }), async (drawn, minute) => {
        round += 1;
        await states.accept(
          drawn.map(({ minute: when, out, asks, who }, n) => ({
            ...says(`c${who}`, `r${round} ${n}`, when, { text: asks ? "asks" : "", thread: `r${round} ${who}` }),
            ...(out
              ? { direction: "out" as const, author: { account: "desk" }, recipient: { account: `c${who}` } }
              : {}),
          })),
          { name: "chat", threading: "explicit", promiseHours: 1 },
        );
        const now = new Date(at(minute));
        const { rows } = await sql<Parameters<typeof conversationState>[0]>`
          select waiting_since as "waitingSince", promise_due_at as "promiseDueAt", resolved_at as "resolvedAt",
            first_reply_at as "firstReplyAt", answerable from conversation`.execute(states.db);
        const counted = Map.groupBy(rows, (row) => conversationState(row, now));
        for (const state of conversationStates) {
          const limits = { now, most: 1_000_000, looks: 1_000_000 };
          const { value: found } = await countConversationRows(states.db, { state }, limits);
          expect([state, found]).toEqual([state, counted.get(state)?.length ?? 0]);
        }
      }),
      { numRuns: 25, interruptAfterTimeLimit: 10_000 },
    );
  } finally {
    await states.drop();
  }
});

test("an installation that is older gets the new columns filled as they are computed", async () => {
  const file = new URL("migrations/20261122T0900_inbox.sql", import.meta.url);
  const backfill = /update conversation c[^;]*;/.exec(readFileSync(file, "utf8"))?.[0] ?? "";
  const stored = async () =>
    (await sql`select conversation_id, language, mood from conversation order by 1`.execute(log.db)).rows;
  const computed = await stored();
  await sql`update conversation set language = null, mood = null`.execute(log.db);
  await sql.raw(backfill).execute(log.db);
  expect(await stored()).toEqual(computed);
});

test("where several conditions meet, a count that ended early says so, and never says less than a page shows", async () => {
  const filter = { language: "de", state: "waiting" } as const;
  const count = (looks: number, most = 10) => countConversationRows(log.db, filter, { now: NOW, most, looks });
  expect(await count(100)).toEqual({ value: 1, atLeast: false });
  expect(await count(1)).toEqual({ value: 1, atLeast: true });
  expect(await count(100, 1)).toEqual({ value: 1, atLeast: true });
  const several = { answered: false, source: "birds" } as const;
  expect(await countConversationRows(log.db, several, { now: NOW, most: 10, looks: 100 })).toEqual({
    value: 2,
    atLeast: false,
  });
});
