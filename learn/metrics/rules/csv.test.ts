import fc from "fast-check";
import { expect, test } from "vitest";

import { csvLine } from "./csv.ts";

test.each([
  [[1.5, -2, null, true, "plain"], "1.5,-2,,yes,plain\r\n"],
  [["=1+1", "+49 30", "-1", "@you", "\tx", "\rx"], `'=1+1,'+49 30,'-1,'@you,'\tx,"'\rx"\r\n`],
  [['a "quoted", thing', "two\nlines"], '"a ""quoted"", thing","two\nlines"\r\n'],
])("%j", (cells, expected) => {
  expect(csvLine(cells)).toBe(expected);
});

test("no cell of text begins a formula, and the cells can be told apart again", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
      const line = csvLine(cells).slice(0, -2);
      const read = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      );
      expect(read.map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell))).toEqual(
        cells.map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)),
      );
      for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
