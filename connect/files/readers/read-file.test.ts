import { gzipSync } from "node:zlib";

import { Failure } from "@firsthand/kernel/errors";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

import { contextWithMapping, inspectFile, readFile, readOne } from "../index.ts";
import { allOf, deliveredFrom, encoded, fileOf, inShort, inspected, NOW } from "../testing/index.ts";

// Some of these read tens of megabytes.
vi.setConfig({ testTimeout: 30_000 });

const HEADER = "id,at,direction,text,rating_kind,rating_value";
const good = (id: number | string, text = `text ${id}`) => `${id},2024-05-01T10:00:00Z,in,${text},,`;
const fileWith = (...lines: string[]) => `${[HEADER, ...lines].join("\n")}\n`;

describe("each bad record is rejected by itself, with its reason, place and bytes", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["too_few_cells", "2,2024-05-01T10:00:00Z,in"],
    ["too_many_cells", "2,2024-05-01T10:00:00Z,in,a text, cut in two,,"],
    ["unparsable_date", "2,yesterday,in,text,,"],
    ["unparsable_date", "2,2024-02-31T10:00:00Z,in,text,,"],
    ["date_out_of_range", "2,1970-01-01T00:00:00Z,in,text,,"],
    ["date_out_of_range", "2,1971-01-01T23:59:59Z,in,text,,"],
    ["date_out_of_range", "2,9999-12-31T00:00:00Z,in,text,,"],
    ["date_out_of_range", "2,2024-06-03T00:00:01Z,in,text,,"],
    ["missing_field", "2,,in,text,,"],
    ["missing_field", "2,2024-05-01T10:00:00Z,,text,,"],
    ["bad_value", "2,2024-05-01T10:00:00Z,sideways,text,,"],
    ["bad_rating", "2,2024-05-01T10:00:00Z,in,text,nps,good"],
    ["bad_rating", "2,2024-05-01T10:00:00Z,in,text,nps,11"],
    ["bad_rating", "2,2024-05-01T10:00:00Z,in,text,,5"],
    ["nul_character", "2,2024-05-01T10:00:00Z,in,te\0xt,,"],
    ["stray_quote", '2,2024-05-01T10:00:00Z,in,"te"xt,,'],
    ["value_too_long", `${"2".repeat(501)},2024-05-01T10:00:00Z,in,text,,`],
  ];
  test.each(cases)("%s: %s", async (code, line) => {
    const items = await deliveredFrom(fileWith(good(1), line, good(3)));
    expect(inShort(items)).toEqual(["text 1", `!${code}`, "text 3"]);
    const rejected = items[1];
    expect(rejected?.position).toEqual({ record: 2, line: 3 });
    expect(rejected?.raw && Buffer.from(rejected.raw).toString()).toBe(line);
  });

  test("a rejected record keeps its id if that could be read", async () => {
    const [item] = await deliveredFrom(fileWith("77,2024-05-01T10:00:00Z,in,text,nps,11", good(1)));
    expect(item?.status === "rejected" && item.externalId).toBe("77");
  });

  test("bytes that are not UTF-8 far behind a beginning in ASCII", async () => {
    const many = Array.from({ length: 40_000 }, (_, index) => good(index, "grüße €".repeat(2)));
    const odd = Buffer.concat([Buffer.from(good("odd", "caf")), Buffer.from([0xe9])]);
    const bytes = Buffer.concat([Buffer.from(fileWith(...many)), odd, Buffer.from(",,\n"), Buffer.from(good("last"))]);
    const items = await deliveredFrom(bytes);
    expect(items).toHaveLength(40_002);
    const rejected = items.filter((item) => item.status === "rejected");
    expect(rejected.map(({ reason, position }) => [reason.code, position.record])).toEqual([
      ["invalid_encoding", 40_001],
    ]);
    expect(rejected[0]?.raw.includes(0xe9)).toBe(true);
    expect(rejected[0]?.reason.message).toContain("byte 0xe9 at");
  });

  test("a cell of 10 MB", async () => {
    const items = await deliveredFrom(fileWith(good(1), good(2, `"${"x\n".repeat(5 * 1024 * 1024)}"`), good(3)));
    expect(inShort(items)).toEqual(["text 1", "!cell_too_large", "text 3"]);
    expect(items[1]?.raw?.length).toBeGreaterThan(10_485_760);
    expect(items[2]?.position).toEqual({ record: 3, line: 4 + 5 * 1024 * 1024 });
  });

  test("a record of 40 MB is passed over, and its beginning kept", async () => {
    const items = await deliveredFrom(fileWith(good(1), good(2, "x".repeat(40 * 1024 * 1024)), good(3)));
    expect(inShort(items)).toEqual(["text 1", "!record_too_large", "text 3"]);
    expect(items[1]?.raw?.length).toBe(1024 * 1024);
    expect(items[2]?.position).toEqual({ record: 3, line: 4 });
  });
});

describe("a quote that is never closed", () => {
  test("does not swallow the lines after it", async () => {
    const items = await deliveredFrom(fileWith(good(1), good(2, '"open'), good(3), good(4, '"two\nlines"'), good(5)));
    expect(inShort(items)).toEqual(["text 1", "!unclosed_quote", "text 3", "two\nlines", "text 5"]);
    expect(items[3]?.position).toEqual({ record: 4, line: 5 });
    expect(items[4]?.position).toEqual({ record: 5, line: 7 });
  });

  test("nor the rest of a long file without any quote", async () => {
    const rest = Array.from({ length: 200_000 }, (_, index) =>
      good(index, "a text of some length, as".replace(",", "")),
    );
    const items = await deliveredFrom(`${fileWith(good(1, '"open'))}${rest.join("\n")}`);
    expect(items).toHaveLength(200_001);
    expect(items.filter((item) => item.status === "rejected")).toHaveLength(1);
  });
});

test("quotes in the middle of a cell, doubled quotes, line ends of every kind and empty lines are read as they are meant", async () => {
  const lines = [
    good(1, 'a 5" pipe'),
    good(2, '"she said ""hi, you"""'),
    "",
    good(3, '"two\r\nlines"'),
    good(4, '""'),
    good(5),
  ];
  for (const end of ["\n", "\r\n"]) {
    const items = await deliveredFrom([HEADER, ...lines].join(end));
    expect(inShort(items)).toEqual(['a 5" pipe', 'she said "hi, you"', "two\r\nlines", "", "text 5"]);
  }
  const items = await deliveredFrom([HEADER, good(1), good(2)].join("\r"));
  expect(inShort(items)).toEqual(["text 1", "text 2"]);
});

test("what is written as CSV is read back, whatever the texts hold", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "é", "語", ";", "'"), maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 20 }), async (texts) => {
      const rows = texts.map((text, index) => good(index, `"${text.replaceAll('"', '""')}"`));
      expect(inShort(await deliveredFrom(fileWith(...rows)))).toEqual(texts);
    }),
    { numRuns: 50 },
  );
});

describe("half a gzip", () => {
  test("gives every whole record before the cut, then a failure that counts them", async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => good(index, `text ${Math.sin(index)}`));
    const whole = gzipSync(fileWith(...rows));
    const path = fileOf(whole.subarray(0, Math.floor(whole.length / 2)), "half.csv.gz");
    const file = await inspectFile(path, { now: NOW });
    const texts: string[] = [];
    const failure = await (async () => {
      for await (const { items } of readFile(file, { now: NOW })) texts.push(...inShort(items));
    })().catch((error: unknown) => error);
    expect(texts.length).toBeGreaterThan(10_000);
    expect(texts).toEqual(texts.map((_, index) => `text ${Math.sin(index)}`));
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: "truncated_gzip", details: { records: texts.length } });
  });

  test("a damaged one is told apart from a cut one", async () => {
    const whole = gzipSync(
      fileWith(...Array.from({ length: 5000 }, (_, index) => good(index, String(Math.sin(index))))),
    );
    const middle = whole.length >> 1;
    whole.fill(0, middle, middle + 2000);
    const file = await inspectFile(fileOf(whole, "bad.csv.gz"), { now: NOW });
    await expect(allOf(file)).rejects.toMatchObject({ code: "corrupt_gzip" });
  });
});

test("gzip is known by its bytes, and several members are one file", async () => {
  const [first, second] = [gzipSync(fileWith(good(1))), gzipSync(`${good(2)}\n`)];
  expect(inShort(await deliveredFrom(Buffer.concat([first, second]), { name: "plain.csv" }))).toEqual([
    "text 1",
    "text 2",
  ]);
});

test("reading on after any number of records gives exactly the rest, in batches of any size", async () => {
  const lines = Array.from({ length: 50 }, (_, index) =>
    index % 7 === 3 ? "broken" : good(index, `"line\n${index}"`),
  );
  const file = await inspected(fileWith(...lines));
  const all = await allOf(file);
  expect(all).toHaveLength(50);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }), async (skip, batchSize) => {
      const items = [];
      for await (const batch of readFile(file, { skip, batchSize, now: NOW })) {
        expect(batch.items.length).toBeLessThanOrEqual(batchSize);
        items.push(...batch.items);
      }
      expect(items).toEqual(all.slice(skip));
    }),
  );
});

test("the bytes read end at the size of the file, compressed or not", async () => {
  for (const content of [Buffer.from(fileWith(good(1))), gzipSync(fileWith(good(1)))]) {
    const file = await inspected(content);
    let read = 0;
    for await (const { bytesRead } of readFile(file, { now: NOW })) read = bytesRead;
    expect(read).toBe(content.length);
  }
});

test("a file that changed after it was inspected is refused", async () => {
  const file = await inspected(fileWith(good(1)));
  await expect(allOf({ ...file, size: file.size + 1 })).rejects.toMatchObject({ code: "file_changed" });
  await expect(allOf({ ...file, path: `${file.path}.gone` })).rejects.toMatchObject({ code: "file_not_found" });
});

describe("one record again, from its bytes and the context alone", () => {
  test("gives what the file gave, understood or rejected, after the context went through JSON", async () => {
    for (const encoding of ["utf-8", "utf-16le", "windows-1252"]) {
      const text = fileWith(good(1, '"Grüße,\nBjörn"'), "broken é", good(3));
      const content =
        { "utf-8": Buffer.from(text), "utf-16le": Buffer.from(text, "utf16le") }[encoding] ?? encoded(text, encoding);
      const file = await inspected(content);
      expect(file.encoding).toBe(encoding);
      const context = JSON.parse(JSON.stringify(file.context)) as typeof file.context;
      for (const item of await allOf(file)) {
        if (item.status === "rejected") expect(await readOne(context, item.raw, item.position, NOW)).toEqual(item);
      }
    }
  });

  test("is understood with another mapping", async () => {
    const content = `when,what,score\n${"2024-05-01,fine,7\n".repeat(3)}01.05.2024,late,8\n`;
    const mapping = (format: string) =>
      `date_format: ${format}\ncolumns:\n  at: when\n  text: what\n  direction: { constant: in }\nrating: { column: score, kind: nps, lowest: 0, highest: 10 }\n`;
    const file = await inspected(content, { mapping: mapping("iso") });
    const [rejected] = (await allOf(file)).filter((item) => item.status === "rejected");
    if (!rejected) throw new Error("nothing was rejected");
    expect(rejected.reason.code).toBe("unparsable_date");
    const context = await contextWithMapping(file.context, fileOf(mapping("dd.mm.yyyy"), "other.yaml"));
    const again = await readOne(context, rejected.raw, rejected.position, NOW);
    expect(again).toMatchObject({ status: "understood", record: { at: "2024-05-01T00:00:00.000Z", text: "late" } });
  });
});
