import { gzipSync } from "node:zlib";

import fc from "fast-check";
import { expect, test } from "vitest";

import { EVENTS } from "./segment.ts";
import { understand, type Defaults } from "./understand.ts";

const now = new Date("2026-11-22T10:00:00Z");

const read = (value: unknown, more: Partial<Defaults> = {}) =>
  understand(Buffer.from(JSON.stringify(value)), { now, ...more });

function recordOf(value: unknown, more: Partial<Defaults> = {}) {
  const { source, item } = read(value, more);
  if (item.status === "rejected") throw new Error(item.reason.message);
  return { source, record: item.record };
}

function reasonOf(raw: Uint8Array | string) {
  const { item } = understand(Buffer.from(raw), { now, source: "shop" });
  return item.status === "rejected" ? item.reason.code : undefined;
}

const native = { at: "2026-11-20T10:00:00Z", direction: "in", channel: "chat" };

test("our own form: fields that a record does not have are kept, and numbers may be ids", () => {
  const { source, record } = recordOf({ ...native, source: "shop", externalId: 17, loyalty: { tier: 2 }, vip: true });
  expect(source).toBe("shop");
  expect(record).toMatchObject({ externalId: "17", extra: { loyalty: '{"tier":2}', vip: "true" } });
});

test("source and unit of the request hold for records that say nothing else", () => {
  const given = { source: "shop", unit: "north" };
  expect(recordOf(native, given)).toMatchObject({ source: "shop", record: { unit: "north" } });
  expect(recordOf({ ...native, source: "crm", unit: "south" }, given)).toMatchObject({
    source: "crm",
    record: { unit: "south" },
  });
});

test("telephone: duration, recording and transcript of a call", () => {
  const call = {
    ...native,
    kind: "call",
    handlingSeconds: 240,
    recording: "https://calls.example.org/1",
    text: "Hello",
  };
  expect(recordOf(call).record).toMatchObject({ kind: "call", handlingSeconds: 240, recording: call.recording });
  expect(reasonOf(JSON.stringify({ ...call, recording: "javascript:alert(1)" }))).toBe("not_a_record");
});

const event = { specversion: "1.0", id: "e1", source: "/shops/berlin", type: "org.example.call", time: native.at };

test("a CloudEvent: its source and id are the id, its time and the last word of its type count unless the data say more", () => {
  const { at: _, ...data } = native;
  expect(recordOf({ ...event, data, region: "eu" })).toMatchObject({
    source: "/shops/berlin",
    record: { externalId: "e1", at: native.at, kind: "call", extra: { "cloudevents.region": "eu" } },
  });
  const named = recordOf({ ...event, data: { ...data, source: "shop", kind: "review" } });
  expect(named).toMatchObject({ source: "shop", record: { externalId: "/shops/berlin e1", kind: "review" } });
  expect(recordOf({ ...event, data: { ...data, externalId: "own" } }).record.externalId).toBe("own");
  const packed = Buffer.from(JSON.stringify(data)).toString("base64");
  expect(recordOf({ ...event, data_base64: packed }).record.channel).toBe("chat");
});

const call = { messageId: "m1", userId: "u1", anonymousId: "a1", timestamp: native.at };

test("identify says who somebody is, with proofs, and joins both of their ids", () => {
  const traits = { email: "ann@example.org", email_verified: true, phone: "+44 20 7946 0018", firstName: "Ann" };
  const { source, record } = recordOf({ ...call, type: "identify", traits });
  expect(source).toBe(EVENTS.name);
  expect(record).toMatchObject({
    externalId: "m1",
    kind: "event",
    author: {
      account: "u1",
      accounts: ["a1"],
      email: traits.email,
      emailVerified: true,
      phone: traits.phone,
      name: "Ann",
    },
  });
});

test("what identify and group tell besides is kept with the person, whatever it is", () => {
  const traits = { email: "ann@example.org", plan: "pro", seats: 3, " ": "x", none: null, long: "x".repeat(900) };
  expect(recordOf({ ...call, type: "identify", traits }).record.author?.attributes).toEqual({
    plan: "pro",
    seats: "3",
    long: "x".repeat(500),
  });
  const group = { ...call, type: "group", groupId: "g1", traits: { name: "Acme" } };
  expect(recordOf(group).record.author?.attributes).toEqual({ Group: "g1", "Group name": "Acme" });
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`a${at}`, at]));
  const { author } = recordOf({ ...call, type: "identify", traits: many }).record;
  expect(Object.keys(author?.attributes ?? {})).toHaveLength(50);
});

test("an order may be told as an order, and a number of one stays a number", () => {
  const order = { amount: 12.5, currency: "EUR", items: [{ name: "Pot", quantity: 1 }] };
  expect(recordOf({ ...native, kind: "order", order }).record.order).toEqual(order);
  expect(recordOf({ ...native, order: "A-17" }).record).toMatchObject({ extra: { order: "A-17" } });
});

test("alias joins the earlier id; the other verbs join nothing, since several people may use one browser", () => {
  const { anonymousId: _, ...alone } = call;
  expect(recordOf({ ...alone, type: "alias", previousId: "a9" }).record.author).toMatchObject({
    account: "u1",
    accounts: ["a9"],
  });
  for (const type of ["track", "page", "screen", "group"])
    expect(recordOf({ ...call, type, event: "x" }).record.author).toEqual({ role: "customer", account: "u1" });
});

test("track, page, screen and group tell what happened, and nothing of them is left out", () => {
  const track = {
    ...call,
    event: "Order Completed",
    properties: { total: 12 },
    context: { ip: "x" },
    integrations: {},
  };
  expect(recordOf(track, { verb: "track" }).record).toMatchObject({
    text: "Order Completed",
    extra: { "properties.total": "12", context: '{"ip":"x"}', integrations: "{}" },
  });
  expect(recordOf({ ...call, type: "page", properties: { title: "Help" } }).record.text).toBe("Help");
  expect(recordOf({ ...call, type: "screen", name: "Basket" }).record).toMatchObject({
    text: "Basket",
    channel: "app",
  });
  expect(recordOf({ ...call, type: "group", groupId: "g1", traits: { name: "Acme" } }).record).toMatchObject({
    text: "g1",
    author: { account: "u1" },
    extra: { "traits.name": "Acme" },
  });
  expect(
    recordOf({ ...call, type: "group", groupId: "g1", traits: { name: "Acme" } }).record.author?.name,
  ).toBeUndefined();
});

test.each([
  ["not JSON", "{", "not_json"],
  ["no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "not_utf8"],
  ["a packed file", gzipSync("{}"), "not_utf8"],
  ["no object", "[1]", "not_an_object"],
  ["10,000 brackets", `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`, "too_deep"],
  ["1970", JSON.stringify({ ...native, at: "1970-01-01T00:00:00Z" }), "implausible_date"],
  ["9999", JSON.stringify({ ...native, at: "9999-12-31T23:59:59Z" }), "implausible_date"],
  ["no date", JSON.stringify({ ...native, at: undefined }), "not_a_record"],
  ["a verb without anybody", JSON.stringify({ type: "track", messageId: "m" }), "not_understood"],
  ["an alias of nothing", JSON.stringify({ type: "alias", userId: "u" }), "not_understood"],
  ["a CloudEvent to come", JSON.stringify({ ...event, specversion: "2.0", data: native }), "not_understood"],
])("%s is kept with the reason", (_, raw, code) => {
  expect(reasonOf(raw)).toBe(code);
});

test("brackets in a text are no nesting", () => {
  expect(recordOf({ ...native, text: `${"> ".repeat(10_000)}${'"[{\\'.repeat(10_000)}` }).record.text).toHaveLength(
    60_000,
  );
});

test("whatever comes, it is a record or kept, and what was said never stands in the reason", () => {
  const secret = "SAID-BY-A-CUSTOMER";
  const hostile = fc.oneof(fc.jsonValue(), fc.constant(secret), fc.constant({ [secret]: secret }));
  const field = fc.constantFrom(
    "at",
    "direction",
    "channel",
    "author",
    "text",
    "rating",
    "type",
    "data",
    "userId",
    "id",
  );
  fc.assert(
    fc.property(fc.dictionary(field, hostile), fc.constantFrom({}, native, event, call), (fields, base) => {
      const { item } = read({ ...base, ...fields });
      if (item.status === "rejected") expect(item.reason.message).not.toContain(secret);
    }),
    { numRuns: 500 },
  );
});
