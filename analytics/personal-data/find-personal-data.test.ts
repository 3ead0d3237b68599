import { expect, test } from "vitest";

import { type PersonalDataKind, findPersonalData, personalDataKinds } from "./index.ts";

/** What is found, as "kind: text". */
function found(text: string, countries?: readonly string[]): readonly string[] {
  const options = countries ? { countries } : {};
  return findPersonalData(text, options).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

const examples: readonly (readonly [text: string, kind: PersonalDataKind, value: string])[] = [
  ["paid with 4242 4242 4242 4242 today", "card", "4242 4242 4242 4242"],
  ["amex 3782-822463-10005.", "card", "3782-822463-10005"],
  ["卡号4242424242424242谢谢", "card", "4242424242424242"],
  ["４２４２ ４２４２ ４２４２ ４２４２", "card", "４２４２ ４２４２ ４２４２ ４２４２"],
  ["to DE89 3704 0044 0532 0130 00 please", "iban", "DE89 3704 0044 0532 0130 00"],
  ["iban gb82west12345698765432", "iban", "gb82west12345698765432"],
  ["123-45-6788 is my social", "national_id", "123-45-6788"],
  ["SSN 123456788", "national_id", "123456788"],
  ["NINO: AB 12 34 56 C", "national_id", "AB 12 34 56 C"],
  ["Steuer-ID 86 095 742 719", "national_id", "86 095 742 719"],
  ["sécu 2 69 05 49 588 157 80", "national_id", "2 69 05 49 588 157 80"],
  ["NIE X1234567L", "national_id", "X1234567L"],
  ["mi DNI 12.345.678-Z", "national_id", "12.345.678-Z"],
  ["CF RSSMRA85T10A562S", "national_id", "RSSMRA85T10A562S"],
  ["mijn BSN is 111222333", "national_id", "111222333"],
  ["85.07.30-033.28", "national_id", "85.07.30-033.28"],
  ["PESEL 44051401359", "national_id", "44051401359"],
  ["811218-9876", "national_id", "811218-9876"],
  ["NIK 3273015708900001", "national_id", "3273015708900001"],
  ["CPF 111.444.777-35", "national_id", "111.444.777-35"],
  ["aadhaar 9999 4105 7058", "national_id", "9999 4105 7058"],
  ["СНИЛС 112-233-445 95", "national_id", "112-233-445 95"],
  ["passport C01X00T47 expired", "passport", "C01X00T47"],
  ["паспорт 4508 123456", "passport", "4508 123456"],
  ["ring (415) 555-2671", "phone", "(415) 555-2671"],
  ["+44 (0)20 7946 0958", "phone", "+44 (0)20 7946 0958"],
  ["0176 12345678", "phone", "0176 12345678"],
  ["my number is 4155552671", "phone", "4155552671"],
  ["\u202A+49 151 23456789\u202C", "phone", "+49 151 23456789"],
  ["mail <jane.o'neill+x@mail.example.co.uk>.", "email", "jane.o'neill+x@mail.example.co.uk"],
  ["schreib an jürgen@müller.example", "email", "jürgen@müller.example"],
  ["blocked from 81.2.69.142:8080", "ip", "81.2.69.142"],
  ["from 2001:db8:85a3::8a2e:370:7334", "ip", "2001:db8:85a3::8a2e:370:7334"],
  ["born on March 3rd, 1985", "birth_date", "March 3rd, 1985"],
  ["geb. 12.03.1985", "birth_date", "12.03.1985"],
  ["née le 3 août 1985", "birth_date", "3 août 1985"],
  ["Kundennummer: 88123456", "account", "88123456"],
  ["account number 12345678 2 weeks ago", "account", "12345678"],
  ["at 221B Baker Street, London NW1 6XE now", "address", "221B Baker Street, London NW1 6XE"],
  ["Ich wohne in der Hauptstraße 12a, 10115 Berlin.", "address", "Hauptstraße 12a, 10115 Berlin"],
  ["12 bis rue de la Paix, 75002 Paris", "address", "12 bis rue de la Paix, 75002 Paris"],
  ["Calle Mayor 12, 2º B, 28013 Madrid", "address", "Calle Mayor 12, 2º B, 28013 Madrid"],
  ["ul. Długa 7/3, 00-238 Warszawa", "address", "ul. Długa 7/3, 00-238 Warszawa"],
  ["Jl. Sudirman No. 1, Jakarta 10220", "address", "Jl. Sudirman No. 1, Jakarta 10220"],
  ["ул. Ленина, д. 10, кв. 5", "address", "ул. Ленина, д. 10, кв. 5"],
];

for (const [text, kind, value] of examples) {
  test(`${kind} in: ${text}`, () => expect(found(text)).toEqual([`${kind}: ${value}`]));
}

const innocent = [
  "order 112-3456789-1234567, parcel 4712 3456 7890 1234",
  "4242 4242 4242 4243 fails its checksum",
  "DE89 3704 0044 0532 0130 01 fails too",
  "000-12-3456, 666-12-3456, 912-34-5678 and 123-00-4567 were never given out",
  "number 111222334 is of no kind, and 44051401359 is no PESEL without its word",
  "the Wall Street Journal, page 12, and 24 Street Fighters",
  "it cost $1,234,567.89 or 612 345 678 € in all",
  "from 612 345 678 to 701 234 567 in a year",
  "on 12/03/2024 at 10:15:30, version 1.2.3.4, std::dead::beef",
  "Je ne reçois rien depuis le 12/03/2024",
  "Auf dem Weg 2 Mal angehalten, im Supermarkt 5 Minuten",
  "ho scritto via email 3 volte",
  "call our free line 1-800-555-0199 or 0800 1234567",
  "@bob told a@b and @ home",
  "timestamp 1700000000000, ean 4006381333931",
  "passport office, 3 visits; account closed 2 years ago",
];

for (const text of innocent) test(`nothing in: ${text}`, () => expect(found(text)).toEqual([]));

test("handles are found only when asked for", () => {
  expect(found("hey @jane_doe")).toEqual([]);
  const handles = findPersonalData("hey @jane_doe, mail a@example.org", { kinds: ["handle"] });
  expect(handles).toEqual([{ kind: "handle", start: 4, end: 13, sure: 0.8 }]);
  expect(findPersonalData("hey @jane_doe 4242424242424242", { kinds: personalDataKinds })).toHaveLength(2);
});

test("countries that are not named are not looked for", () => {
  const text = "PESEL 44051401359, 0176 12345678";
  expect(found(text, ["pl"])).toEqual(["national_id: 44051401359"]);
  expect(findPersonalData(text, { countries: ["DE"] })).toMatchObject([{ kind: "phone", country: "DE" }]);
});

test("a word for orders takes a number away from the word for telephones before it", () => {
  expect(found("call me about order 4155552671")).toEqual([]);
  expect(found("about my order: call me, 4155552671")).toEqual(["phone: 4155552671"]);
});

/** Hostile texts: what a search that goes back and forth would never finish. */
const hostile: Readonly<Record<string, string>> = {
  digits: "1",
  "digits and spaces": "4 ",
  groups: "4242 ",
  dots: "1.",
  ats: "a@",
  "ats and dots": "a.@",
  brackets: "[",
  masks: "••a",
  colons: "2001:",
  capitals: "Am Weg ",
  streets: "12 Rue De La ",
  via: "Via Roma ",
  born: "born 12 March ",
  countries: "DE89 3704 ",
  surrogates: "\ud800",
  joined: "e\u0301",
  plus: "+49 1",
};

test("100,000 signs of any kind are read in time that grows with them", () => {
  for (const [name, part] of Object.entries(hostile)) {
    const small = leastTime(part.repeat(Math.ceil(10_000 / part.length)));
    const large = leastTime(part.repeat(Math.ceil(100_000 / part.length)));
    // Ten times the text; work that grew as its square would take a hundred times as long.
    expect(large, `${name}: ${small.toFixed(1)} and ${large.toFixed(1)} ms`).toBeLessThan(40 * small + 20);
  }
}, 120_000);

/** Processor time in milliseconds, the least of three rounds. */
function leastTime(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage();
    findPersonalData(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
