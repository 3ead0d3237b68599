import fc from "fast-check";
import { expect, test } from "vitest";

import { sourceRecord } from "./contract.ts";
import { plainRecord } from "./plain-record.ts";

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, "", " x", "x\u00a0", "\ufeff", 0, -1, 1.5, 2 ** 60, true, [], {}, "x".repeat(501)),
  fc.constantFrom<unknown>(
    "2026-02-30T00:00:00Z",
    "2026-02-03T10:00:00",
    "2026-02-03",
    "nobody",
    [" "],
    ["a", 7],
    [{}],
  ),
  fc.string({ unit: "binary", maxLength: 5 }),
);
const word = fc.oneof(
  { weight: 6, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: "grapheme-ascii" }).map((one) => `a${one}z`) },
  { weight: 1, arbitrary: fc.constantFrom("é", "東京", "x".repeat(250), "y".repeat(500), "  ") },
);
const mostly = <T>(usual: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 80, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd });
const party = fc.record(
  {
    role: mostly(fc.constantFrom("customer", "agent", "brand", "bot")),
    account: mostly(word),
    email: mostly(word),
    emailVerified: mostly(fc.boolean()),
    phone: mostly(word),
    customerNumber: mostly(word),
    name: mostly(word),
    shared: mostly(fc.boolean()),
    function: mostly(word),
  },
  { requiredKeys: [] },
);
const fields = fc.record(
  {
    at: mostly(
      fc.oneof(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100") }).map((at) => at.toISOString()),
        fc.constantFrom("2024-02-29T23:59:59+05:30", "2026-01-01T00:00:00Z", "1999-12-31T00:00:00.123456-11:00"),
      ),
    ),
    direction: mostly(fc.constantFrom("in", "out")),
    channel: mostly(word),
    kind: mostly(fc.constantFrom("message", "call", "review", "event")),
    externalId: mostly(word),
    version: mostly(fc.nat()),
    deleted: mostly(fc.boolean()),
    broadcast: mostly(fc.boolean()),
    author: mostly(party),
    recipient: mostly(party),
    thread: mostly(word),
    parents: mostly(fc.array(word, { maxLength: 3 })),
    unit: mostly(word),
    subject: mostly(fc.string({ unit: "binary" })),
    text: mostly(fc.string({ unit: "binary" })),
    handlingSeconds: mostly(fc.double({ min: 0, max: 1e6, noNaN: true })),
  },
  { requiredKeys: ["at", "direction", "channel"] },
);

test("it makes what the schema makes of the same fields, or leaves them to the schema", () => {
  let [made, left] = [0, 0];
  fc.assert(
    fc.property(fields, (value) => {
      const record = plainRecord(value);
      if (record) made++;
      else left++;
      if (record) expect(sourceRecord.safeParse(value)).toEqual({ success: true, data: record });
    }),
    { numRuns: 3000 },
  );
  // Neither of the two may be the rule: then nothing was tried.
  expect(Math.min(made, left)).toBeGreaterThan(100);
});

test("what most send needs no schema, and its keys stand in order", () => {
  const at = "2026-11-20T10:00:00Z";
  const author = { role: "customer", account: "ann", email: "ann@example.org" };
  const sent = {
    source: "shop",
    externalId: "m1",
    at,
    direction: "in",
    channel: "chat",
    author,
    thread: "t",
    text: "Hi",
  };
  const record = plainRecord(sent, { unit: "north" });
  const { source: _passedOver, ...said } = sent;
  expect(record).toEqual(sourceRecord.parse({ ...said, unit: "north" }));
  for (const one of [record, record?.author]) {
    const keys = Object.keys(one ?? {});
    expect(keys.length).toBeGreaterThan(2);
    expect(keys).toEqual(keys.toSorted());
  }
});

test.each([
  ["a field that it does not know", { loyalty: 3 }],
  ["copies to others", { copied: [{ email: "x@example.org" }] }],
  ["several accounts", { author: { account: "a", accounts: ["b"] } }],
  ["attributes", { author: { account: "a", attributes: { tier: "gold" } } }],
  ["nothing as a value", { unit: null }],
  ["a name with blanks around it", { thread: " t " }],
])("%s is left to the schema", (_, more) => {
  expect(plainRecord({ at: "2026-11-20T10:00:00Z", direction: "in", channel: "chat", ...more })).toBeUndefined();
});
