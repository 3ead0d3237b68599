import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { runCli } from "../testing/run-cli.ts";

const isRoot = process.getuid?.() === 0;
/** A user that every Linux knows, `nobody`. */
const NOBODY = 65_534;
const place = temporaryDirectory("firsthand-bad-");
const path = (name: string) => join(place.path, name);
let database: TestDatabase;
let newer: TestDatabase;

const HEADER = "id,at,direction,unit,text";
const GOOD = `${HEADER}\n1,2024-05-01T10:00:00Z,in,Berlin,hello\n`;

beforeAll(async () => {
  [database, newer] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  await newer.pool.query(
    "insert into migration (module, name, sha256, applied_at) values ('engage/later', '29991231T2359_later.sql', repeat('0', 64), now())",
  );
  writeFileSync(path("good.csv"), GOOD);
  writeFileSync(path("empty.csv"), "");
  writeFileSync(path("binary.csv"), gzipSync(gzipSync(GOOD)));
  writeFileSync(path("columns.csv"), "ticket,comment\n1,hello\n");
  writeFileSync(path("secret.csv"), GOOD, { mode: 0o600 });
  writeFileSync(path("wrong.yaml"), "source:\n  name: shop\ncolums:\n  at: ticket\n");
  writeFileSync(path("torn.yaml"), "source: [\n");
  mkdirSync(path("folder"));
  await runCli(["import", "good.csv", "--data", "data"], { cwd: place.path, env: { DATABASE_URL: database.url } });
});

afterAll(async () => {
  await Promise.all([database.drop(), newer.drop()]);
  place.remove();
});

interface Case {
  readonly what: string;
  readonly args: readonly string[];
  readonly says: readonly (string | RegExp)[];
  /** Whether the database of the tests is used; else there is none. */
  readonly stored?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

const files: readonly Case[] = [
  { what: "a missing file", args: ["import", "nothere.csv"], says: ["no file nothere.csv", "Check the name"] },
  { what: "a directory", args: ["import", "folder"], says: ["folder is a directory", "Name one file"] },
  { what: "an empty file", args: ["import", "empty.csv"], says: ["empty.csv is empty", "Export it again"] },
  { what: "a binary file", args: ["import", "binary.csv"], says: ["binary.csv", /not text|compressed/] },
  {
    what: "columns that mean nothing",
    args: ["import", "columns.csv"],
    says: ["ticket, comment", "--map FILE.yaml", "columns:\n  text: comment"],
  },
  { what: "an unknown format", args: ["import", "good.csv", "--format", "xlsx"], says: ['"xlsx"', "csv, tsv, jsonl"] },
  { what: "a wrong format", args: ["import", "good.csv", "--format", "jsonl"], says: ["not jsonl", "--format"] },
  { what: "a missing mapping", args: ["import", "good.csv", "--map", "no.yaml"], says: ["no.yaml", "--map"] },
  {
    what: "a wrong mapping",
    args: ["import", "good.csv", "--map", "wrong.yaml"],
    says: ["wrong.yaml is wrong in line 3", "colums", "docs/mapping-files.md"],
  },
  { what: "a torn mapping", args: ["import", "good.csv", "--map", "torn.yaml"], says: [/torn\.yaml .* line \d/] },
  ...(isRoot
    ? [{ what: "a file of another user", args: ["import", "secret.csv"], says: ["secret.csv", /right/], uid: NOBODY }]
    : []),
];

const UNREACHABLE = "postgres://ann:hush-hush@127.0.0.1:1/firsthand";
const places: readonly Case[] = [
  {
    what: "a database that cannot be reached",
    args: ["import", "good.csv"],
    env: { DATABASE_URL: UNREACHABLE },
    says: ["127.0.0.1:1/firsthand cannot be reached", "Check that it runs"],
  },
  {
    what: "a database of another kind",
    args: ["metrics"],
    env: { DATABASE_URL: "mysql://ann:hush-hush@db/x" },
    says: ["DATABASE_URL is not valid", "postgres://", ".env"],
  },
  { what: "a wrong variable", args: ["metrics"], env: { PORT: "many" }, says: ['PORT is "many"', "0 (any free port)"] },
  { what: "no data yet", args: ["metrics"], says: ["There are no data in", "npx firsthand import FILE", "--data"] },
  {
    what: "no data where one looks",
    args: ["quarantine", "list", "--data", "my data"],
    says: ["no data in", "npx firsthand import FILE --data 'my data'"],
  },
  { what: "nothing to back up", args: ["backup", "b.gz"], says: ["nothing to write out", "DATA_DIR"] },
  {
    what: "a file in the place of the data",
    args: ["import", "good.csv", "--data", "good.csv"],
    says: ["a file stands where a directory is needed", "DATA_DIR"],
  },
  ...(isRoot
    ? [
        {
          what: "a directory that may not be written",
          args: ["import", "good.csv", "--data", "folder"],
          says: ["cannot be written by this user", "Give this user the right"],
          uid: NOBODY,
        },
      ]
    : []),
];

const questions: readonly Case[] = [
  {
    what: "an unknown metric",
    args: ["metrics", "open", "reply_covrage"],
    says: ['no metric "reply_covrage"', "reply_coverage"],
  },
  { what: "an unknown unit", args: ["metrics", "--unit", "Berln"], says: ['no unit "Berln"', 'Did you mean "Berlin"'] },
  {
    what: "a bad date",
    args: ["metrics", "--since", "2024-02-30"],
    says: ['"2024-02-30" is not a date', "2026-03-31"],
  },
  {
    what: "a window without a moment",
    args: ["metrics", "--since", "2024-02-02", "--until", "2024-02-01"],
    says: ["holds no moment", "earlier"],
  },
  { what: "an unknown id", args: ["quarantine", "show", "abc"], says: ["Nothing in quarantine", "quarantine list"] },
  { what: "an unknown person", args: ["people", "show", "nobody"], says: ["No identity", "Give a mail address"] },
  {
    what: "a backup into no directory",
    args: ["backup", "nothere/b.gz"],
    says: ["there is no directory", "Make that directory"],
  },
  { what: "a backup that is none", args: ["restore", "good.csv"], says: ["not a backup", "firsthand backup"] },
  { what: "an export that is none", args: ["load", "nothere.ndjson"], says: ["nothere.ndjson", "Check the path"] },
].map((each) => ({ ...each, stored: true }));

const words: readonly Case[] = [
  { what: "an unknown command", args: ["imprt", "x"], says: ["unknown command 'imprt'", "Did you mean import?"] },
  { what: "an unknown option", args: ["metrics", "--jsn"], says: ["'--jsn'", "See: npx firsthand metrics --help"] },
  { what: "a missing argument", args: ["import"], says: ["'file'", "See: npx firsthand import --help"] },
  { what: "no whole number", args: ["quarantine", "list", "--limit", "0"], says: ["whole number from 1"] },
];

describe.each([
  ["files", files],
  ["places", places],
  ["questions", questions],
  ["words", words],
])("%s", (_name, cases) => {
  test.concurrent.each(cases)("$what", async ({ args, says, stored, env, uid }) => {
    const ended = await runCli(args, {
      cwd: place.path,
      env: { ...(stored ? { DATABASE_URL: database.url, DATA_DIR: "data" } : {}), ...env },
      ...(uid === undefined ? {} : { uid }),
    });
    expect(ended.code).toBe(1);
    expect(ended.out).not.toContain("into source");
    for (const part of says) {
      if (part instanceof RegExp) expect(ended.err).toMatch(part);
      else expect(ended.err).toContain(part);
    }
    expect(ended.err.trimEnd()).toMatch(/\n/); // what is wrong, and what to do
    expect(ended.err).not.toMatch(/^\s+at |defect|hush/m);
  });
});

test("data that are newer than the program are left alone", async () => {
  const ended = await runCli(["import", "good.csv"], { cwd: place.path, env: { DATABASE_URL: newer.url } });
  expect(ended.code).toBe(1);
  expect(ended.err).toMatch(/newer than this version[^]*later\.sql[^]*or a newer one/);
  const { rows } = await newer.pool.query("select count(*) as n from delivery");
  expect(rows).toEqual([{ n: 0 }]);
});
