import { createConversationsRouter } from "@firsthand/engage/conversations";
import { createPeopleRouter, findIdentity, linkIdentities, undoLink } from "@firsthand/engage/identities";
import { createSearchRouter, createStemmer, searchConversations } from "@firsthand/engage/search";
import { measure } from "@firsthand/learn/metrics";
import { transact } from "@firsthand/platform/storage";
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { erasableLog, placesOf, world, type ErasableLog } from "./testing/erasable.ts";

let log: ErasableLog;
let personId: string;
beforeEach(async () => {
  log = await erasableLog();
  await log.accept();
  await log.index();
  ({ personId } = await findIdentity(log.db, "ann.smith@example.org"));
});
afterEach(() => log.close());

/** Somebody who may see everything and is not asked for anything by customers. */
function agent() {
  const { db } = log;
  const now = () => world.now;
  const asker = { name: "Al", reach: () => "all" as const };
  const stemmer = createStemmer();
  return {
    conversations: createRouterClient(createConversationsRouter(), {
      context: {
        db,
        now,
        asker,
        searchText: (tx, { text, limit, until, reach }) =>
          searchConversations(tx, stemmer, { text, limit, until, reach }),
      },
    }),
    people: createRouterClient(createPeopleRouter(), { context: { db, now, asker } }),
    search: createRouterClient(createSearchRouter(stemmer), { context: { db, asker } }),
  };
}

async function restrict(): Promise<string> {
  const { id } = await log.client.open({ personId, kind: "restrict", note: "by telephone" });
  await log.client.restrict({ id, why: "Ann Smith disputes what was written" });
  return id;
}

const toldAt = world.now.toISOString();

/** Everything that somebody who works with customers can read, as one text. */
async function readable(): Promise<string> {
  const { conversations, people, search } = agent();
  const list = await conversations.list({});
  const threads = await Promise.all(list.rows.map(({ id }) => conversations.thread({ id })));
  const brief = await conversations.brief({ ids: list.rows.map(({ id }) => id).join(",") });
  const found = await Promise.all(
    ["ann", "smith", "ann.smith@example.org", "ann_s", "KD-40017", "+49 30 23125017"].map((text) =>
      people.search({ text }),
    ),
  );
  const hits = await Promise.all(
    ["kettle", "purple", "leaks", "anybody", "sorry"].map((text) => search.search({ text })),
  );
  const listed = await conversations.list({ text: "kettle" });
  return JSON.stringify([list, threads, brief, found, hits, listed, await people.show({ id: personId })]);
}

/** What only she wrote or is known by; that others name her stays where they wrote it. */
const hers = [
  "purple kettle",
  "we are sorry",
  "Is anybody there",
  "+493023125017",
  "KD-40017",
  'ann_s"',
  '"Ann Smith"',
];

const metIn = (text: string) => hers.filter((words) => text.includes(words));

const figures = async () =>
  (await measure(log.db, { now: world.now, compare: false, since: undefined, until: undefined, unit: undefined })).map(
    ({ id, value, n }) => ({ id, value, n }),
  );

describe("restricted", () => {
  test("no list, thread, person or search shows a word, a name or an address of hers until it is lifted", async () => {
    expect(metIn(await readable())).toEqual(hers);
    const before = await figures();
    const id = await restrict();
    expect(metIn(await readable())).toEqual([]);
    expect(await figures()).toEqual(before);
    const { conversations, people } = agent();
    const list = await conversations.list({});
    const own = list.rows.filter(({ restrictedSince }) => restrictedSince !== null);
    expect(list.rows.length).toBe(6);
    expect(own.map(({ restrictedSince, inCount }) => [restrictedSince, inCount > 0])).toEqual(
      own.map(() => [world.now.toISOString(), true]),
    );
    expect(own.length).toBe(3);
    expect((await people.show({ id: personId })).restrictedSince).toBe(world.now.toISOString());
    expect((await log.client.list({ state: "restricted" })).rows.map((row) => row.id)).toEqual([id]);
    const lifted = await log.client.lift({ id, why: "it was right after all", toldAt });
    expect(lifted.restriction).toMatchObject({ toldAt, liftedBy: "Pia", liftedWhy: "it was right after all" });
    expect(metIn(await readable())).toEqual(hers);
    expect((await log.client.list({ state: "restricted" })).rows).toEqual([]);
    expect(await figures()).toEqual(before);
  });

  test("what she writes now is withheld as well, and a whole address tells that she is restricted", async () => {
    await restrict();
    await log.acceptLater(world, "A green teapot");
    await log.index();
    expect(await readable()).not.toContain("green teapot");
    const { people } = agent();
    const whole = await people.search({ text: "Ann.Smith@example.org" });
    expect(whole.rows.map(({ name, value, restrictedSince }) => [name, value, restrictedSince])).toEqual([
      [null, null, world.now.toISOString()],
    ]);
    expect((await people.search({ text: "ann.smith@example.or" })).rows).toEqual([]);
    expect((await people.search({ text: "Ann Smith" })).rows).toEqual([]);
    expect((await people.search({ text: "Bob" })).rows.length).toBe(1);
  });

  test("labels of hers are not corrected, and earlier words not shown; those of others are", async () => {
    await restrict();
    const { conversations } = agent();
    const { rows } = await conversations.list({});
    const refused: (readonly [boolean, boolean])[] = [];
    for (const { id, restrictedSince } of rows) {
      const { messages } = await conversations.thread({ id });
      for (const message of messages) {
        const place = { id, messageId: message.id };
        const asked = [
          conversations.correct({ ...place, label: "language", value: "fr", ifVersion: 0 }),
          conversations.revisions(place),
        ];
        for (const one of await Promise.allSettled(asked))
          refused.push([restrictedSince !== null, one.status === "rejected" && one.reason.code === "data_restricted"]);
      }
    }
    expect(refused.length).toBe(16);
    expect(refused.filter(([restricted, isRefused]) => restricted !== isRefused)).toEqual([]);
  });

  test("in the conversation of somebody else only what is hers is withheld", async () => {
    const bob = await findIdentity(log.db, "bob@example.net");
    const { rows } = await sql<{ id: string }>`
      select conversation_id as id from conversation c join identity i on i.identity_id = c.customer_id
      where i.value = 'dan'`.execute(log.db);
    const conversation = rows[0]?.id ?? "";
    await sql`
      update interaction set author_id = ${bob.identityId} where conversation_id = ${conversation}`.execute(log.db);
    const { id } = await log.client.open({ personId: bob.personId, kind: "restrict" });
    await log.client.restrict({ id, why: "he asked" });
    const thread = await agent().conversations.thread({ id: conversation });
    expect(thread.conversation).toMatchObject({ restrictedSince: null, snippet: "", customer: { value: "dan" } });
    expect(thread.messages.map(({ body, author }) => [body, author?.name])).toEqual([["", null]]);
  });

  test("who is joined with her is restricted with her, and parted again is not", async () => {
    await restrict();
    const bob = await findIdentity(log.db, "bob@example.net");
    const own = await findIdentity(log.db, "ann_s");
    const decision = { fromId: bob.identityId, toId: own.identityId, by: "judge", reason: "x", at: world.now };
    const { people } = agent();
    await transact(log.db, (tx) => linkIdentities(tx, decision));
    expect((await people.show({ id: bob.identityId })).restrictedSince).not.toBeNull();
    expect(await readable()).not.toContain("bob@example.net");
    await transact(log.db, (tx) => undoLink(tx, decision));
    expect(await people.show({ id: bob.identityId })).toMatchObject({ restrictedSince: null, name: "Bob Jones" });
  });

  test("two restrictions hold until both are lifted", async () => {
    const [one, other] = [await restrict(), await restrict()];
    await log.client.lift({ id: one, why: "over", toldAt });
    expect(metIn(await readable())).toEqual([]);
    await log.client.lift({ id: other, why: "over", toldAt });
    expect(metIn(await readable())).toEqual(hers);
  });

  test("who answers requests opens everything still, and finds her", async () => {
    const id = await restrict();
    const { rows } = await log.client.messages({ id });
    expect(rows.map(({ body }) => body)).toEqual([
      "My purple kettle leaks",
      "Is anybody there?",
      "Dear Ann Smith, we are sorry about the kettle.",
      "Hello, my purple kettle leaks a lot. Ann Smith",
    ]);
    expect((await log.client.messages({ id, after: rows[1]?.id })).rows.map((row) => row.id)).toEqual(
      rows.slice(2).map((row) => row.id),
    );
    expect((await log.client.find({ text: "ann sm" })).rows.map(({ name }) => name)).toContain("Ann Smith");
  });

  test("she can be erased all the same, which ends it", async () => {
    const restricted = await restrict();
    const { id } = await log.client.open({ personId, kind: "erase" });
    await log.client.erase({ id, confirm: "erase" });
    await log.work();
    expect(await placesOf(log.db, "Ann Smith", "ann.smith@example.org", "purple kettle")).toEqual([]);
    expect((await log.client.request({ id: restricted })).restriction).toMatchObject({ why: "", liftedBy: "erased" });
  });
});

describe("asked wrongly", () => {
  test("a request of another kind restricts nobody, and nothing is restricted or lifted twice", async () => {
    const { id } = await log.client.open({ personId, kind: "access" });
    await expect(log.client.restrict({ id, why: "x" })).rejects.toMatchObject({ code: "other_privacy_request" });
    await expect(log.client.lift({ id, why: "x", toldAt })).rejects.toMatchObject({ code: "not_restricted" });
    const restricted = await restrict();
    await expect(log.client.restrict({ id: restricted, why: "x" })).rejects.toMatchObject({
      code: "privacy_request_ended",
    });
    await log.client.lift({ id: restricted, why: "x", toldAt });
    await expect(log.client.lift({ id: restricted, why: "x", toldAt })).rejects.toMatchObject({
      code: "not_restricted",
    });
  });

  test("who was not told before is not let go of", async () => {
    const id = await restrict();
    const lift = (day: string) => log.client.lift({ id, why: "x", toldAt: day });
    await expect(lift("2026-06-18T10:00:00Z")).rejects.toMatchObject({ code: "told_at_wrong_time" });
    await expect(lift("2026-06-15T10:00:00Z")).rejects.toMatchObject({ code: "told_at_wrong_time" });
    expect((await lift("2026-06-17T00:00:00+02:00")).restriction?.liftedAt).not.toBeNull();
  });

  test("an address that several people use is restricted for none of them", async () => {
    await sql`update identity set sharing = 'shared' where value = 'bob@example.net'`.execute(log.db);
    const bob = await findIdentity(log.db, "bob@example.net");
    const { id } = await log.client.open({ personId: bob.identityId, kind: "restrict" });
    await expect(log.client.restrict({ id, why: "x" })).rejects.toMatchObject({ code: "shared_identity" });
  });
});
