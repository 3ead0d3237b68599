import { listConversations, listFacets, showBrief, showThread, type ListQuery } from "@firsthand/engage/conversations";
import { searchPeople, showPersonPage } from "@firsthand/engage/identities";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { fillLog, NOW } from "./inbox-log.ts";
import { onOwnLog, timed } from "./measuring.ts";

const SMALL = 10_000;
const LARGE = 1_000_000;
const ROUNDS = 40;

/**
 * Pages of the list of conversations, threads and people, in the server: `inbox [INTERACTIONS]`. The ratio is all their
 * p95 times at that size together ÷ those at 10,000 interactions.
 */
export async function run(args: string[]): Promise<void> {
  await onOwnLog(async (db) => {
    const small = await measured(db, SMALL);
    const large = await measured(db, Number(args[0] ?? LARGE));
    console.log(`ratio ${(large / small).toFixed(1)}`);
  });
}

const FILTERS: Readonly<Record<string, Omit<ListQuery, "limit">>> = {
  "without a filter": {},
  waiting: { state: "waiting" },
  overdue: { state: "overdue" },
  resolved: { state: "resolved" },
  "answered without having asked": { state: "answered" },
  "nothing asked": { state: "nothing_asked" },
  "not answered": { answered: false },
  "a frequent language": { language: "en" },
  "a rare language": { language: "sw" },
  "a rare unit": { unit: "islands" },
  "a source that fell silent": { source: "old" },
  "a channel nobody used": { channel: "fax" },
  "a function": { function: "marketing" },
  "a mood": { mood: "positive" },
  "a month two years ago": { since: new Date("2024-01-01"), until: new Date("2024-02-01") },
  "four at once": { state: "overdue", language: "fr", channel: "chat", mood: "negative" },
  "four at once that rule each other out": { state: "overdue", language: "en", channel: "chat", source: "mail" },
};

/** Prints what takes how long at a size; gives all p95 times together, in milliseconds. */
async function measured(db: Handle, interactions: number): Promise<number> {
  const held = await fillLog(db, interactions);
  console.log(`${held.toLocaleString("en-GB")} interactions`);
  const list = (query: Omit<ListQuery, "limit">) =>
    listConversations(db, { now: NOW, searchText: undefined }, { ...query, limit: 50 });
  const drawn = await draw(db);
  const times: number[] = [];
  for (const [name, filter] of Object.entries(FILTERS)) times.push(await p95Of(`list: ${name}`, () => list(filter)));
  const first = await list({ until: new Date("2024-06-01") });
  times.push(await p95Of("list: a late page", () => list({ after: first.next ?? undefined })));
  const one = <Item>(items: readonly Item[], round: number): Item => {
    const item = items[round % items.length];
    if (item === undefined) throw new Error("the log is empty");
    return item;
  };
  times.push(await p95Of("list: of a person", (n) => list({ person: one(drawn, n).customer })));
  times.push(
    await p95Of("100 conversations by id", () => showBrief(db, drawn.map((row) => row.id).join(), { now: NOW })),
  );
  times.push(await p95Of("a thread", (n) => showThread(db, { id: one(drawn, n).id, limit: 200, now: NOW })));
  const long = await longest(db);
  times.push(await p95Of("a thread of 500 messages", () => showThread(db, { id: long, limit: 200, now: NOW })));
  times.push(await p95Of("a person's page", (n) => showPersonPage(db, one(drawn, n).customer)));
  for (const text of ["ann", "gr", "customer4", "hanna 1", "nobody at all"])
    times.push(await p95Of(`people: ${text}`, () => searchPeople(db, text, { limit: 20 })));
  await timed("facets (kept for 20 s)", () => listFacets(db), 3);
  return times.reduce((sum, time) => sum + time, 0);
}

/** Some conversations with their customers. */
async function draw(db: Handle): Promise<{ id: string; customer: string }[]> {
  const { rows } = await sql<{ id: string; customer: string }>`
    select conversation_id as id, customer_id as customer from conversation order by md5(conversation_id::text) limit 100`.execute(
    db,
  );
  return rows;
}

async function longest(db: Handle): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from conversation order by in_count + out_count desc limit 1`.execute(db);
  return rows[0]?.id ?? "";
}

/** The p95 of some rounds, in milliseconds. */
async function p95Of(what: string, work: (round: number) => Promise<unknown>): Promise<number> {
  return (await timed(what, work, ROUNDS)).p95;
}
