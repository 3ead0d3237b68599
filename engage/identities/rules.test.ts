import fc from "fast-check";
import { expect, test } from "vitest";

import { hashedText, keysOf, normalEmail, normalNumber, normalPhone, personsOf, type Member } from "./rules.ts";

const space = { accounts: "shop", country: "GB" };

test("a mail address is one however it is written", () => {
  expect(normalEmail("  Ann@Example.ORG ")).toBe("ann@example.org");
  expect(normalEmail("no address")).toBeUndefined();
  expect(normalEmail("a@b@c")).toBeUndefined();
});

test("telephone numbers become E.164, with the source's country where none is written", () => {
  expect(normalPhone("+44 20 7946 0018", undefined)).toBe("+442079460018");
  expect(normalPhone("020 7946 0018", "gb")).toBe("+442079460018");
  expect(normalPhone("020 7946 0018", undefined)).toBeUndefined();
  expect(normalPhone("12", "GB")).toBeUndefined();
});

test("customer numbers lose their spaces and their case", () => {
  expect(normalNumber(" ab 12 ")).toBe("AB12");
  expect(normalNumber("  ")).toBeUndefined();
});

test("the most specific key leads; verified mail, telephone and customer number prove who it is", () => {
  const keys = keysOf(
    { account: "u1", email: "Ann@x.org", emailVerified: true, phone: "020 7946 0018", customerNumber: "7" },
    space,
    "d1",
  );
  expect(keys.primary).toEqual({ kind: "account", space: "shop", value: "u1" });
  expect(keys.evidence.map((proof) => proof.rule)).toEqual([
    "same_verified_email",
    "same_phone",
    "same_customer_number",
  ]);
});

test("further accounts that the source names are theirs, once each, and never of a shared one", () => {
  const other = { kind: "account", space: "shop", value: "u2" };
  expect(keysOf({ account: "u1", accounts: ["u1", " u2 ", "u2", " "] }, space, "d1").evidence).toEqual([
    { key: other, rule: "said_by_source" },
  ]);
  expect(keysOf({ account: "kiosk", accounts: ["u2"], shared: true }, space, "d1").evidence).toEqual([]);
});

test("an unverified mail address proves nothing", () => {
  expect(keysOf({ account: "u1", email: "ann@x.org" }, space, "d1").evidence).toEqual([]);
});

test("a shared identity proves nothing", () => {
  expect(keysOf({ account: "kiosk", phone: "020 7946 0018", shared: true }, space, "d1")).toMatchObject({
    sharing: "shared",
    evidence: [],
  });
});

test("an author who cannot be known gets an identity of this delivery alone", () => {
  expect(keysOf({ name: "A Google user" }, space, "d1").primary).toEqual({ kind: "anonymous", space: "", value: "d1" });
  expect(keysOf(undefined, space, "d2").primary.value).toBe("d2");
});

test("different keys are never hashed as one text", () => {
  const key = fc.record({ kind: fc.constant("account" as const), space: fc.string(), value: fc.string() });
  fc.assert(
    fc.property(key, key, (a, b) => (hashedText(a) === hashedText(b)) === (a.space === b.space && a.value === b.value)),
  );
});

const member = (identityId: string, more: Partial<Member> = {}): Member => ({
  identityId,
  kind: "account",
  sharing: "personal",
  ...more,
});

test("a person is what active links connect; a shared identity connects nothing", () => {
  const members = [member("a"), member("b", { kind: "email" }), member("c"), member("s", { sharing: "shared" })];
  const links = [
    { fromId: "b", toId: "a" },
    { fromId: "s", toId: "a" },
    { fromId: "s", toId: "c" },
  ];
  const persons = personsOf(members, links);
  expect(persons.get("b")).toEqual({ personId: "a", known: true });
  expect(persons.get("a")).toEqual({ personId: "a", known: true });
  expect(persons.get("c")).toEqual({ personId: "c", known: false });
  expect(persons.get("s")).toEqual({ personId: "s", known: false });
});

test("a merge and its undo leave exactly what was", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const link = fc.record({ fromId: fc.constantFrom(...ids), toId: fc.constantFrom(...ids) });
  fc.assert(
    fc.property(fc.array(link, { maxLength: 8 }), link, (links, merge) => {
      const members = ids.map((id) => member(id));
      const merged = personsOf(members, [...links, merge]);
      expect(merged.get(merge.fromId)?.personId).toBe(merged.get(merge.toId)?.personId);
      expect(personsOf(members, [...links, merge].slice(0, -1))).toEqual(personsOf(members, links.toReversed()));
    }),
  );
});
