import fc from "fast-check";
import { expect, test } from "vitest";

import { bytesOf, hexLines } from "./hex.ts";

test("a line of sixteen bytes, and what is left", () => {
  const bytes = new TextEncoder().encode("Grüße, Welt\n<b>x");
  expect(hexLines(bytes, 100)).toEqual([
    { offset: "000000", hex: "47 72 c3 bc c3 9f 65 2c  20 57 65 6c 74 0a 3c 62", letters: "Gr....e, Welt.<b" },
    { offset: "000010", hex: "3e 78", letters: ">x" },
  ]);
  expect(hexLines(bytes, 3)).toEqual([{ offset: "000000", hex: "47 72 c3", letters: "Gr." }]);
  expect(hexLines(new Uint8Array(), 3)).toEqual([]);
});

test("every byte comes back from base64, and stands in the lines in its place", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const read = bytesOf(btoa(String.fromCodePoint(...bytes)));
      expect([...read]).toEqual([...bytes]);
      const pairs = hexLines(read, 1000).flatMap(({ hex }) => hex.split(/ +/));
      expect(pairs.map((pair) => Number.parseInt(pair, 16))).toEqual([...bytes]);
    }),
  );
});
