import fc from "fast-check";
import { expect, test } from "vitest";

import { type KnownPerson, maskerOf, maskPersonalData } from "./index.ts";

const named = (name: string): KnownPerson => ({ name, kind: null, value: null });
const nobody = { hidden: [], shown: [] };

test("a known name is masked whole in any case, and by its words where they are written as a name", () => {
  const mask = maskerOf({ hidden: [named("Anna Schmidt")], shown: [] });
  const masked: readonly (readonly [string, string])[] = [
    ["Hi Anna, your parcel is here", "Hi A•••, your parcel is here"],
    ["Mrs Schmidt's parcel", "Mrs S•••'s parcel"],
    ["anna schmidt wrote, ANNA SCHMIDT too", "a••• s••• wrote, A••• S••• too"],
    ["Schmidt, Anna", "S•••, A•••"],
    ["from A. Schmidt", "from A•••. S•••"],
    ["Annas Paket", "A••• Paket"],
    ["thanks anna", "thanks a•••"],
    ["It broke.\nanna", "It broke.\na•••"],
    ["annapurna and Schmidtchen and anna85 stay", "annapurna and Schmidtchen and anna85 stay"],
    ["only anna stays in small letters", "only anna stays in small letters"],
  ];
  for (const [text, expected] of masked) expect(mask(text), text).toBe(expected);
});

test("what is a word as well is a name only after a greeting, as a signature or whole", () => {
  const mask = maskerOf({ hidden: [named("Will Post")], shown: [] });
  for (const stays of [
    "Will you help me?",
    "Die Post ist da",
    "I will post it",
    "Hi! Will it come?",
    "Thanks. Post it",
  ])
    expect(mask(stays)).toBe(stays);
  expect(mask("Hi Will, sorry")).toBe("Hi W•••, sorry");
  expect(mask("Sehr geehrter Herr Post")).toBe("Sehr geehrter Herr P•••");
  expect(mask("Dear Mr. Post")).toBe("Dear Mr. P•••");
  expect(mask("my name is Will")).toBe("my name is W•••");
  expect(mask("I am Will Post")).toBe("I am W••• P•••");
  expect(mask("Regards,\nWill")).toBe("Regards,\nW•••");
});

test("spellings, cases and scripts", () => {
  const mask = maskerOf({
    hidden: ["Jürgen Groß", "Марина Ковалёва", "山田太郎", "Łukasz Wójcik", "José O'Brien", "نور الدين"].map(named),
    shown: [],
  });
  expect(mask("Juergen Gross, JÜRGEN GROSS, Ju\u0308rgen")).toBe("J••• G•••, J••• G•••, J•••");
  expect(mask("Письмо Марине Ковалевой для Марины")).toBe("Письмо М••• К••• для М•••");
  expect(mask("山田太郎様、こんにちは")).toBe("山•••様、こんにちは");
  expect(mask("dla Łukasza Wójcika, Lukasz")).toBe("dla Ł••• W•••, L•••");
  expect(mask("Jose O’Brien")).toBe("J••• O•••’B•••");
  expect(mask("مرحبا نور")).toBe("مرحبا ن•••");
});

test("who answers keeps the name, also where a customer has a word of it", () => {
  const mask = maskerOf({ hidden: [named("Anna Schmidt")], shown: ["Anna Klein", "Ben"] });
  expect(mask("Hi Anna Schmidt, this is Anna Klein. Ben will call Schmidt. Anna")).toBe(
    "Hi A••• S•••, this is Anna Klein. Ben will call S•••. Anna",
  );
});

test("handles, addresses and numbers that are known are masked where no rule finds them", () => {
  const mask = maskerOf({
    hidden: [
      { name: null, kind: "account", value: "jdoe_77" },
      { name: null, kind: "email", value: "anna.schmidt@example.org" },
      { name: null, kind: "phone", value: "+491761234567" },
      { name: null, kind: "customer_number", value: "K-99812" },
      { name: null, kind: "account", value: "apple" },
    ],
    shown: [],
  });
  expect(mask("@jdoe_77 or JDOE_77, not jdoe_778")).toBe("@j••• or J•••, not jdoe_778");
  expect(mask("anna.schmidt (at) example dot org")).toBe("a••• (at) example dot org");
  expect(mask("ring 0176 / 123-4567")).toBe("ring ••••67");
  expect(mask("k-99812")).toBe("••••12");
  expect(mask("@apple sells an apple")).toBe("@a••• sells an apple");
});

const letters = fc.stringMatching(/^[A-ZÄÖÉŁŠ][a-zäöéłš]{3,9}$/);
const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.constantFrom("\n", ",", ".", "Order", "4471", "@shop", "•••"),
);
const sentence = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));

test("a whole name is in no masked text, in whatever case and wherever it stands", () => {
  fc.assert(
    fc.property(letters, fc.stringMatching(/^[A-Z]zq[a-z]{3,6}$/), sentence, sentence, (first, last, before, after) => {
      const mask = maskerOf({ hidden: [named(`${first} ${last}`)], shown: [] });
      const name = `${first} ${last}`;
      for (const written of [name, name.toLowerCase(), name.toUpperCase()])
        expect(mask(`${before} ${written} ${after}`).toLowerCase()).not.toContain(last.toLowerCase());
      expect(mask(`${before} ${last} ${after}`)).not.toContain(last);
    }),
  );
});

test("without known people, and where no name stands, only personal data are masked", () => {
  fc.assert(
    fc.property(sentence, letters, (text, name) => {
      expect(maskerOf(nobody)(text)).toBe(maskPersonalData(text));
      fc.pre(!text.toLowerCase().includes(name.slice(0, 3).toLowerCase()));
      expect(maskerOf({ hidden: [named(name)], shown: [] })(text)).toBe(maskPersonalData(text));
    }),
  );
});

test("masking what is masked changes nothing, and any signs are taken", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), sentence, letters, (odd, text, name) => {
      const mask = maskerOf({
        hidden: [named(`${name} ${odd}`), { name: null, kind: "account", value: odd }],
        shown: [],
      });
      const once = mask(`${text} ${name} ${odd} ${text}`);
      expect(mask(once)).toBe(once);
    }),
    { numRuns: 40 },
  );
}, 30_000);

test("a thread of 200 long messages is masked in a moment", () => {
  const mask = maskerOf({ hidden: [named("Anna Schmidt"), named("Ben van Dijk")], shown: ["Mia Weber"] });
  const texts = Array.from({ length: 200 }, (_, at) => `Order ${at} for Anna Schmidt, it is late again. `.repeat(12));
  texts.forEach(mask);
  const before = process.cpuUsage();
  texts.forEach(mask);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(250);
});
