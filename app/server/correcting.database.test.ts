import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { createConversationsRouter } from "@firsthand/engage/conversations";
import { createPeopleRouter, findIdentity } from "@firsthand/engage/identities";
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { erasableLog, helpdesk, placesOf, says, world, type ErasableLog } from "./testing/erasable.ts";
import { filesOfZip } from "./testing/zip.ts";

let log: ErasableLog;
let personId: string;
let request: string;
beforeEach(async () => {
  log = await erasableLog();
  await log.accept();
  ({ personId } = await findIdentity(log.db, "ann.smith@example.org"));
  ({ id: request } = await log.client.open({ personId, kind: "correct" }));
});
afterEach(() => log.close());

const identityOf = async (value: string) => (await findIdentity(log.db, value)).identityId;

function agent() {
  const context = { db: log.db, now: () => world.now, asker: { name: "Al", reach: () => "all" as const } };
  return {
    people: createRouterClient(createPeopleRouter(), { context }),
    conversations: createRouterClient(createConversationsRouter(), { context }),
  };
}

/** Somebody's own word, as a new mail. */
const mail = (externalId: string, day: number, author: object, text = "And now?") =>
  says(externalId, day, { thread: externalId, author, text });

const correct = async (from: string, value: string) =>
  await log.client.correctValue({ id: request, identityId: await identityOf(from), value });

const authorOf = async (text: string) => {
  const { rows } = await sql<{ author_id: string }>`select author_id from interaction where body = ${text}`.execute(
    log.db,
  );
  return rows[0]?.author_id;
};

describe("an address", () => {
  test("leads to her from then on, as the old one does, however it is written", async () => {
    const id = await identityOf("ann.smith@example.org");
    const { corrections } = await correct("ann.smith@example.org", " Ann.Smith-Jones@Example.ORG ");
    expect(corrections).toMatchObject([
      {
        identityId: id,
        kind: "email",
        field: "value",
        before: "ann.smith@example.org",
        after: "ann.smith-jones@example.org",
      },
    ]);
    await log.acceptMore(helpdesk, [
      mail("n1", 10, { email: "ann.smith-jones@EXAMPLE.org" }, "new"),
      mail("n2", 10, { email: "ann.smith@example.org" }, "old"),
    ]);
    expect([await authorOf("new"), await authorOf("old")]).toEqual([id, id]);
    const page = await agent().people.show({ id });
    expect(page.identities.map(({ value }) => value)).toContain("ann.smith-jones@example.org");
    expect(page.identities.map(({ value }) => value)).not.toContain("ann.smith@example.org");
  });

  test("stays corrected when the old files come again, in another revision, and with other proof", async () => {
    const id = await identityOf("ann.smith@example.org");
    await correct("ann.smith@example.org", "ann@example.com");
    await log.client.correctName({ id: request, name: "Anna Smith" });
    const state = async () =>
      (await sql`select identity_id, value, name, person_id from identity order by identity_id`.execute(log.db)).rows;
    const before = await state();
    await log.accept();
    const old = { email: "ann.smith@example.org", emailVerified: true, name: "Ann Smith", phone: "+49 30 23125017" };
    await log.acceptMore(helpdesk, [says("1", 1, { version: 2, thread: "t1", author: old, text: "Once more" })]);
    await log.acceptMore(helpdesk, [mail("n3", 30, old, "later")]);
    expect(await authorOf("later")).toBe(id);
    expect(await state()).toEqual(before);
  });

  test("of another person is refused, with what to do; one that she has already, and nonsense, as well", async () => {
    await expect(correct("ann.smith@example.org", "bob@example.net")).rejects.toMatchObject({
      code: "value_of_another",
      advice: expect.stringContaining("join them"),
    });
    await log.acceptMore(helpdesk, [
      mail("n4", 10, { email: "ann2@example.org", emailVerified: true, phone: "+49 30 23125017" }),
    ]);
    await expect(correct("ann.smith@example.org", "ann2@example.org")).rejects.toMatchObject({
      code: "already_theirs",
    });
    await expect(correct("ann.smith@example.org", "ann at home")).rejects.toMatchObject({ code: "unreadable_value" });
    await expect(correct("ann.smith@example.org", "ANN.SMITH@example.org")).rejects.toMatchObject({
      code: "already_so",
    });
    await expect(correct("+493023125017", "030 1234")).rejects.toMatchObject({ code: "unreadable_value" });
    await expect(correct("ann_s", "anne")).rejects.toMatchObject({ code: "not_correctable" });
    await expect(correct("bob@example.net", "robert@example.net")).rejects.toMatchObject({
      code: "not_their_identity",
    });
    expect((await log.client.corrected({ id: request })).corrections).toEqual([]);
    expect(await placesOf(log.db, "robert@example.net", "ann at home")).toEqual([]);
  });

  test("may go back to what it was, and telephones and numbers are read as deliveries are", async () => {
    await correct("ann.smith@example.org", "ann@example.com");
    await correct("ann@example.com", "ann.smith@example.org");
    await correct("+493023125017", "0049 30 2312 5018");
    await correct("KD-40017", "kd - 40018");
    const { identities } = await agent().people.show({ id: personId });
    expect(new Set(identities.map(({ value }) => value))).toEqual(
      new Set(["ann.smith@example.org", "ann_s", "+493023125018", "KD-40018"]),
    );
    const id = await identityOf("+493023125018");
    await log.acceptMore(helpdesk, [mail("n5", 10, { phone: "+49 30 2312-5018" }, "call")]);
    expect(await authorOf("call")).toBe(id);
  });
});

describe("a name", () => {
  test("is right everywhere at once, and no later delivery says otherwise", async () => {
    await log.client.correctName({ id: request, name: "Anna Smith" });
    await log.acceptMore(helpdesk, [mail("n6", 30, { email: "ann.smith@example.org", name: "Ann Smith" })]);
    await log.acceptMore(helpdesk, [
      mail("n7", 30, { account: "annie", phone: "+49 30 23125017", name: "Annie Wrong" }, "from elsewhere"),
    ]);
    const { people, conversations } = agent();
    expect((await people.show({ id: personId })).name).toBe("Anna Smith");
    expect((await log.client.request({ id: request })).subject?.name).toBe("Anna Smith");
    const { rows } = await conversations.list({ person: personId });
    const names = rows.map(({ customer }) => customer.name);
    expect(names).not.toContain("Ann Smith");
    expect(names.filter((name) => name === "Anna Smith").length).toBeGreaterThan(2);
    // Another address that became hers since gets the right name too, and then there is nothing left.
    await log.client.correctName({ id: request, name: "Anna Smith" });
    await expect(log.client.correctName({ id: request, name: "Anna Smith" })).rejects.toMatchObject({
      code: "already_so",
    });
  });
});

describe("a statement", () => {
  test("stands beside the message whatever comes in again, and beside herself, until it is taken away", async () => {
    const [message] = (await log.client.messages({ id: request })).rows.slice(-1);
    const messageId = message?.id ?? "";
    await log.client.state({ id: request, messageId, text: "It was repaired since." });
    const { statements } = await log.client.state({ id: request, text: "I moved to Kiel." });
    const beside = statements.find((one) => one.messageId === messageId);
    expect(beside).toMatchObject({ text: "It was repaired since.", by: "Pia" });
    expect(statements.length).toBe(2);
    await log.accept();
    const { people, conversations } = agent();
    const shown = async () =>
      (await conversations.thread({ id: message?.conversationId ?? "" })).messages.map((one) =>
        one.statements.map(({ text }) => text),
      );
    expect(await shown()).toEqual([["It was repaired since."], [], []]);
    expect((await people.show({ id: personId })).statements.map(({ text }) => text)).toEqual(["I moved to Kiel."]);
    await log.client.takeBack({ id: request, statementId: beside?.id ?? "" });
    expect(await shown()).toEqual([[], [], []]);
    await expect(log.client.takeBack({ id: request, statementId: beside?.id ?? "" })).rejects.toMatchObject({
      code: "unknown_statement",
    });
  });

  test("stands beside no message of somebody else", async () => {
    const { rows } = await sql<{ id: string }>`
      select interaction_id as id from interaction where body = 'I am not her.'`.execute(log.db);
    const foreign = log.client.state({ id: request, messageId: rows[0]?.id ?? "", text: "x" });
    await expect(foreign).rejects.toMatchObject({ code: "not_their_message" });
  });

  test("a label that a person corrected stays, as it always does", async () => {
    const [message] = (await log.client.messages({ id: request })).rows;
    const place = { conversationId: message?.conversationId ?? "", messageId: message?.id ?? "" };
    const { conversations } = agent();
    const { conversationId: id, messageId } = place;
    await conversations.correct({ id, messageId, label: "language", value: "fr", ifVersion: 0 });
    await log.accept();
    const { messages } = await conversations.thread({ id });
    expect(messages.find((one) => one.id === messageId)?.labels.language).toBe("fr");
  });
});

test("a request of another kind, or one that has ended, corrects nothing", async () => {
  const { id } = await log.client.open({ personId, kind: "access" });
  await expect(log.client.correctName({ id, name: "x" })).rejects.toMatchObject({ code: "other_privacy_request" });
  await log.client.end({ id: request, state: "done", why: "done" });
  await expect(log.client.correctName({ id: request, name: "x" })).rejects.toMatchObject({
    code: "privacy_request_ended",
  });
});

test("corrections and statements are handed out, and erased", async () => {
  await correct("ann.smith@example.org", "ann@example.com");
  await log.client.correctName({ id: request, name: "Anna Smythe-Smith" });
  await log.client.state({ id: request, text: "I moved to Kiel." });
  const { id } = await log.client.open({ personId, kind: "access" });
  await log.client.export({ id });
  await log.work();
  const text = filesOfZip(await readFile(join(log.directory, "privacy", `${id}.zip`))).get("data.json") ?? "";
  const { sections } = JSON.parse(text) as { sections: { section: string; records: Record<string, unknown>[] }[] };
  const of = (name: string) => sections.filter(({ section }) => section === name).flatMap(({ records }) => records);
  expect(of("corrections").find(({ field }) => field === "email")).toMatchObject({
    field: "email",
    before: "ann.smith@example.org",
    after: "ann@example.com",
  });
  expect(of("statements")).toMatchObject([{ message: null, text: "I moved to Kiel." }]);
  const erasure = await log.client.open({ personId, kind: "erase" });
  await log.client.erase({ id: erasure.id, confirm: "erase" });
  await log.work();
  expect(await placesOf(log.db, "ann@example.com", "ann.smith@example.org", "Smythe", "moved to Kiel")).toEqual([]);
  const { rows } = await sql<{ left: unknown }>`
    select proof -> 'verified' -> 'left' as left from privacy_request where kind = 'erase'`.execute(log.db);
  expect(rows).toEqual([{ left: [] }]);
});
