import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { overview } from "@firsthand/engage/listen";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { nativeFile, seeded } from "../testing/data.ts";
import { jsonOf, runCli, startCli } from "../testing/run-cli.ts";

const place = temporaryDirectory("firsthand-output-");
const FIRSTHAND = join(import.meta.dirname, "../firsthand.mjs");
const ROWS = 3000;
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
  writeFileSync(join(place.path, "rows.csv"), nativeFile(ROWS, seeded(3)));
});
afterAll(async () => {
  await database.drop();
  place.remove();
});

const options = () => ({ cwd: place.path, env: { DATABASE_URL: database.url, DATA_DIR: "data" } });
const json = (...args: string[]) =>
  jsonOf(args, { ...options(), parse: (value) => value as Readonly<Record<string, unknown>> });

test("two imports of one file at once: nothing is there twice, and who comes too late is told", async () => {
  const both = await Promise.all([1, 2].map(() => startCli(["import", "rows.csv"], options()).ended));
  for (const { code, err } of both) {
    if (code === 1) expect(err).toMatch(/^Another process is importing the same file[^]*nothing is there twice\.\n$/m);
    expect(err).not.toMatch(/^\s+at |defect/m);
  }
  expect(both.map(({ code }) => code)).toContain(0);
  const again = await json("import", "rows.csv");
  expect(again).toMatchObject({ records: ROWS, accepted: 0, repeated: ROWS, revised: 0, quarantined: 0 });
  const { sources } = await overview(database.db);
  expect(again["holds"]).toEqual(sources[0]);
  const { rows } = await database.pool.query(
    "select count(*) as n, count(distinct interaction_id) as ids from interaction",
  );
  expect(rows[0]).toMatchObject({ n: rows[0]?.ids });
});

/** What `docs/command-line.md` says of the JSON of a command: the words in code type of its paragraph. */
function documented(command: string): string[] {
  const papers = readFileSync(join(import.meta.dirname, "../../docs/command-line.md"), "utf8");
  const paragraph = papers.split("\n").find((line) => line.startsWith(`**\`${command}\`**`)) ?? "";
  return Array.from(paragraph.matchAll(/(?<!\*)`(\w+)`/g), ([, word = ""]) => word);
}

/** All names of fields in a value, however deep. */
function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, field]) => [name, ...fieldsOf(field)]);
}

test.each([
  ["import", ["import", "rows.csv"]],
  ["metrics", ["metrics", "--since", "2024-01-01", "--until", "2024-02-01"]],
  ["metrics open", ["metrics", "open", "reply_coverage", "--limit", "3"]],
  ["position", ["position"]],
  ["quarantine list", ["quarantine", "list", "--limit", "1"]],
  ["people show", ["people", "show", "c1"]],
])("the JSON of %s has the fields that are documented, and no others", async (command, args) => {
  const fields = new Set(fieldsOf(await json(...args)));
  expect(fields.size).toBeGreaterThan(5);
  const known = documented(command);
  expect([...fields].filter((field) => !known.includes(field))).toEqual([]);
});

test("cases as CSV have one line each; as a table only the columns that hold something", async () => {
  const asCsv = await runCli(["metrics", "open", "reply_coverage", "--csv", "--limit", "500"], options());
  const lines = asCsv.out.trimEnd().split("\r\n");
  expect(lines).toHaveLength(501);
  expect(lines[0]).toBe("at,conversation,message,agent,unit,channel,first in,first reply,minutes,counts,amount,of");
  const asTable = await runCli(["metrics", "open", "reply_coverage", "--limit", "2"], options());
  expect(asTable.out).toMatch(/^at +conversation +unit +channel +first in/);
  expect(asTable.out).toMatch(/\n2 of [\d,]+ cases behind reply_coverage, the newest first; more with --limit \d+/);
});

test("a reader that goes away early is no error", async () => {
  const program = `"${process.execPath}" "${FIRSTHAND}" metrics open reply_coverage --limit 9000 | head -n 1`;
  const { cwd, env } = options();
  const shell = spawn("bash", ["--norc", "-o", "pipefail", "-c", program], {
    cwd,
    env: { PATH: process.env["PATH"], ...env },
  });
  let [out, err] = ["", ""];
  shell.stdout.on("data", (chunk) => (out += String(chunk)));
  shell.stderr.on("data", (chunk) => (err += String(chunk)));
  const [code] = await once(shell, "close");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^at +conversation/);
});

test("every command tells what it does, and the version is the program's", async () => {
  const [help, version] = await Promise.all([runCli(["--help"]), runCli(["--version"])]);
  expect(version).toMatchObject({ code: 0, out: "0.1.0\n" });
  expect(help.code).toBe(0);
  for (const name of ["import", "metrics", "quarantine", "people", "backup", "restore", "export", "load"]) {
    expect(help.out).toMatch(new RegExp(`^  ${name} .*\\S {2,}\\S|^  ${name} {2,}\\S`, "m"));
  }
  for (const line of help.out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});
