import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { jsonOf, runCli } from "../testing/run-cli.ts";

const place = temporaryDirectory("firsthand-model-");
const SHIPPED = readFileSync(join(import.meta.dirname, "../../models/maturity.yaml"), "utf8");
const OURS = SHIPPED.replace("title: ", "title: Our own, ");
const WRONG = SHIPPED.replace("at_least:", "at_laest:");
const databases: TestDatabase[] = [];

async function newInstallation() {
  const database = await cloneDatabase();
  databases.push(database);
  const options = { cwd: place.path, env: { DATABASE_URL: database.url, DATA_DIR: "data" } };
  return { options, run: (...args: string[]) => runCli(args, options) };
}

beforeAll(() => {
  writeFileSync(join(place.path, "ours.yaml"), OURS);
  writeFileSync(join(place.path, "wrong.yaml"), WRONG);
  writeFileSync(join(place.path, "latin.yaml"), Buffer.from([0x74, 0xe9]));
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  place.remove();
});

/** The line of the mistake in the wrong file. */
const wrongLine = WRONG.slice(0, WRONG.indexOf("at_laest:")).split("\n").length;

test("a file is checked without any data: what it holds, or each mistake with its line and exit code 1", async () => {
  const check = (file: string) => runCli(["model", "check", file], { cwd: place.path, env: { DATA_DIR: "nowhere" } });
  const right = await check("ours.yaml");
  expect(right.code, right.err).toBe(0);
  expect(right.out).toMatch(/^ours\.yaml is right: 4 stages, 12 dimensions, \d+ criteria, 4 gates/);
  const wrong = await check("wrong.yaml");
  expect(wrong).toMatchObject({ code: 1, err: "" });
  expect(wrong.out).toMatch(
    new RegExp(
      `^wrong\\.yaml:${wrongLine} divide\\.gates\\.\\d\\.at_laest: there is no such key; did you mean at_least`,
    ),
  );
  expect(await check("none.yaml")).toMatchObject({ code: 1, err: "There is no file none.yaml.\nCheck the name.\n" });
  expect(await check("latin.yaml")).toMatchObject({ code: 1, err: expect.stringContaining("it is not UTF-8") });
});

const versions = z.array(z.object({ version: z.int(), origin: z.string(), why: z.string(), savedBy: z.string() }));

test("a file is put in force, an earlier text stays readable, a wrong one changes nothing", async () => {
  const { options, run } = await newInstallation();
  expect((await run("model", "show")).out).toBe(SHIPPED);
  const saved = await run("model", "save", "ours.yaml", "--why", "Our own words");
  expect(saved.out, saved.err).toMatch(/^Version 2 is in force: 4 stages/);
  expect((await run("model", "show")).out).toBe(OURS);
  expect((await run("model", "show", "1")).out).toBe(SHIPPED);
  expect(await run("model", "show", "9")).toMatchObject({ code: 1, err: expect.stringMatching(/no version 9/) });
  expect((await run("model", "save", "ours.yaml")).err).toMatch(/--why/);

  const refused = await run("model", "save", "wrong.yaml", "--why", "A try");
  expect(refused.code).toBe(1);
  expect(refused.out).toMatch(new RegExp(`^wrong\\.yaml:${wrongLine} [^]*what was in force stays in force`));
  const listed = await jsonOf(["model", "versions"], { ...options, parse: (value) => versions.parse(value) });
  expect(listed.map(({ version, origin, why }) => [version, origin, why])).toEqual([
    [2, "edited", "Our own words"],
    [1, "shipped", "The model that comes with the product."],
  ]);
  expect((await run("model", "versions")).out).toMatch(/^ *version +in force since[^]*\n +2 .* Our own words\n/);
});

test("a model that only came with the product is no data: an export finds its place; an edited one is kept", async () => {
  const from = await newInstallation();
  await from.run("model", "save", "ours.yaml", "--why", "Our own words");
  const exported = await from.run("export", "log.ndjson");
  expect(exported.code, exported.err).toBe(0);

  const started = await newInstallation();
  expect((await started.run("model", "show")).out).toBe(SHIPPED);
  const loaded = await started.run("load", "log.ndjson");
  expect(loaded.code, loaded.err).toBe(0);
  expect((await started.run("model", "show")).out).toBe(OURS);
  expect(await started.run("load", "log.ndjson")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/data already/),
  });
});
