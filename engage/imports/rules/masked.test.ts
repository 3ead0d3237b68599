import fc from "fast-check";
import { expect, test } from "vitest";

import { maskedRecord } from "./masked.ts";

test("names under keys, in cells and in address lines are masked; what a record is stays readable", () => {
  const records: readonly (readonly [string, string])[] = [
    [
      '{"at":"never","author":{"name":"anna","id":7},"text":"hi"}',
      '{"at":"never","author":{"name":"a•••","id":7},"text":"hi"}',
    ],
    ["From: anna schmidt <anna@example.org>\nSubject: Kettle", "From: a••• s••• <a•••@example.org>\nSubject: Kettle"],
    ["32/13/2024;in;Anna Schmidt;email;order 4471-22", "32/13/2024;in;A••• S•••;email;order 4471-22"],
    ['The value "Anna Schmidt" is no date', 'The value "A••• S•••" is no date'],
  ];
  for (const [record, expected] of records) expect(maskedRecord(record)).toBe(expected);
});

test("a masked record has as many lines, is masked once and holds no name that stood in a cell", () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom("12 Baker Street\nLondon NW1 6XE", "+49 176 12345678", '"name":"', "Anna Zqschmidt", ",", "\n"),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const text = `${cells.join(";")};Anna Zqschmidt;`;
      const masked = maskedRecord(text);
      expect(masked.split("\n")).toHaveLength(text.split("\n").length);
      expect(masked.endsWith(";A••• Z•••;")).toBe(true);
      expect(maskedRecord(masked)).toBe(masked);
    }),
    { numRuns: 50 },
  );
});
