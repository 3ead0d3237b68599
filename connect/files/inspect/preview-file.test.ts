import { gzipSync } from "node:zlib";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { previewFile } from "../index.ts";
import { allOf, deliveredFrom, encoded, fileOf, inspected, inShort, NOW } from "../testing/index.ts";

const look = (content: string | Uint8Array, { name = "file.csv", mapText = undefined as string | undefined } = {}) =>
  previewFile(fileOf(content, "0190-upload"), { name, mapText, preview: 20, now: NOW });

const NATIVE = [
  "id,at,direction,author,author_email,thread,rating_kind,rating_value,text,shop",
  '1,2024-05-01T10:00:00+02:00,in,u1,ann@example.org,t1,nps,7,"hello, there",north',
  "2,2024-05-01T11:00:00Z,out,a1,,t1,,,answer,",
  "3,yesterday,in,u1,,,,,bad,",
  "4,2024-05-02,sideways,u1,,,,,bad too,",
  "",
].join("\n");

const TWITTER = [
  "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id",
  "1,115712,True,Tue Oct 31 22:10:47 +0000 2017,@shop help &amp; more,2.0,",
  "2,shop,False,Tue Oct 31 22:15:47 +0000 2017,@115712 sure,,1.0",
  "",
].join("\n");

const JSONL = ['{"at":"2024-05-01T10:00:00Z","direction":"in","author":{"account":"u1"},"text":"hi"}', ""].join("\n");
const MAIL =
  "From: Ann <ann@example.org>\nTo: help@example.com\nDate: Wed, 01 May 2024 10:00:00 +0000\nSubject: Hi\n\nHello\n";
const HELPDESK = "Datum;Art;Wer;Inhalt\n01.05.2024 10:00;Eingang;u1;größer\n13.05.2024 11:00;Ausgang;a1;Antwort\n";
const HELPDESK_MAP = `source: { name: desk, threading: gap, gap_hours: 5, selection: only one shop }
date_format: dd.mm.yyyy hh:mm
time_zone: Europe/Berlin
columns:
  at: Datum
  direction: { column: Art, values: { Eingang: in, Ausgang: out } }
  author: Wer
  text: Inhalt
  kind: { constant: review }
`;

describe("the mapping that is shown gives exactly what is shown", () => {
  test.each([
    ["the native layout", "file.csv", NATIVE, undefined],
    ["names with extra. before them", "file.csv", NATIVE.replace("shop", "extra.shop"), undefined],
    ["tabs", "file.tsv", NATIVE.replaceAll(",", "\t").replace('"hello\t there"', "hello"), undefined],
    ["a table of Twitter", "tweets.csv", TWITTER, undefined],
    ["lines of JSON", "file.jsonl", JSONL, undefined],
    ["mail", "file.eml", MAIL, undefined],
    ["mail of an organisation", "file.eml", MAIL, "organisation: { domains: [example.org] }"],
    ["a mapping", "desk.csv", encoded(HELPDESK, "windows-1252"), HELPDESK_MAP],
  ])("%s", async (_, name, content, mapping) => {
    const seen = await look(content, { name, mapText: mapping });
    expect(seen.problems).toEqual([]);
    const told = mapping === undefined ? {} : { mapping };
    expect(seen.rows).toEqual(await deliveredFrom(content, { name, ...told }));
    expect(seen.rows.length).toBeGreaterThan(0);
    const again = await look(content, { name, mapText: seen.mapping });
    expect(again.rows).toEqual(seen.rows);
    expect(again.declaration).toEqual(seen.declaration);
    expect(again.mapping.replace(/^#.*\n\n?/u, "")).toBe(seen.mapping.replace(/^#.*\n\n?/u, ""));
    const imported = await inspected(content, { name, mapping: seen.mapping });
    expect(await allOf(imported)).toEqual(seen.rows);
    expect(imported.declaration).toEqual(seen.declaration);
  });
});

test("columns come with examples, rows understood or rejected with the reason", async () => {
  const seen = await look(NATIVE);
  expect(seen).toMatchObject({ name: "file.csv", format: "csv", encoding: "utf-8", delimiter: ",", layout: "native" });
  expect(seen.columns.find(({ name }) => name === "text")?.examples).toEqual(["hello, there", "answer", "bad"]);
  expect(seen.columns.find(({ name }) => name === "shop")?.examples).toEqual(["north"]);
  expect(inShort(seen.rows)).toEqual(["hello, there", "answer", "!unparsable_date", "!bad_value"]);
});

test("a layout that is not known: columns, examples, and a mapping to begin with that then works", async () => {
  const content = "when,comment,score\n2024-05-01,hi,7\n";
  const seen = await look(content);
  expect(seen).toMatchObject({ layout: "unknown", rows: [], context: undefined, problems: [{ key: "columns" }] });
  expect(seen.problems[0]?.message).not.toContain("0190-upload");
  expect(seen.columns).toEqual([
    { name: "when", examples: ["2024-05-01"] },
    { name: "comment", examples: ["hi"] },
    { name: "score", examples: ["7"] },
  ]);
  const corrected = seen.mapping.replace("COLUMN WITH THE DATE", "when");
  expect(inShort((await look(content, { mapText: corrected })).rows)).toEqual(["hi"]);
});

test("dates that leave day and month open ask for the form, and show the rest of the mapping", async () => {
  const content = "at,direction,text\n01/02/2024,in,hi\n03/04/2024,in,ho\n";
  const seen = await look(content);
  expect(seen).toMatchObject({ layout: "native", rows: [], problems: [{ key: "date_format" }] });
  const again = await look(content, { mapText: `${seen.mapping}date_format: dd/mm/yyyy\n` });
  expect(inShort(again.rows)).toEqual(["hi", "ho"]);
});

test.each([
  ["no YAML", "columns: [", ""],
  ["an unknown key", "colums: {}", "colums"],
  ["a key within", "source: { channel: 7 }", "source.channel"],
  ["an unknown time zone", "time_zone: Mars/North", "time_zone"],
  ["a column that is not there", "columns: { at: at, direction: directon, text: text }", "columns"],
  ["no date", "columns: { text: text }", "columns"],
  ["an encoding that nobody knows", "encoding: latin9000", "encoding"],
  ["aliases without end", `columns: &a [x]\nsource: [${"*a,".repeat(50)}]`, ""],
])("a mapping with a mistake, %s: the place and the columns, never an error", async (_, mapText, key) => {
  const seen = await look(NATIVE, { mapText });
  expect(seen.problems).toMatchObject([{ key, message: expect.stringMatching(/\w/) as string }]);
  expect(seen.rows).toEqual([]);
  expect(seen.columns).toHaveLength(10);
  expect(seen.mapping).toBe(mapText);
});

test("whatever somebody writes as a mapping, there are rows or problems", async () => {
  const path = fileOf(NATIVE);
  const word = fc.constantFrom("columns", "source", "rating", "at", "text", "direction", "name", "{", "}", "[", "]");
  const sign = fc.constantFrom(": ", ", ", "\n", "  ", "- ", "&a ", "*a ", '"', "!!int ", "7", "null", "\0", "é");
  const written = fc.array(fc.oneof(word, sign, fc.string({ maxLength: 4 })), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(written, async (parts) => {
      const { rows, problems } = await previewFile(path, { mapText: parts.join(""), preview: 3, now: NOW });
      expect(rows.length > 0).toBe(problems.length === 0);
    }),
    { numRuns: 200 },
  );
});

test("what no mapping puts right is told in words, by the name that people gave", async () => {
  const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(5000, "\u0001\u0002")]);
  for (const [content, code] of [
    [png, "binary_file"],
    [Buffer.from("504b0304140000", "hex"), "zip_file"],
    ['[{"a":1}]', "json_list"],
  ] as const) {
    const failure: unknown = await look(content, { name: "what is it?" }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, message: expect.stringContaining("what is it?") as string });
    expect(JSON.stringify(failure)).not.toContain("0190-upload");
  }
});

test("of a large file, plain or compressed, only the beginning and some pieces are read", async () => {
  const line = "m1,2024-01-01T00:00:00Z,in,c1,zażółć gęślą jaźń und so weiter und so fort größer als je zuvor\n";
  const content = Buffer.from(`id,at,direction,author,text\n${line.repeat(600_000)}`);
  for (const bytes of [content, gzipSync(content, { level: 1 })]) {
    const path = fileOf(bytes, "large.csv");
    await previewFile(path, { now: NOW }); // warm
    const startedAt = performance.now();
    const { rows } = await previewFile(path, { preview: 20, now: NOW });
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(rows).toHaveLength(20);
  }
});
