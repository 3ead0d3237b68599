import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readCsv } from "./rules/csv.ts";
import { readConsents } from "./rules/imported.ts";
import { createLimiter } from "./rules/limiter.ts";
import { maskAddress } from "./rules/mask.ts";
import { newestOf, permit } from "./rules/standing.ts";
import { linkKey, readLink, signLink } from "./token.ts";

describe("what stands", () => {
  const saying = fc.record({
    state: fc.constantFrom("given" as const, "withdrawn" as const),
    at: fc.date({ min: new Date(0), max: new Date(5), noInvalidDate: true }),
  });

  test("is the newest, of two at one time the withdrawal, in whatever order they came", () => {
    fc.assert(
      fc.property(fc.array(saying, { minLength: 1 }), (sayings) => {
        const last = Math.max(...sayings.map(({ at }) => at.getTime()));
        const atLast = sayings.filter(({ at }) => at.getTime() === last);
        const expected = atLast.some(({ state }) => state === "withdrawn") ? "withdrawn" : "given";
        expect(newestOf(sayings)?.state).toBe(expected);
        expect(newestOf(sayings.toReversed())?.state).toBe(expected);
      }),
    );
    expect(newestOf([])).toBeUndefined();
  });

  const event = (state: "given" | "withdrawn") =>
    ({ state, at: "2026-01-01T00:00:00Z" }) as NonNullable<Parameters<typeof permit>[2]>;
  const purpose = (basis: "consent" | "contract", active = true) =>
    ({ basis, channels: ["email" as const], active }) as const;

  test.each([
    ["consent", null, "unknown", "not_asked"],
    ["consent", "given", "yes", "given"],
    ["consent", "withdrawn", "no", "withdrawn"],
    ["contract", null, "yes", "basis"],
    ["contract", "withdrawn", "no", "withdrawn"],
  ] as const)("on the basis %s, having said %s: %s", (basis, state, answer, because) => {
    const shown = { ...purpose(basis), channels: ["email" as const] };
    expect(permit(shown, "email", state && event(state))).toMatchObject({ answer, because });
  });

  test("nobody is contacted by a channel, or for a purpose, that is not offered any more", () => {
    const channels = ["email" as const];
    expect(permit({ ...purpose("contract"), channels }, "sms", event("given")).answer).toBe("no");
    expect(permit({ ...purpose("contract", false), channels }, "email", event("given")).answer).toBe("no");
    expect(permit(undefined, "email", event("given")).answer).toBe("no");
  });
});

test.each([
  ["email", "anna@example.org", "a•••@example.org"],
  ["email", "😀x@example.org", "😀•••@example.org"],
  ["phone", "+493012345678", "•••78"],
  ["phone", "11011", "•••"],
  ["customer_number", "K-100457", "•••57"],
  ["account", "acme_anna", "a•••"],
  ["anonymous", "delivery 1", null],
  ["email", null, null],
])("of %s %s is shown %s", (kind, value, shown) => {
  expect(maskAddress(kind, value)).toBe(shown);
});

describe("a link", () => {
  const key = linkKey(new Uint8Array(32));
  const facts = {
    identityId: "01998f3e-7c1a-7abc-8def-0123456789ab",
    version: 3,
    expiresAt: new Date("2026-05-01T00:00:00Z"),
  };
  const token = signLink(key, facts);

  test("says for whom it is, which it is and how long it opens", () => {
    expect(readLink(key, token)).toEqual(facts);
    expect(token).toMatch(/^[\w-]{75}$/);
  });

  test("does not open when any sign of it is another, or the secret is", () => {
    const sign = fc.stringMatching(/^[\w+/=. -]$/);
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), sign, (place, other) => {
        fc.pre(token.charAt(place) !== other);
        expect(readLink(key, token.slice(0, place) + other + token.slice(place + 1))).toBeUndefined();
      }),
    );
    expect(readLink(linkKey(new Uint8Array(32).fill(1)), token)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => readLink(key, text) === undefined));
  });
});

describe("CSV", () => {
  test("what was written is what is read, with any delimiter", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\t", "\n", " ", "ü") });
    fc.assert(
      fc.property(
        fc.constantFrom(",", ";", "\t"),
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }),
        (delimiter, rows) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const table = [["x", "y", "z"], ...rows];
          const text = table.map((row) => row.map(quoted).join(delimiter)).join("\r\n");
          expect(readCsv(text)?.map(({ cells }) => cells)).toEqual(table);
        },
      ),
    );
  });

  test("a quotation mark that is never closed makes it none", () => {
    expect(readCsv('a,b\n"c,d')).toBeUndefined();
  });

  test("a row knows the line on which it begins, across line ends within cells and empty lines", () => {
    expect(readCsv('a,b\n\n"c\nc",d\ne,f')?.map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});

describe("a file of consents", () => {
  const purposes = [{ id: "marketing", channels: ["email" as const, "sms" as const] }];
  const now = new Date("2026-03-10T09:00:00Z");
  const read = (...lines: string[]) => readConsents(lines.join("\n"), purposes, now);
  const HEADER = "customer,purpose,channel,state,at,text,proof";

  test("gives every consent with its line; a moment without a time zone is one in UTC", () => {
    const { consents, faults } = read(
      HEADER,
      "anna@example.org,marketing,email,given,2026-03-01,Yes please,form 7",
      "ben@example.org,marketing,SMS,Withdrawn,2026-03-02 10:30,,",
    );
    expect(faults).toEqual([]);
    expect(consents).toEqual([
      {
        line: 2,
        customer: "anna@example.org",
        purpose: "marketing",
        channel: "email",
        state: "given",
        at: new Date("2026-03-01T00:00:00Z"),
        textShown: "Yes please",
        proof: "form 7",
      },
      {
        line: 3,
        customer: "ben@example.org",
        purpose: "marketing",
        channel: "sms",
        state: "withdrawn",
        at: new Date("2026-03-02T10:30:00Z"),
        textShown: null,
        proof: null,
      },
    ]);
  });

  test.each([
    [",marketing,email,given,2026-03-01", "customer"],
    ["a@b,sales,email,given,2026-03-01", "purpose"],
    ["a@b,marketing,pigeon,given,2026-03-01", "channel"],
    ["a@b,marketing,post,given,2026-03-01", "channel"],
    ["a@b,marketing,email,maybe,2026-03-01", "state"],
    ["a@b,marketing,email,given,1.3.2026", "at"],
    ["a@b,marketing,email,given,2026-13-45", "at"],
    ["a@b,marketing,email,given,2026-03-11", "at"],
    [`a@b,marketing,email,given,2026-03-01,${"x".repeat(2001)}`, "text"],
    ["a@b,marketing,email,given,2026-03-01,,,,", ""],
  ])("%.40s is wrong in its column %s, and what stands there is not repeated", (line, column) => {
    const { faults } = read(HEADER, line);
    expect(faults).toMatchObject([{ line: 2, column }]);
    expect(JSON.stringify(faults)).not.toMatch(/pigeon|maybe|a@b|xxx/);
  });

  test("without its columns, or with others, nothing is read", () => {
    expect(read("customer,purpose,state,at").faults).toMatchObject([{ line: 1, column: "channel" }]);
    expect(read(`${HEADER},extra`).faults).toHaveLength(1);
    expect(read(`${HEADER},at`).faults).toHaveLength(1);
    expect(read("").faults).toHaveLength(1);
  });
});

test("who asks too often waits until the window is over, and others do not", () => {
  const limit = createLimiter({ times: 3, seconds: 60 });
  const asked = [0, 1000, 2000, 3000, 59_999].map((now) => limit("a", now));
  expect(asked).toEqual([0, 0, 0, 57, 1]);
  expect(limit("b", 3000)).toBe(0);
  expect(limit("a", 60_000)).toBe(0);
});
