import fc from "fast-check";
import { expect, test } from "vitest";

import { wordsFor } from "./languages.ts";
import { isOnline } from "./open-hours.ts";
import { allowedOrigin } from "./origins.ts";
import { threadName, threadOf, visitorOf } from "./thread.ts";

const office = {
  kind: "hours" as const,
  zone: "Europe/Berlin",
  hours: [
    { day: 1, from: "09:00", to: "17:00" },
    { day: 7, from: "22:00", to: "24:00" },
  ],
};

test.each([
  ["2026-03-02T07:59:59Z", false],
  ["2026-03-02T08:00:00Z", true],
  ["2026-03-02T15:59:59Z", true],
  ["2026-03-02T16:00:00Z", false],
  // In summer the clocks there are an hour ahead.
  ["2026-07-06T07:00:00Z", true],
  ["2026-07-06T15:00:00Z", false],
  ["2026-03-03T10:00:00Z", false],
  ["2026-03-08T22:59:59Z", true],
  ["2026-03-08T23:00:00Z", false],
])("at %s somebody is there: %s", (at, there) => {
  expect(isOnline(office, new Date(at), true)).toBe(there);
});

test("always is always, and colleagues are there while they are", () => {
  const at = new Date(0);
  expect(isOnline({ kind: "always" }, at, false)).toBe(true);
  expect(isOnline({ kind: "colleagues" }, at, false)).toBe(false);
  expect(isOnline({ kind: "colleagues" }, at, true)).toBe(true);
});

test("a page is answered when its very origin was named, or when it is ours", { timeout: 30_000 }, () => {
  const named = ["https://www.example.org"];
  expect(allowedOrigin({ origin: "https://www.example.org", host: "chat.example.net" }, named)).toBe(named[0]);
  expect(allowedOrigin({ origin: "https://chat.example.net", host: "chat.example.net" }, [])).toBe(
    "https://chat.example.net",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.domain().map((name) => `https://${name}`),
        fc.string(),
        fc.constant("null"),
      ),
      (origin) => {
        fc.pre(origin !== "https://www.example.org" && !origin.endsWith("//chat.example.net"));
        expect(allowedOrigin({ origin, host: "chat.example.net" }, named)).toBeUndefined();
      },
    ),
    { numRuns: 50 },
  );
  expect(allowedOrigin({ host: "chat.example.net" }, named)).toBeUndefined();
  expect(allowedOrigin({ origin: "https://undefined" }, [])).toBeUndefined();
});

test("a rest of three days ends a conversation, and less does not", () => {
  const hour = 3_600_000;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(200), (thread, hours) => {
      const lastAt = new Date(0);
      expect(threadOf({ thread, lastAt }, new Date(hours * hour))).toBe(hours > 72 ? thread + 1 : thread);
    }),
  );
  expect(threadOf({ thread: 1, lastAt: null }, new Date())).toBe(1);
});

test("a conversation's name leads to its visitor, and no other name does", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(), (id, thread) => {
      expect(visitorOf(threadName(id, thread))).toBe(id);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^[0-9a-f]{8}-/.test(text));
      expect(visitorOf(text)).toBeUndefined();
    }),
  );
});

test("the first language that a visitor likes and the chat speaks is taken", () => {
  const words = (title: string) => ({ title, greeting: "", away: "" });
  const chat = { language: "en" as const, texts: { en: words("en"), fr: words("fr") } };
  expect(wordsFor(chat, ["de-AT", "FR_ca", "en"]).language).toBe("fr");
  expect(wordsFor(chat, []).words.title).toBe("en");
  expect(wordsFor(chat, ["__proto__", "constructor"]).language).toBe("en");
});
