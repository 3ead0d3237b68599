import fc from "fast-check";
import { expect, test } from "vitest";

import { findPersonalData, maskName, maskPersonalData, maskValue, personalDataKinds } from "./index.ts";

test("masks leave the text readable", () => {
  const masked: readonly (readonly [string, string])[] = [
    ["Card 4242 4242 4242 4242, please", "Card •••• 4242, please"],
    ["IBAN DE89 3704 0044 0532 0130 00!", "IBAN DE•• … 3000!"],
    ["ring (415) 555-2671 now", "ring ••••71 now"],
    ["to jane.doe@example.org.", "to j•••@example.org."],
    ["at 12 Baker Street, London NW1 6XE.", "at [address]."],
    ["SSN 123-45-6788", "SSN [national id]"],
    ["passport C01X00T47", "passport [passport]"],
    ["born 12/03/1985", "born [birth date]"],
    ["ip 81.2.69.142", "ip [ip]"],
    ["account number 12345678", "account number [account]"],
    ["to özgür@example.org", "to ö•••@example.org"],
    ["+49 151 23456789", "+••••89"],
  ];
  for (const [text, expected] of masked) expect(maskPersonalData(text)).toBe(expected);
  expect(maskPersonalData("hey @jane", ["handle"])).toBe("hey @•••");
  expect(maskPersonalData("a@example.org 4242424242424242", ["card"])).toBe("a@example.org •••• 4242");
});

/** Pieces that look like personal data, words that point at it, masks, and noise. */
const piece = fc.oneof(
  fc.constantFrom(
    "4242 4242 4242 4242",
    "4242424242424242",
    "DE89 3704 0044 0532 0130 00",
    "jane.doe@example.org",
    "(415) 555-2671",
    "+49 151 23456789",
    "0176 12345678",
    "612 345 678",
    "123-45-6788",
    "811218-9876",
    "12.345.678-Z",
    "12 Baker Street",
    "Via Roma 5",
    "Hauptstraße 12a, 10115 Berlin",
    "NW1 6XE",
    "28013 Madrid",
    "81.2.69.142",
    "2001:db8::1",
    "12/03/1985",
    "3 March 1985",
    "C01X00T47",
    "44051401359",
    "@jane",
  ),
  fc.constantFrom(
    "call",
    "order",
    "born",
    "passport",
    "account number",
    "PESEL",
    "BSN",
    "address",
    "ip",
    "card",
    "no",
    "phone.com",
  ),
  fc.constantFrom(
    "•••• 4242",
    "••••71",
    "DE•• … 3000",
    "a•••@example.org",
    "[address]",
    "[national id]",
    "@•••",
    "••",
    "[",
    "]",
  ),
  fc.constantFrom(
    "12",
    "4",
    "1985",
    "St",
    "Rue",
    "de",
    "Mayor",
    "é",
    "𝒥",
    "卡",
    "\ud800",
    "٤٢",
    "\u200B",
    "April",
    "Am",
    "y",
  ),
);
const separator = fc.constantFrom(
  " ",
  " ",
  " ",
  "",
  "-",
  ".",
  ", ",
  "\n",
  "/",
  " / ",
  ":",
  "@",
  "(",
  ") ",
  "+",
  "#",
  "$",
  "•",
);
const messy = fc
  .array(fc.tuple(piece, separator), { maxLength: 12 })
  .map((parts) => parts.map(([one, gap]) => one + gap).join(""));
const anything = fc.oneof(messy, fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 200 }));
const runs = { numRuns: 3000 };

test("masking what is masked changes nothing, and nothing is found in a mask", () => {
  fc.assert(
    fc.property(anything, fc.constantFrom(undefined, personalDataKinds), (text, kinds) => {
      const once = maskPersonalData(text, kinds);
      expect(findPersonalData(once, kinds ? { kinds } : {})).toEqual([]);
      expect(maskPersonalData(once, kinds)).toBe(once);
    }),
    runs,
  );
});

test("findings lie in the text in its order and do not overlap; what is between them stays as it is", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const findings = findPersonalData(text);
      let masked = maskPersonalData(text);
      let at = 0;
      for (const { start, end, sure } of findings) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(sure).toBeGreaterThan(0);
        expect(sure).toBeLessThanOrEqual(1);
        const between = text.slice(at, start);
        const place = masked.indexOf(between);
        expect(place).toBeGreaterThanOrEqual(0);
        masked = masked.slice(place + between.length);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
      expect(masked.endsWith(text.slice(at))).toBe(true);
    }),
    runs,
  );
});

test("a card, an account or a mail is masked wherever it stands in other words", () => {
  const value = fc.constantFrom("4242 4242 4242 4242", "DE89 3704 0044 0532 0130 00", "jane.doe@example.org");
  const words = fc.string({ unit: fc.constantFrom("a", "é", "Z", " ", "!", "\n", "я", "卡"), maxLength: 40 });
  fc.assert(
    fc.property(words, value, words, (left, secret, right) => {
      expect(maskPersonalData(`${left} ${secret} ${right}`)).not.toContain(secret);
    }),
  );
});

test("values of identities keep enough to tell them apart", () => {
  expect(maskValue("email", "jane.doe@example.org")).toBe("j•••@example.org");
  expect(maskValue("phone", "+4915123456789")).toBe("••••89");
  expect(maskValue("customer_number", "KD-4567-89")).toBe("••••89");
  expect(maskValue("customer_number", "12")).toBe("••••");
  expect(maskValue("account", "@jane_doe")).toBe("@j•••");
  expect(maskValue("account", "𝒥ane")).toBe("𝒥•••");
  expect(maskValue("account", "")).toBe("•••");
  expect(maskName("Jane  van Doe")).toBe("J••• v••• D•••");
});

test("a masked value of an identity stays as it is", () => {
  fc.assert(
    fc.property(fc.constantFrom("account", "email", "phone", "customer_number"), fc.string(), (kind, value) => {
      const once = maskValue(kind, value);
      expect(maskValue(kind, once)).toBe(once);
    }),
  );
});
