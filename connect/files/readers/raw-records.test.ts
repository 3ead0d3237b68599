import fc from "fast-check";
import { expect, test, vi } from "vitest";

import type { Bytes } from "./open-bytes.ts";
import { bytesOf, rawRecords } from "./raw-records.ts";
import { delimitedSplitter } from "./split-delimited.ts";
import { lineSplitter } from "./split-lines.ts";
import { mboxSplitter } from "./split-mbox.ts";
import type { Splitter } from "./splitter.ts";

vi.setConfig({ testTimeout: 30_000 });

async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Bytes> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield { bytes: bytes.subarray(at, at + size), bytesRead: Math.min(at + size, bytes.length) };
    at += size;
  }
}

async function recordsOf(bytes: Buffer, sizes: readonly number[], splitter: Splitter, encoding = "utf-8") {
  const found: unknown[] = [];
  for await (const { records } of rawRecords(inPieces(bytes, sizes), splitter, encoding)) {
    for (const one of records) found.push([one.record, one.line, one.trouble?.code, bytesOf(one).toString("hex")]);
  }
  return found;
}

const SEPARATOR = "From a@b.c Mon Jan  2 03:04:05 2006\n";
const csv = fc.string({ unit: fc.constantFrom("a", '"', '"', ",", "\n", "\r\n", "é"), maxLength: 60 });
const mbox = fc
  .array(
    fc.constantFrom(SEPARATOR, "\n", "Subject: x\n", ">From y\n", "From here on\n", "Content-Length: 9\n", "text\n"),
    {
      maxLength: 20,
    },
  )
  .map((lines) => SEPARATOR + lines.join(""));

test.each<[string, fc.Arbitrary<string>, () => Splitter]>([
  ["CSV", csv, () => delimitedSplitter(",", "\n")],
  ["JSON lines", csv, lineSplitter],
  ["mbox", mbox, mboxSplitter],
])("the same %s records are found however the file comes in pieces", async (_, content, splitter) => {
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(content, sizes, async (text, pieces) => {
      const bytes = Buffer.from(text);
      expect(await recordsOf(bytes, pieces, splitter())).toEqual(await recordsOf(bytes, [1_000_000], splitter()));
    }),
    { numRuns: 300 },
  );
});

test("no byte is lost: records and line ends together are the file", async () => {
  await fc.assert(
    fc.asyncProperty(csv, async (text) => {
      const found = await recordsOf(Buffer.from(text), [7], delimitedSplitter(",", "\n"));
      const kept = found
        .map((one) => (Array.isArray(one) ? Buffer.from(String(one[3]), "hex").toString() : ""))
        .join("");
      expect(kept.replaceAll(/[\r\n]/g, "")).toBe(text.replaceAll(/[\r\n]/g, ""));
    }),
    { numRuns: 300 },
  );
});

test("UTF-16 with either end first gives the bytes as they are in the file", async () => {
  for (const encoding of ["utf-16le", "utf-16be"]) {
    const bytes = Buffer.from('\u{feff}a,"x\ny"\nb,ж\n', "utf16le");
    if (encoding === "utf-16be") bytes.swap16();
    const found = await recordsOf(bytes, [3], delimitedSplitter(",", "\n"), encoding);
    expect(found.map((one) => (Array.isArray(one) ? one.slice(0, 2) : one))).toEqual([
      [1, 1],
      [2, 3],
    ]);
  }
});

test("a mail that is too large is passed over to the next separator, wherever the pieces end", async () => {
  const mail = (text: string) => `${SEPARATOR}Subject: s\n\n${text}\n\n`;
  const bytes = Buffer.from(mail("one") + mail("x".repeat(26 * 1024 * 1024)) + mail("three"));
  const found = await recordsOf(bytes, [65_536, 17], mboxSplitter());
  expect(found.map((one) => (Array.isArray(one) ? one.slice(0, 3) : one))).toEqual([
    [1, 1, undefined],
    [2, 6, "message_too_large"],
    [3, 11, undefined],
  ]);
});
