import { expect, test } from "vitest";

import { isCard } from "./cards.ts";
import {
  codiceFiscaleHolds,
  cpfHolds,
  dniHolds,
  elevenTestHolds,
  ibanHolds,
  luhnHolds,
  mod11And10Holds,
  nifHolds,
  peselHolds,
  remainder,
  snilsHolds,
  verhoeffHolds,
} from "./checksums.ts";

/** Numbers that issuers and authorities publish as examples, and nobody's. */
const published: readonly (readonly [string, (value: string) => boolean, readonly string[]])[] = [
  ["Luhn", luhnHolds, ["79927398713", "8112189876", "4242424242424242", "378282246310005"]],
  [
    "cards",
    isCard,
    [
      "4111111111111111",
      "5555555555554444",
      "2223003122003222",
      "378282246310005",
      "6011111111111117",
      "3530111333300000",
    ],
  ],
  [
    "IBAN",
    ibanHolds,
    [
      "de89370400440532013000",
      "gb82west12345698765432",
      "fr1420041010050500013m02606",
      "no9386011117947",
      "be68539007547034",
    ],
  ],
  ["Verhoeff", verhoeffHolds, ["2363", "999941057058"]],
  ["Steuer-ID", mod11And10Holds, ["86095742719", "47036892816", "65929970489"]],
  ["BSN", elevenTestHolds, ["111222333", "123456782"]],
  ["PESEL", peselHolds, ["44051401359", "02070803628"]],
  ["CPF", cpfHolds, ["11144477735", "52998224725"]],
  ["NIF", nifHolds, ["123456789", "501964843"]],
  ["SNILS", snilsHolds, ["11223344595", "08765430300"]],
  ["DNI and NIE", dniHolds, ["12345678z", "x1234567l", "00000000t"]],
  ["codice fiscale", codiceFiscaleHolds, ["rssmra85t10a562s", "mrtmtt91d08f205j"]],
];

for (const [name, holds, numbers] of published) {
  test(`${name}: published numbers hold, and none of them with one digit changed`, () => {
    for (const number of numbers) {
      expect(holds(number), number).toBe(true);
      const at = number.search(/\d(?!.*\d)/);
      const changed = number.slice(0, at) + String((Number(number[at]) + 1) % 10) + number.slice(at + 1);
      expect(holds(changed), changed).toBe(false);
    }
  });
}

test("numbers longer than a number of the machine are divided", () => {
  expect(remainder("2690549588157", 97)).toBe(17);
  expect(remainder("1".repeat(300), 97)).toBe(Number(BigInt("1".repeat(300)) % 97n));
});

test("a row of one digit is nobody's number", () => {
  expect(cpfHolds("11111111111")).toBe(false);
  expect(isCard("0000000000000000")).toBe(false);
});
