import { afterEach, beforeEach, expect, test } from "vitest";

import { showThread } from "./index.ts";
import { listRevisions } from "./queries/list-revisions.ts";
import { answers, at, says, smallLog, type SmallLog } from "./testing/small-log.ts";

let log: SmallLog;
beforeEach(async () => {
  log = await smallLog();
});
afterEach(() => log.drop());

const NOW = new Date(at(60));
const show = async (id: string, more: { limit?: number; after?: string } = {}) =>
  await showThread(log.db, { id, limit: 200, now: NOW, ...more });

test("a conversation shows its messages, who wrote them, what was read in them, and everybody in it", async () => {
  await log.accept([
    says("ann", "q", 1, {
      author: { account: "ann", name: "Ann" },
      copied: [{ email: "boss@example.org" }],
      text: "de neg asks care",
      rating: { kind: "csat", value: 2, lowest: 1, highest: 5 },
    }),
    answers("r", "q", 2, {
      text: "solves",
      author: { account: "desk", name: "Otto", role: "agent", function: "care" },
    }),
    { ...answers("unsigned", "r", 3), author: undefined },
  ]);
  const thread = await show(await log.conversationOf("q"));
  expect(thread.movedFrom).toBeNull();
  expect(thread.conversation).toMatchObject({ id: await log.conversationOf("q"), state: "resolved", inCount: 1 });
  expect(thread.messages).toMatchObject([
    {
      id: log.idOf("q"),
      at: at(1),
      direction: "in",
      author: { identityId: await log.identityOf("ann"), name: "Ann", kind: "account", role: "customer" },
      body: "de neg asks care",
      rating: { kind: "csat", value: 2, lowest: 1, highest: 5 },
      edited: 0,
      labels: {
        language: "de",
        mood: { value: "negative", score: -0.4 },
        expectsAnswer: { value: true, score: 0.8 },
        function: "care",
        substantive: null,
        sentimentWords: ["neg"],
        modelVersion: "test",
      },
      corrections: [],
    },
    {
      direction: "out",
      author: { name: "Otto", role: "agent", function: "care" },
      rating: null,
      labels: { expectsAnswer: null, substantive: { value: true, score: 0.9 } },
    },
    { direction: "out", author: null },
  ]);
  expect(thread.participants).toMatchObject([
    { identityId: await log.identityOf("ann"), name: "Ann", role: "customer" },
    { identityId: await log.identityOf("desk"), name: "Otto", role: "agent" },
    { value: "boss@example.org", kind: "email", role: "copy" },
  ]);
});

test("a private thread of several customers names them all as customers", async () => {
  const mail = { name: "mail", visibility: "private" } as const;
  await log.accept([says("ann", "a", 1), says("ben", "b", 2, { parents: ["a"] })], mail);
  const { participants } = await show(await log.conversationOf("a", "mail"));
  expect(participants.map(({ value, role }) => [value, role])).toEqual([
    ["ann", "customer"],
    ["ben", "customer"],
  ]);
});

test("who cannot be known has no address to show", async () => {
  await log.accept([{ externalId: "q", at: at(1), author: { name: "A user" } }]);
  const { conversation, messages } = await show(await log.conversationOf("q"));
  expect(conversation.customer).toMatchObject({ name: "A user", kind: "anonymous", value: null });
  expect(messages[0]?.author).toMatchObject({ kind: "anonymous", value: null });
});

test("long threads come in pages, oldest first, without gap or repetition", async () => {
  const many = Array.from({ length: 23 }, (_, n) => says("ann", `m${n}`, n % 3, { thread: "t" }));
  await log.accept(many, { threading: "explicit" });
  const id = await log.conversationOf("m0");
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await show(id, { limit: 5, ...(after === undefined ? {} : { after }) });
    seen.push(...page.messages.map((message) => `${message.at} ${message.id}`));
    after = page.nextMessages ?? undefined;
  } while (after !== undefined);
  expect(seen).toHaveLength(23);
  expect(seen).toEqual([...new Set(seen)].toSorted());
  await expect(show(id, { after: "nonsense" })).rejects.toMatchObject({ code: "unreadable_cursor" });
});

test("the id of a joined conversation leads to the one that has its messages", async () => {
  await log.accept([says("ann", "a", 1)]);
  await log.accept([says("ann", "b", 2)]);
  const [first, second] = [await log.conversationOf("a"), await log.conversationOf("b")];
  await log.accept([says("ann", "b", 2, { version: 1, parents: ["a"] })]);
  const thread = await show(second);
  expect(thread).toMatchObject({ movedFrom: second, conversation: { id: first } });
  expect(thread.messages).toHaveLength(2);
  expect((await show(first)).movedFrom).toBeNull();
});

test("a conversation whose messages are deleted is gone", async () => {
  await log.accept([says("ann", "a", 1)]);
  const id = await log.conversationOf("a");
  await log.accept([says("ann", "a", 1, { version: 1, deleted: true })]);
  await expect(show(id)).rejects.toMatchObject({ code: "unknown_conversation", status: 404 });
});

test("earlier revisions are counted and shown, the latest first; deletions are none", async () => {
  const versions = [3, 0, 2, 1];
  for (const version of versions)
    await log.accept([says("ann", "a", 1, { version, deleted: version === 1, text: `text ${version}` })]);
  const id = await log.conversationOf("a");
  expect((await show(id)).messages).toMatchObject([{ body: "text 3", edited: 2 }]);
  const revisions = await listRevisions(log.db, id, log.idOf("a"));
  expect(revisions.map(({ version, body }) => [version, body])).toEqual([
    [2, "text 2"],
    [0, "text 0"],
  ]);
  await expect(listRevisions(log.db, id, log.idOf("b"))).rejects.toMatchObject({ code: "unknown_message" });
});
