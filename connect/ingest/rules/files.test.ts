import { expect, test } from "vitest";

import { understand } from "./understand.ts";

const now = new Date("2026-11-22T10:00:00Z");
const native = { externalId: "1", at: "2026-11-20T10:00:00Z", direction: "in", channel: "chat" };
const read = (attachments: unknown) =>
  understand(Buffer.from(JSON.stringify({ ...native, attachments })), { now, source: "shop" }).item;
const receipt = { name: "receipt.txt", type: "text/plain", content: "MTIsOTkgRVVS" };

test("files of a record come with their bytes, and are named in it", () => {
  const item = read([receipt, { content: "" }]);
  if (item.status === "rejected") throw new Error(item.reason.message);
  expect(item.attachments).toEqual([
    { name: "receipt.txt", type: "text/plain", bytes: Buffer.from("12,99 EUR"), inline: false },
    { name: "", type: undefined, bytes: Buffer.alloc(0), inline: false },
  ]);
  expect(item.record.extra["attachments"]).toMatch(
    /^receipt\.txt \(text\/plain, 9 bytes, content [0-9a-f]{8}\); unnamed \(unknown type, 0 bytes, content [0-9a-f]{8}\)$/,
  );
  expect(JSON.stringify(item.record)).not.toContain(receipt.content);
});

test("other bytes under the same name make another record", () => {
  const words = [receipt, { ...receipt, content: "MTMsOTkgRVVS" }].map((one) => {
    const item = read([one]);
    return item.status === "understood" ? item.record.extra["attachments"] : undefined;
  });
  expect(new Set(words).size).toBe(2);
});

test("the data of a CloudEvent bring files as well", () => {
  const event = {
    specversion: "1.0",
    id: "e",
    source: "shop",
    type: "x.message",
    data: { ...native, attachments: [receipt] },
  };
  const { item } = understand(Buffer.from(JSON.stringify(event)), { now });
  expect(item).toMatchObject({ status: "understood", attachments: [{ name: "receipt.txt" }] });
});

test("what is no base64, or too many, is told without what stood there", () => {
  for (const [attachments, message] of [
    [[receipt, { content: "<script>" }], "attachments.1.content: it is not base64."],
    [Array.from({ length: 101 }, () => receipt), "attachments: there are more than 100."],
  ] as const)
    expect(read(attachments)).toMatchObject({ status: "rejected", reason: { code: "not_understood", message } });
});

test("a list without content is kept as it came", () => {
  const item = read(["https://files.example/1"]);
  expect(item).toMatchObject({ record: { extra: { attachments: '["https://files.example/1"]' } } });
  expect(item.status === "understood" && item.attachments).toBeUndefined();
});
