import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { keptInput, subjectOf } from "./index.ts";

describe("what of an input may stand in the record", () => {
  test("ids and words of known names", () => {
    const id = "0190a1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b";
    const rest = [
      { personId: "p-1", role: "viewer", version: 7 },
      { id: "other", model: "maturity", unit: "north" },
    ];
    expect(keptInput({ path: { id }, rest })).toEqual({
      id,
      personId: "p-1",
      role: "viewer",
      version: "7",
      model: "maturity",
      unit: "north",
    });
  });

  test.each([
    [
      "passwords, tokens, keys and codes, whatever form they have",
      { password: "abc", token: "abc", apiKey: "a", code: "123456", tokenId: "x", secretId: "x", passId: "x" },
    ],
    ["texts", { id: "please call me", name: "Ann Smith", reason: "she asked", text: "abc", body: "abc" }],
    ["addresses", { id: "ann@example.org", name: "ann@example.org" }],
    [
      "numbers of telephones, accounts and cards",
      {
        id: "+4930231250",
        customerId: "0049 30 231250",
        personId: "030-2312-5017",
        accountId: "4111111111111111",
        caseId: "1234567",
      },
    ],
    [
      "what steers terminals or spreadsheets",
      { id: "=1+1", unit: "\u202eabc", name: "a\nb", role: "-x", kind: "a\0b" },
    ],
    ["what is long", { id: "a".repeat(101) }],
    ["what is no word", { id: ["a"], name: { a: 1 }, role: true, unit: null, model: undefined }],
    ["names that nobody knows", { query: "abc", email: "abc", value: "abc", q: "abc" }],
  ])("never %s", (_what, input) => {
    expect(keptInput({ path: input, rest: [input] })).toEqual({});
  });

  test("a name in the path, which is that of a thing, and none in a body, which may be that of somebody", () => {
    expect(keptInput({ path: { name: "orders" }, rest: [{ name: "Ann" }] })).toEqual({ name: "orders" });
    expect(keptInput({ rest: [{ name: "Ann" }] })).toEqual({});
  });

  test("of a list, a text or nothing, nothing", () => {
    expect(keptInput({ path: undefined, rest: [null, "id", 7, [{ id: "a" }]] })).toEqual({});
  });

  test("whatever comes, it is short, has no spaces and is not much", () => {
    const names = fc.oneof(fc.string(), fc.constantFrom("id", "personId", "name", "role", "__proto__", "constructor"));
    const values = fc.oneof(fc.string(), fc.constantFrom("\0", "é", "\ud800", "a b", "x".repeat(200)), fc.double());
    fc.assert(
      fc.property(fc.dictionary(names, values, { maxKeys: 20 }), (input) => {
        const kept = Object.entries(keptInput({ path: input, rest: [input] }));
        expect(kept.length).toBeLessThanOrEqual(12);
        for (const [, value] of kept) expect(value).toMatch(/^[\w./:-]{1,100}$/);
      }),
    );
  });
});

test.each([
  ["people.show", { id: "p-1", unit: "north" }, { kind: "people", id: "p-1" }],
  ["people.link", { fromId: "p-1", toId: "p-2" }, { kind: "people", id: "p-1" }],
  ["conversations.correct", { messageId: "m-1" }, { kind: "message", id: "m-1" }],
  ["models.save", { model: "maturity" }, { kind: "model", id: "maturity" }],
  ["access.saveRole", { name: "viewer" }, { kind: "access", id: "viewer" }],
  ["audit.verify", {}, null],
])("the subject of %s", (operation, input, subject) => {
  expect(subjectOf(operation, input)).toEqual(subject);
});
