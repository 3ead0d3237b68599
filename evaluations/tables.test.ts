import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, expect, test } from "vitest";

import { columnOf, readTable } from "./tables.ts";

let folder = "";
const write = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tables-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const csv = '\uFEFFtext,label\n"Fine, ""really""\nfine",pos\nBad,neg\n';

test("csv, packed csv and tsv give the same rows", async () => {
  const expected = {
    columns: ["text", "label"],
    rows: [
      { text: 'Fine, "really"\nfine', label: "pos" },
      { text: "Bad", label: "neg" },
    ],
  };
  expect(await readTable(write("a.csv", csv))).toEqual(expected);
  expect(await readTable(write("a.csv.gz", gzipSync(csv)))).toEqual(expected);
  const tsv = await readTable(write("a.tsv", 'text\tlabel\nSay "hi\tpos\n'));
  expect(tsv.rows).toEqual([{ text: 'Say "hi', label: "pos" }]);
});

test("a file without a header takes the names given", async () => {
  const table = await readTable(write("b.tsv", "one\tpos\ntwo\tneg\n"), ["text", "label"]);
  expect(columnOf(table, "text")).toEqual(["one", "two"]);
});

test("what cannot be read is refused with its reason", async () => {
  mkdirSync(join(folder, "d.csv"));
  await expect(readTable(join(folder, "none.csv"))).rejects.toThrow(/no file/);
  await expect(readTable(join(folder, "d.csv"))).rejects.toThrow(/not a file/);
  await expect(readTable(write("a.xlsx", "x"))).rejects.toThrow(/neither/);
  await expect(readTable(write("e.csv", ""))).rejects.toThrow(/no rows/);
  await expect(readTable(write("h.csv", "text,label\n"))).rejects.toThrow(/no rows/);
  await expect(readTable(write("half.csv.gz", gzipSync(csv).subarray(0, 30)))).rejects.toThrow(/could not be read/);
  await expect(readTable(write("no.csv.gz", "not packed"))).rejects.toThrow(/could not be read/);
});

test("a column that is not there is refused, and those that are there are named", async () => {
  const table = await readTable(write("c.csv", csv));
  expect(() => columnOf(table, "txt")).toThrow(expect.objectContaining({ advice: "Choose one of: text, label." }));
});
