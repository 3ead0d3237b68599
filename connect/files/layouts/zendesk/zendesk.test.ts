import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { type Delivered, sourceRecord } from "@firsthand/connect/records";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { inspectFile, previewFile, readOne } from "../../index.ts";
import { allOf, deliveredFrom, fileOf, inShort, inspected, NOW } from "../../testing/index.ts";
import { bytesOf, rawRecords } from "../../readers/raw-records.ts";
import { jsonSplitter } from "../../readers/split-json.ts";

const ticket = (id: number, more: object = {}) => ({
  id,
  created_at: "2024-02-03T04:05:06Z",
  subject: `Subject ${id}`,
  description: `Text ${id}`,
  requester_id: 7,
  status: "open",
  ...more,
});
const ANN = { id: 7, name: "Ann", email: "ann@example.com", verified: true, phone: "030 1234" };
const pretty = (value: unknown) => JSON.stringify(value, null, 2);
const recordOf = (item: Delivered | undefined) => {
  if (item?.status !== "understood") throw new Error(`rejected: ${item?.reason.code}`);
  return sourceRecord.parse(item.record);
};
const named = { name: "tickets.json" };

test("a list of tickets, its people beside it", async () => {
  const file = fileOf(
    pretty([ticket(1, { via: { channel: "voice" }, tags: ["a b", "c"], assignee_id: 7 })]),
    "tickets.json",
  );
  writeFileSync(join(dirname(file), "users.json"), pretty([{ id: 8, name: "Bea" }, ANN, "nonsense"]));
  const found = await inspectFile(file, { now: NOW });
  expect(found).toMatchObject({
    format: "json",
    layout: "zendesk",
    declaration: { name: "zendesk", threading: "explicit", answers: "elsewhere" },
  });
  expect(found.notes.join()).toContain("users.json beside it");
  // No people stand in what is kept of an import.
  expect(JSON.stringify(found.context)).not.toContain("ann@");
  expect((await allOf(found)).map(recordOf)).toEqual([
    {
      externalId: "1",
      version: 0,
      deleted: false,
      at: "2024-02-03T04:05:06.000Z",
      direction: "in",
      kind: "call",
      channel: "phone",
      author: {
        role: "customer",
        account: "7",
        email: "ann@example.com",
        emailVerified: true,
        phone: "030 1234",
        name: "Ann",
      },
      thread: "1",
      parents: [],
      broadcast: false,
      subject: "Subject 1",
      text: "Text 1",
      extra: { status: "open", tags: "a b, c", assignee_id: "7", assignee: "Ann" },
    },
  ]);
});

test("an answer of the API, with its people in it before or after; other lists in it are none of it", async () => {
  for (const document of [
    { users: [ANN], tickets: [ticket(1), ticket(2)], groups: [{ id: 9 }], next_page: null, count: 2 },
    { count: 2, meta: { tickets: "[" }, tickets: [ticket(1), ticket(2)], users: [ANN] },
  ]) {
    for (const text of [JSON.stringify(document), pretty(document)]) {
      const items = await deliveredFrom(text, named);
      expect(items.map((item) => [recordOf(item).externalId, recordOf(item).author?.email])).toEqual([
        ["1", "ann@example.com"],
        ["2", "ann@example.com"],
      ]);
    }
  }
});

test("JSON lines of tickets; an upload is not joined with files of the server", async () => {
  const lines = `${JSON.stringify(ticket(1))}\n${JSON.stringify(ticket(2, { comments: [{ body: "x" }] }))}\n`;
  const items = await deliveredFrom(lines, { name: "tickets.json" });
  expect(items.map((item) => recordOf(item).author)).toEqual([
    { role: "customer", account: "7" },
    { role: "customer", account: "7" },
  ]);
  const file = fileOf(pretty([ticket(1)]), "tickets.json");
  writeFileSync(join(dirname(file), "users.json"), pretty([ANN]));
  const shown = await previewFile(file, { name: "tickets.json", now: NOW });
  expect([shown.layout, shown.rows.map((row) => recordOf(row).author?.email)]).toEqual(["zendesk", [undefined]]);
  expect(shown.mapping).toContain("tickets of Zendesk");
});

describe("a ticket that is wrong is rejected by itself", () => {
  test("with its reason and place", async () => {
    const document = pretty([
      ticket(1),
      ticket(2, { created_at: "soon" }),
      ticket(3, { created_at: "9999-01-01T00:00:00Z" }),
      { ...ticket(4), id: null },
      ticket(5, { subject: ["x"] }),
      ticket(6, { description: null }),
      "no ticket",
      ticket(7, { description: "a\0b\ud800" }),
    ]);
    const items = await deliveredFrom(document, named);
    expect(inShort(items)).toEqual([
      "Text 1",
      "!unparsable_date",
      "!date_out_of_range",
      "!missing_field",
      "!bad_value",
      "",
      "ab\u{fffd}",
    ]);
    expect(items[1]).toMatchObject({ position: { record: 2, line: 10 }, externalId: "2" });
    const again = await readOne(
      (await inspected(document, named)).context,
      items[1]?.raw ?? Buffer.of(),
      { record: 2, line: 10 },
      NOW,
    );
    expect(again).toMatchObject({ status: "rejected", reason: { code: "unparsable_date" } });
  });

  test("a file that is cut or damaged gives what came before, and tells of the rest", async () => {
    const whole = pretty([ticket(1), ticket(2)]);
    expect(inShort(await deliveredFrom(whole.slice(0, -40), named))).toEqual(["Text 1", "!unparsable_json"]);
    expect(
      inShort(await deliveredFrom(JSON.stringify({ tickets: [ticket(1)] }).replace(/\}$/, " oops"), named)),
    ).toEqual(["Text 1", "!unparsable_json"]);
  });

  test("other lists are refused with words", async () => {
    await expect(inspected('[{"a": 1}]', named)).rejects.toMatchObject({ code: "json_list" });
    await expect(inspectFile(fileOf('{"a": 1}'), { format: "json" })).rejects.toMatchObject({ code: "wrong_format" });
  });
});

test("wherever a document is cut while it is read, the same objects are found in it", async () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const document = fc.record({
    before: json,
    tickets: fc.array(fc.dictionary(fc.string(), json), { maxLength: 5 }),
    after: json,
  });
  await fc.assert(
    fc.asyncProperty(document, fc.boolean(), fc.integer({ min: 1, max: 50 }), async (value, spaced, size) => {
      const bytes = Buffer.from(JSON.stringify(value, null, spaced ? 1 : undefined));
      const pieces = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield { bytes: bytes.subarray(at, at + size), bytesRead: at };
      };
      const found: unknown[] = [];
      for await (const { records } of rawRecords(pieces(), jsonSplitter(["tickets"]), "utf-8")) {
        for (const record of records) found.push(record.trouble ?? JSON.parse(bytesOf(record).toString()));
      }
      expect(found).toEqual(JSON.parse(bytes.toString()).tickets);
    }),
  );
});
