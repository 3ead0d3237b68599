import type { Reach } from "@firsthand/kernel/permissions";
import { transact } from "@firsthand/platform/storage";
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createConversationsRouter } from "../conversations/index.ts";
import { answers, says, smallLog, type SmallLog } from "../conversations/testing/small-log.ts";
import { findDuplicates, createPeopleRouter, linkIdentities } from "../identities/index.ts";
import { createSearchRouter, createStemmer, indexChanges } from "./index.ts";

const stemmer = createStemmer();
const anna = { account: "anna_k77", name: "Anna Kowalska" };
const third = { author: anna, parents: ["2"] };
let log: SmallLog;

/** A customer with two identities, of which one has another name, and an agent who shares a first name with her. */
beforeAll(async () => {
  log = await smallLog();
  await log.accept([
    says("other", "0", 0, { author: { account: "other", name: "Ania Zielona" }, text: "an earlier bicycle" }),
    says("anna_k77", "1", 10, { author: anna, text: "asks bicycle, Anna Kowalska here" }),
    answers("2", "1", 12, {
      author: { account: "desk", name: "Otto Falk", role: "agent" },
      text: "Dear Anna Kowalska, or Ania Zielona? @anna_k77 bicycle solves. Otto Falk",
    }),
    says("anna_k77", "3", 14, { ...third, text: "bicycle from mrs kowalska. Regards, Anna", version: 0 }),
  ]);
  await log.accept([says("anna_k77", "3", 14, { ...third, text: "bicycle from Kowalska", version: 1 })]);
  const [fromId, toId] = [await log.identityOf("other"), await log.identityOf("anna_k77")];
  const decided = { by: "Eva", at: new Date("2026-01-02T00:00:00Z"), reason: "she said so" };
  await transact(log.db, (tx) => linkIdentities(tx, { fromId, toId, ...decided }));
  while ((await transact(log.db, (tx) => indexChanges(tx, stemmer))) > 0);
});
afterAll(() => log.drop());

function clientsOf(clear: Reach) {
  const asker = { name: "Eva", reach: (permission: string) => (permission === "personal.unmask" ? clear : "all") };
  const context = { db: log.db, now: () => new Date("2026-01-02T00:00:00Z"), asker };
  return {
    conversations: createRouterClient(createConversationsRouter(), { context }),
    search: createRouterClient(createSearchRouter(stemmer), { context }),
    people: createRouterClient(createPeopleRouter(), { context }),
  };
}

/** Everything that shows words of the conversation. */
async function everything(clear: Reach) {
  const { conversations, search } = clientsOf(clear);
  const id = await log.conversationOf("1");
  const message = { id, messageId: log.idOf("3") };
  return {
    list: await conversations.list({}),
    brief: await conversations.brief({ ids: id }),
    thread: await conversations.thread({ id }),
    revisions: await conversations.revisions(message),
    corrected: await conversations.correct({ ...message, label: "mood", value: "negative", ifVersion: 0 }),
    undone: await conversations.undoCorrection({
      params: { ...message, label: "mood" },
      query: { ifVersion: "1" },
    }),
    search: await search.search({ text: "bicycle" }),
  };
}

test("names of customers in their texts are masked wherever a text is shown; those of agents are not", async () => {
  const shown = await everything([]);
  for (const [place, answer] of Object.entries(shown))
    expect(JSON.stringify(answer), place).not.toMatch(/Kowalska|Anna|Ania|Zielona|anna_k77/i);
  expect(shown.thread.messages.map(({ body }) => body)).toEqual([
    "asks bicycle, A••• K••• here",
    "Dear A••• K•••, or A••• Z•••? @a••• bicycle solves. Otto Falk",
    "bicycle from K•••",
  ]);
  expect(shown.revisions.rows).toMatchObject([{ body: "bicycle from mrs k•••. Regards, A•••" }]);
  expect(JSON.stringify(shown.search)).toContain("Otto Falk");
});

test("who may see personal data reads the texts as they are", async () => {
  const { conversations, search: searches } = clientsOf("all");
  const thread = await conversations.thread({ id: await log.conversationOf("1") });
  const search = await searches.search({ text: "bicycle" });
  expect(thread.messages.map(({ body }) => body)).toContain("asks bicycle, Anna Kowalska here");
  expect(JSON.stringify(search)).toContain("Kowalska");
});

test("pairs that may be one person are masked as well", async () => {
  await log.accept([
    says("a", "d1", 30, { author: { account: "a", name: "Jo Doe", email: "jo.doe@example.org", emailVerified: true } }),
    says("b", "d2", 40, {
      author: { account: "b", name: "Jo Doe", email: "jodoe+x@example.org", emailVerified: true },
    }),
  ]);
  await findDuplicates(log.db, new Date("2026-01-02T00:00:00Z"));
  const seen = async (clear: Reach) => JSON.stringify(await clientsOf(clear).people.duplicates({}));
  expect(await seen("all")).toContain("jo.doe@example.org");
  expect(await seen([])).not.toMatch(/jo\.?doe/i);
  expect(await seen([])).toContain("j•••@example.org");
});
