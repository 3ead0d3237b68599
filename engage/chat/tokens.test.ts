import { createHmac } from "node:crypto";

import fc from "fast-check";
import { expect, test } from "vitest";

import { readIdentity } from "./identity-token.ts";
import { readVisitor, signVisitor, subjectKey, visitorKey } from "./visitor-token.ts";

const now = new Date("2026-03-02T10:00:00Z");
const seconds = now.getTime() / 1000;
const installation = Buffer.from("a secret of tests");
const key = visitorKey(installation, "one");
const future = fc.integer({ min: 1, max: 400 * 86_400 }).map((more) => new Date(now.getTime() + more * 1000));

test("a visitor's token says what was signed, for its chat, until its time is over", () => {
  fc.assert(
    fc.property(fc.uuid(), future, (visitorId, expiresAt) => {
      const token = signVisitor(key, { visitorId, expiresAt });
      expect(readVisitor(key, token, now)).toEqual({ visitorId, expiresAt });
      expect(readVisitor(key, token, expiresAt)).toBeUndefined();
      expect(readVisitor(visitorKey(installation, "other"), token, now)).toBeUndefined();
      expect(readVisitor(visitorKey(Buffer.from("another installation"), "one"), token, now)).toBeUndefined();
    }),
  );
});

test("a token of which anything was changed says nothing, and nothing else is a token", () => {
  const token = signVisitor(key, { visitorId: "01998f3e-7c1a-7abc-8def-0123456789ab", expiresAt: new Date(4e12) });
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...letters.split("")), (at, letter) => {
      fc.pre(token[at] !== letter);
      expect(readVisitor(key, token.slice(0, at) + letter + token.slice(at + 1), now)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readVisitor(key, text, now)).toBeUndefined();
    }),
  );
});

test("the hash of a site's id differs by chat and by installation", () => {
  const keys = [
    subjectKey(installation, "one", "17"),
    subjectKey(installation, "other", "17"),
    subjectKey(installation, "one", "18"),
    subjectKey(Buffer.from("another"), "one", "17"),
  ];
  expect(new Set(keys).size).toBe(4);
  expect(subjectKey(installation, "one", "17")).toBe(keys[0]);
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
function jwt(secret: string, claims: unknown, header: unknown = { alg: "HS256" }): string {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
const good = { sub: "17", exp: seconds + 600 };
const read = (token: string, secrets = ["right"]) => readIdentity(token, { secrets, widgetId: "one", now });

test("an identity is what one of the good secrets signed", () => {
  const told = { sub: "17", exp: seconds + 600, email: "ann@example.org", email_verified: true, name: "Ann" };
  expect(read(jwt("right", told))).toEqual({
    subject: "17",
    email: "ann@example.org",
    emailVerified: true,
    name: "Ann",
    expiresAt: new Date((seconds + 600) * 1000),
  });
  expect(read(jwt("old", good), ["right", "old"])?.subject).toBe("17");
  expect(read(jwt("wrong", good))).toBeUndefined();
  expect(read(jwt("right", good), [])).toBeUndefined();
  // A mail address proves something only where the site says that it was confirmed.
  expect(read(jwt("right", { ...told, email_verified: undefined }))?.emailVerified).toBe(false);
  expect(read(jwt("right", { ...good, email_verified: true }))?.emailVerified).toBe(false);
});

test.each([
  ["no end", { sub: "17" }],
  ["over", { ...good, exp: seconds }],
  ["too long", { ...good, exp: seconds + 86_400 + 61 }],
  ["not begun", { ...good, nbf: seconds + 61 }],
  ["of the future", { ...good, iat: seconds + 61 }],
  ["of another chat", { ...good, aud: ["two"] }],
  ["nobody", { ...good, sub: " " }],
  ["an object", { ...good, sub: {} }],
  ["too long a name", { ...good, sub: "x".repeat(201) }],
  ["one of ours", { ...good, sub: "Anonymous-01998f3e-7c1a-7abc-8def-0123456789ab" }],
  ["an end in words", { ...good, exp: "soon" }],
  ["a list", [good]],
  ["nothing", null],
])("a signed token that says %s proves nothing", (_, claims) => {
  expect(read(jwt("right", claims))).toBeUndefined();
});

test.each([{ alg: "none" }, { alg: "HS512" }, { alg: "RS256" }, { alg: "hs256" }, {}, { alg: "HS256", crit: ["x"] }])(
  "the header %j is not taken",
  (header) => {
    expect(read(jwt("right", good, header))).toBeUndefined();
  },
);

test("nothing that was not signed with the secret proves anything, whatever it is", () => {
  const token = jwt("right", good);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(read(text)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
      fc.pre(token[at] !== letter);
      expect(read(token.slice(0, at) + letter + token.slice(at + 1))).toBeUndefined();
    }),
  );
});
