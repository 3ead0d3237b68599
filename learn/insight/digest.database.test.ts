import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { sendDigests } from "./index.ts";
import { showDigest } from "./queries/show-digest.ts";
import { digestCsv } from "./rules/digest-csv.ts";
import { digestMail } from "./rules/digest-words.ts";
import { openOffice, says } from "./testing/office.ts";

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice();
  const many = (word: string, count: number, text: string) =>
    Array.from({ length: count }, (_unused, at) => says(`${word}${at}`, `${word}${at}`, "2026-02-25T10:00:00Z", text));
  await office.accept([
    ...many("late", 4, "neg late product call +49 30 2312 5017"),
    ...many("screen", 6, "neg product screen flickers"),
    ...many("calm", 30, "product box arrived thanks"),
    ...many("care", 5, "neg care nobody answers"),
    says("late0", "before", "2026-02-18T10:00:00Z", "neg late product"),
    says("odd", "odd", "2026-02-26T10:00:00Z", "neg product =SUM(1)"),
  ]);
});
afterAll(() => office.close());

test("a week of a function: topics, what the rest has in common, against the week before, masked", async () => {
  const ann = office.as("ann");
  const digest = await ann.digest({ function: "product", week: "2026-W09" });
  expect(digest).toMatchObject({
    since: "2026-02-23T00:00:00.000Z",
    until: "2026-03-02T00:00:00.000Z",
    partial: false,
    messages: 11,
    before: 1,
    customers: 11,
  });
  expect(
    digest.complaints.map(({ kind, title, messages, before, customers }) => [kind, title, messages, before, customers]),
  ).toEqual([
    ["words", expect.stringMatching(/with “(screen|flickers)”/), 6, 0, 6],
    ["topic", "Late delivery", 4, 1, 4],
    ["rest", "Other complaints", 1, 0, 1],
  ]);
  expect(digest.complaints[1]?.quotes).toHaveLength(3);
  expect(JSON.stringify(digest)).not.toContain("2312 5017");
  // A spreadsheet must not run what customers wrote.
  const csv = digestCsv({ ...digest, complaints: digest.complaints.map((one) => ({ ...one, title: "=1+1" })) });
  expect(csv).toContain("'=1+1");
});

test("of a week too full for all it says how many were looked at, and counts all the same", async () => {
  const asked = { function: "product", week: "2026-W09", reach: "all" } as const;
  expect(await showDigest(office.ground, asked)).toMatchObject({ messages: 11, looked: 11 });
  const digest = await showDigest(office.ground, { ...asked, most: 3 });
  expect(digest).toMatchObject({ messages: 11, looked: 3, customers: 3 });
  const to = { name: "Ann", email: "ann@example.org" };
  const { text } = digestMail(to, digest, "https://firsthand.example.org");
  expect(text).toContain("11 complaints of at least 3 customers");
  expect(text).toContain("what follows is of the newest 3.");
});

test("outside of a reach nothing is told", async () => {
  const norman = office.as("norman", () => [{ units: ["north"], functions: null }]);
  expect(await norman.digest({ function: "product", week: "2026-W09" })).toMatchObject({ messages: 0, complaints: [] });
});

test("a week that is none is refused", async () => {
  const ann = office.as("ann");
  await expect(ann.digest({ function: "product", week: "2025-W53" })).rejects.toMatchObject({ code: "unknown_week" });
});

test("digests go once to those who chose them and may see it, and count as opened when they are read", async () => {
  const { reaches, ground, mails } = office;
  const [ann, max] = [office.as("ann"), office.as("max")];
  reaches.set("ann", "all");
  expect(await ann.subscribe({ functions: ["product", "care", "product"] })).toEqual({
    functions: ["care", "product"],
    mail: true,
  });
  await max.subscribe({ functions: ["product"] });
  expect(await sendDigests(ground)).toBe(2);
  expect(await sendDigests(ground)).toBe(0);
  // Max may see no findings (any more): nothing goes out to him.
  expect(mails.map(({ to, subject }) => [to.email, subject])).toEqual([
    ["ann@example.org", "2026-W09: what customer care heard"],
    ["ann@example.org", "2026-W09: what product heard"],
  ]);
  expect(mails[1]?.text).toContain("https://firsthand.example.org/insights/digest?function=product&week=2026-W09");
  expect(mails[1]?.text).toContain("2. Late delivery: 4 of 4 customers, 3 more than in the week before");
  const opened = async () => {
    const { rows } = await sql<{ line: string }>`
      select function || ' ' || opened as line from digest_fact order by 1`.execute(office.db);
    return rows.map(({ line }) => line);
  };
  expect(await opened()).toEqual(["care false", "product false"]);
  await max.digest({ function: "product", week: "2026-W09" });
  await ann.digest({ function: "product", week: "2026-W08" });
  expect(await opened()).toEqual(["care false", "product false"]);
  await ann.digest({ function: "product" });
  expect(await opened()).toEqual(["care false", "product true"]);
});

test("an address that takes no mail keeps nobody else from theirs", async () => {
  const { clock, ground, mails, reaches } = office;
  clock.now = new Date("2026-03-11T10:00:00Z");
  reaches.set("max", "all");
  mails.length = 0;
  const send = async (letter: (typeof mails)[number]) => {
    if (letter.to.email.startsWith("ann")) throw new Error("550 no such user");
    mails.push(letter);
  };
  const post = { send, publicUrl: "https://firsthand.example.org" };
  await expect(sendDigests({ ...ground, post })).rejects.toThrow("550");
  expect(mails.map(({ to }) => to.email)).toEqual(["max@example.org"]);
  mails.length = 0;
  // What went out is not sent again.
  await sendDigests(ground);
  expect(mails.map(({ to }) => to.email)).toEqual(["ann@example.org", "ann@example.org"]);
});
