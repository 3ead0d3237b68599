import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";
import { afterEach, beforeEach, expect, test } from "vitest";

import { watchFolder, type Arrived } from "./index.ts";

const bad = (status: number) =>
  new Failure({ code: "unknown_layout", status, message: "What the columns mean is not known.", advice: "Say it." });

let directory: string;
let now = Date.UTC(2024, 5, 1);
let imported: Arrived[] = [];
let outcome: () => Promise<Readonly<Record<string, unknown>>> = async () => ({ accepted: 2 });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "firsthand-folder-"));
  imported = [];
  outcome = async () => ({ accepted: 2 });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const watched = () =>
  watchFolder({
    directory,
    now: () => new Date(now),
    importFile: async (file) => {
      imported.push(file);
      return await outcome();
    },
  });
const arrive = (name: string, text = "a,b\n") => writeFileSync(join(directory, name), text);
const later = (seconds: number) => {
  now += seconds * 1000;
};

test("a file is imported once it is still, and moved to done with its report", async () => {
  const { sweep } = watched();
  arrive("a.csv");
  expect(await sweep()).toEqual([]);
  later(9);
  appendFileSync(join(directory, "a.csv"), "more");
  expect(await sweep()).toEqual([]);
  later(9);
  expect(await sweep()).toEqual([]);
  later(1);
  const [taken] = await sweep();
  expect(taken).toMatchObject({ name: "a.csv", outcome: "done" });
  expect(imported).toEqual([{ path: join(directory, "a.csv"), name: "a.csv", mapFile: undefined }]);
  expect(readFileSync(taken?.path ?? "", "utf8")).toBe("a,b\nmore");
  expect(JSON.parse(readFileSync(`${taken?.path}.report.json`, "utf8"))).toEqual({
    file: "a.csv",
    at: new Date(now).toISOString(),
    outcome: "done",
    accepted: 2,
  });
  later(60);
  expect(await sweep()).toEqual([]);
});

test("what cannot be imported goes to failed with the reason, and does not hold up the others", async () => {
  const { sweep } = watched();
  arrive("1.csv");
  arrive("2.csv");
  await sweep();
  later(10);
  const outcomes = [Promise.reject(bad(422)), Promise.resolve({ accepted: 1 })];
  outcomes[0]?.catch(() => undefined);
  outcome = () => outcomes.shift() ?? Promise.resolve({});
  const taken = await sweep();
  expect(taken.map(({ name, outcome: how }) => [name, how])).toEqual([
    ["1.csv", "failed"],
    ["2.csv", "done"],
  ]);
  expect(JSON.parse(readFileSync(`${taken[0]?.path}.report.json`, "utf8"))).toMatchObject({
    code: "unknown_layout",
    advice: "Say it.",
  });
});

test("one that has to wait does not hold up the others", async () => {
  const { sweep } = watched();
  arrive("1.csv");
  arrive("2.csv");
  await sweep();
  later(10);
  outcome = () => (imported.length === 1 ? Promise.reject(bad(503)) : Promise.resolve({}));
  await expect(sweep()).rejects.toMatchObject({ status: 503 });
  expect(readdirSync(directory).toSorted()).toEqual(["1.csv", "done"]);
});

test.each([
  ["another is importing it", bad(409)],
  ["the database is gone", bad(503)],
  ["a defect", new Error("x")],
])("when %s the file stays, and comes again", async (_, error) => {
  const { sweep } = watched();
  arrive("1.csv");
  await sweep();
  later(10);
  outcome = () => Promise.reject(error);
  await expect(sweep()).rejects.toBe(error);
  expect(existsSync(join(directory, "1.csv"))).toBe(true);
  outcome = async () => ({});
  expect(await sweep()).toHaveLength(1);
});

test("files of one name do not overwrite each other", async () => {
  const { sweep } = watched();
  for (let round = 0; round < 3; round += 1) {
    arrive("a.csv", String(round));
    await sweep();
    later(10);
    const at = now;
    await sweep();
    // All within one second, as far as the names tell.
    now = at - 10_000;
  }
  const files = readdirSync(join(directory, "done")).filter((name) => name.endsWith("a.csv"));
  expect(new Set(files.map((name) => readFileSync(join(directory, "done", name), "utf8")))).toEqual(
    new Set(["0", "1", "2"]),
  );
});

test("a mapping file in the folder goes with each file; hidden, unfinished and linked ones are left", async () => {
  const { sweep } = watched();
  for (const name of ["map.yaml", "users.json", ".hidden.csv", "a.csv.part", "b.tmp", "~$c.csv", "good.csv"])
    arrive(name);
  mkdirSync(join(directory, "folder.csv"));
  symlinkSync("/etc/hostname", join(directory, "link.csv"));
  await sweep();
  later(10);
  expect((await sweep()).map(({ path }) => basename(path).slice(20))).toEqual(["good.csv"]);
  expect(imported).toEqual([expect.objectContaining({ mapFile: join(directory, "map.yaml") })]);
});
