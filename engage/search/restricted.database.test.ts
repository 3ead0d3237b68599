import { transact } from "@firsthand/platform/storage";
import { createRouterClient } from "@orpc/server";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createConversationsRouter } from "../conversations/index.ts";
import { answers, says, smallLog, type SmallLog } from "../conversations/testing/small-log.ts";
import { createPeopleRouter, linkIdentities, undoLink } from "../identities/index.ts";
import { createSearchRouter, createStemmer, indexChanges, searchConversations } from "./index.ts";

const stemmer = createStemmer();
const names = ["alder", "birch", "cedar", "dogwood", "elder", "hazel"] as const;
const now = new Date("2026-02-01T00:00:00Z");
let log: SmallLog;
const ids = new Map<string, string>();

/** One customer a name, each with a conversation. */
beforeAll(async () => {
  log = await smallLog();
  for (const [index, name] of names.entries()) {
    const author = { account: name, name: `Ms ${name}` };
    await log.accept([
      says(name, name, index * 10, { author, subject: `subject of ${name}`, text: `bicycle of ${name}` }),
      answers(`re ${name}`, name, index * 10 + 1, { text: `your bicycle, dear ${name}` }),
    ]);
    ids.set(name, await log.identityOf(name));
  }
  while ((await transact(log.db, (tx) => indexChanges(tx, stemmer))) > 0);
});
afterAll(() => log.drop());

const idOf = (name: string) => ids.get(name) ?? "";

/** All that a page shows anywhere, as one text. */
async function shown(): Promise<string> {
  const { db } = log;
  const asker = { name: "Al", reach: () => "all" as const };
  const context = { db, now: () => now, asker };
  const conversations = createRouterClient(createConversationsRouter(), {
    context: {
      ...context,
      searchText: (tx, { text, limit, until, reach }) =>
        searchConversations(tx, stemmer, { text, limit, until, reach }),
    },
  });
  const people = createRouterClient(createPeopleRouter(), { context });
  const search = createRouterClient(createSearchRouter(stemmer), { context: { db, asker } });
  const { rows } = await conversations.list({});
  const all: unknown[] = [rows, await search.search({ text: "bicycle" })];
  for (const { id } of rows) all.push(await conversations.thread({ id }));
  for (const name of names) {
    all.push(await people.show({ id: idOf(name) }), await people.search({ text: `Ms ${name}` }));
    all.push(await people.search({ text: name }), (await search.search({ text: name })).rows);
    all.push(await conversations.list({ text: name }));
  }
  return JSON.stringify(all);
}

/** Everybody who is one person with these, by what was joined. */
function joined(restricted: ReadonlySet<string>, links: readonly (readonly [string, string])[]): Set<string> {
  const found = new Set(restricted);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [a, b] of links) if (found.has(a) || found.has(b)) found.add(a).add(b);
  }
  return found;
}

const name = fc.constantFrom(...names);

test("whatever is joined and parted, exactly the people with somebody restricted among them are shown without a word", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.tuple(name, name).filter(([a, b]) => a < b),
        { maxLength: 4, selector: String },
      ),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.uniqueArray(name, { maxLength: 2 }),
      async (made, undone, chosen) => {
        const decided = { by: "judge", reason: "x", at: now };
        const end = (pair: readonly [string, string]) => ({ fromId: idOf(pair[0]), toId: idOf(pair[1]), ...decided });
        for (const pair of made) await transact(log.db, (tx) => linkIdentities(tx, end(pair)));
        for (const one of chosen) {
          await sql`
            insert into restriction (request_id, identity_ids, since, by_name, why)
            values (gen_random_uuid(), ${[idOf(one)]}::uuid[], ${now}, 'Pia', 'asked')`.execute(log.db);
        }
        const parted = made.filter((_, index) => undone[index]);
        for (const pair of parted) await transact(log.db, (tx) => undoLink(tx, end(pair)));
        const withheld = joined(
          new Set(chosen),
          made.filter((_, index) => !undone[index]),
        );
        const text = await shown();
        const met = names.filter((one) => text.includes(one));
        await sql`truncate restriction`.execute(log.db);
        for (const pair of made.filter((_, index) => !undone[index]))
          await transact(log.db, (tx) => undoLink(tx, end(pair)));
        expect(met).toEqual(names.filter((one) => !withheld.has(one)));
      },
    ),
    { numRuns: 12 },
  );
});
