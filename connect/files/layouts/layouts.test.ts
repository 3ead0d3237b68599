import { sourceRecord } from "@firsthand/connect/records";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { FIELDS } from "../contract.ts";
import { dateParser } from "../dates/date-format.ts";
import { momentReader } from "../dates/moment.ts";
import { deliveredFrom, inspected, NOW } from "../testing/index.ts";
import { Unreadable } from "../unreadable.ts";
import { nativeFields } from "./bound-fields.ts";
import { decodeEntities } from "./entities.ts";
import { recordOfFields } from "./record-of-fields.ts";
import { TWITTER_COLUMNS, twitterSupport } from "./twitter-support.ts";

const settings = (header: readonly string[]) => ({
  header,
  readDate: momentReader(dateParser("iso", "UTC"), NOW),
  channel: "chat",
});

const TWEETS = `${TWITTER_COLUMNS.join(",")}
1,sprintcare,False,Tue Oct 31 22:10:47 +0000 2017,@115712 We &lt;3 you &amp; yours,2,3.0
3,115712,True,Tue Oct 31 22:08:27 +0000 2017,"@115713 .@sprintcare, no one is responding","1,7",
4,115714,True,Tue Oct 31 22:09:27 +0000 2017,Thanks @sprintcare,,3.0
`;

describe("Customer Support on Twitter", () => {
  test("is known by its columns, and declared as the selection that it is", async () => {
    const file = await inspected(TWEETS);
    expect(file.layout).toBe("twitter-support");
    expect(file.dateFormat).toBe("twitter");
    expect(file.declaration).toMatchObject({
      name: "twitter-support",
      channel: "twitter",
      visibility: "public",
      threading: "links",
      brandAccounts: true,
      answers: "included",
    });
    expect(file.declaration.selection).toContain("answered");
    expect(file.notes).toEqual([]);
  });

  test("gives who wrote, what it answers and which brand is meant", async () => {
    const items = await deliveredFrom(TWEETS);
    const records = items.map((item) => (item.status === "understood" ? item.record : item.reason));
    expect(records[0]).toEqual({
      externalId: "1",
      version: 0,
      deleted: false,
      at: "2017-10-31T22:10:47.000Z",
      direction: "out",
      kind: "message",
      channel: "twitter",
      author: { role: "brand", account: "sprintcare" },
      parents: ["3"],
      broadcast: false,
      unit: "sprintcare",
      text: "@115712 We <3 you & yours",
      extra: { response_tweet_id: "2" },
    });
    expect(records[1]).toMatchObject({
      direction: "in",
      author: { role: "customer", account: "115712" },
      parents: [],
      unit: "sprintcare",
      extra: { response_tweet_id: "1,7" },
    });
    expect(records[1]).not.toHaveProperty("recipient");
    expect(records[2]).not.toHaveProperty("unit");
  });

  test("reads the same from JSON lines", async () => {
    const rows = TWEETS.trim().split("\n").slice(1, 2);
    const cells = rows[0]?.split(",") ?? [];
    const line = JSON.stringify(Object.fromEntries(TWITTER_COLUMNS.map((name, index) => [name, cells[index]])));
    expect(await deliveredFrom(line, { name: "a.jsonl" })).toMatchObject([
      { status: "understood", record: { externalId: "1", unit: "sprintcare", parents: ["3"] } },
    ]);
  });
});

describe("whatever stands in the cells, the result is a valid record or a reason", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(
      "",
      "true",
      "in",
      "1",
      "-1",
      "1e9",
      "2024-05-01",
      "nps",
      "agent",
      "[]",
      '["a","b"]',
      '[{"email":"a@b.c"}]',
    ),
    fc.string({ minLength: 490, maxLength: 520 }),
  );

  test.each([
    ["native", FIELDS, (header: readonly string[]) => recordOfFields(nativeFields(header), settings(header))],
    ["twitter", TWITTER_COLUMNS, (header: readonly string[]) => twitterSupport(settings(header))],
  ] as const)("%s", (_, columns, compile) => {
    const header = [...columns, "more"];
    const understand = compile(header);
    const usual: Record<string, string> = {
      at: "2024-05-01",
      created_at: "2024-05-01",
      direction: "in",
      inbound: "1",
      tweet_id: "1.0",
      author_id: "a",
    };
    // Mostly usual or empty cells, so that many rows come through.
    const cell = (name: string) =>
      fc.oneof({ weight: 15, arbitrary: fc.constant(usual[name] ?? "") }, { weight: 1, arbitrary: hostile });
    let understood = 0;
    fc.assert(
      fc.property(fc.tuple(...header.map(cell)), (cells) => {
        try {
          const record = understand(cells);
          expect(sourceRecord.parse(record)).toEqual(record);
          understood += 1;
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
    expect(understood).toBeGreaterThan(200);
  });
});

describe("the native layout", () => {
  const full = {
    externalId: "m1",
    version: 2,
    deleted: false,
    at: "2024-05-01T10:00:00.000Z",
    direction: "out",
    kind: "message",
    channel: "chat",
    author: {
      role: "agent",
      account: "anna",
      email: "anna@example.org",
      emailVerified: true,
      function: "support",
      shared: false,
    },
    recipient: { account: "c7", customerNumber: "K-7", phone: "+49301234567", name: "Karl" },
    copied: [{ email: "boss@example.org" }],
    thread: "t1",
    parents: ["m0", "m-1"],
    broadcast: false,
    unit: "Berlin",
    subject: "Your order",
    text: "It is on its way,\nsee you",
    rating: { kind: "stars", value: 4, lowest: 1, highest: 5 },
    handlingSeconds: 90,
    extra: { order: "77" },
  };

  test("covers every part of a record, nested in JSON lines or in columns", async () => {
    const nested = JSON.stringify(full);
    const flat = JSON.stringify({
      id: "m1",
      version: 2,
      at: "2024-05-01T12:00:00+02:00",
      direction: "outbound",
      channel: "chat",
      author: "anna",
      author_role: "Agent",
      author_email: "anna@example.org",
      author_email_verified: "yes",
      author_function: "support",
      author_shared: false,
      recipient: "c7",
      recipient_customer_number: "K-7",
      recipient_phone: "+49301234567",
      recipient_name: "Karl",
      copied: "boss@example.org",
      thread: "t1",
      parents: "m0 m-1",
      unit: "Berlin",
      subject: "Your order",
      text: "It is on its way,\nsee you",
      rating_kind: "stars",
      rating_value: "4",
      handling_seconds: 90,
      order: 77,
    });
    const items = await deliveredFrom(`${nested}\n${flat}\n`, { name: "a.jsonl" });
    expect(items.map((item) => (item.status === "understood" ? item.record : item.reason))).toEqual([full, full]);
    expect(sourceRecord.parse(full)).toEqual(full);
  });

  test("threads by thread, by parents or by nearness in time, as its columns allow", async () => {
    const threading = async (column: string) =>
      (await inspected(`at,direction,text,${column}\n2024-05-01,in,hi,x\n`)).declaration.threading;
    expect([await threading("thread"), await threading("parents"), await threading("x")]).toEqual([
      "explicit",
      "links",
      "gap",
    ]);
  });

  test("a column that only later lines of JSON have is still a field", async () => {
    const lines = [
      { at: "2024-05-01", direction: "in", text: "a" },
      { at: "2024-05-01", direction: "in", text: "b", unit: "U", new: 1 },
    ];
    const items = await deliveredFrom(lines.map((line) => JSON.stringify(line)).join("\n"), { name: "a.jsonl" });
    expect(items[1]).toMatchObject({ record: { unit: "U", extra: { new: "1" } } });
  });

  test("bad lines of JSON are rejected by themselves", async () => {
    const ok = JSON.stringify({ at: "2024-05-01", direction: "in", text: "ok" });
    const nul = String.raw`{"at":"2024-05-01","direction":"in","text":"a\u0000b"}`;
    const half = String.raw`{"at":"2024-05-01","direction":"in","text":"a\ud83d"}`;
    const deep = `{"a":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`;
    const items = await deliveredFrom([ok, "{oops", "[1]", nul, half, deep, ok].join("\n"), { name: "a.jsonl" });
    const short = items.map((item) => (item.status === "understood" ? item.record.text : item.reason.code));
    expect(short).toEqual([
      "ok",
      "unparsable_json",
      "unparsable_json",
      "nul_character",
      "a\u{fffd}",
      "unparsable_json",
      "ok",
    ]);
  });
});

test("character references are decoded once, and only real ones", () => {
  expect(decodeEntities("&amp;lt; &#39;x&#x27; &eacute;&nbsp;&euro; &unknown; & &#0; &#xd800; &AMP")).toBe(
    "&lt; 'x' é\u{a0}€ &unknown; & &#0; &#xd800; &AMP",
  );
});
