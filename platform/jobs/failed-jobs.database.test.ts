import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createLogging } from "../http/index.ts";
import { type TestDatabase, cloneDatabase } from "../testing/index.ts";
import { createJobs } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const SECRET = /Kowalska|anna@|0176|Baker/;

test("the words of a row that the database refused reach neither the log nor what the queue keeps", async () => {
  const { db } = database;
  await sql`create table met (name text primary key, at int)`.execute(db);
  const name = 'Anna "of 12 Baker Street" Kowalska, anna@example.org, 0176 12345678';
  const twice = () => sql`insert into met (name) values (${name}), (${name})`.execute(db);
  const unfit = () => sql`insert into met (name, at) values ('x', ${name}::int)`.execute(db);
  // that these errors do hold the row, else nothing is tested
  await expect(twice()).rejects.toMatchObject({ code: "23505", detail: expect.stringMatching(SECRET) as string });
  await expect(unfit()).rejects.toMatchObject({ code: "22P02", message: expect.stringMatching(SECRET) as string });

  const lines: string[] = [];
  const { logger } = createLogging({ level: "debug", write: (line) => lines.push(line) });
  const jobs = createJobs(database, logger);
  const options = { retry: { times: 1, afterSeconds: 0 }, pollSeconds: 0.5 };
  jobs.define("twice", async () => void (await twice()), options);
  jobs.define("unfit", async () => void (await unfit()), options);
  jobs.define(
    "wrapped",
    () => twice().then(undefined, (cause: unknown) => Promise.reject(new Error("no", { cause }))),
    options,
  );
  await jobs.start();
  for (const kind of ["twice", "unfit", "wrapped"]) await jobs.enqueue(db, kind, {});
  await expect.poll(async () => (await jobs.failedJobs(10)).length, { timeout: 20_000 }).toBe(3);
  await jobs.stop({ graceSeconds: 5 });

  const logged = lines.join("");
  expect(logged.match(/"a job failed"/g)).toHaveLength(6);
  expect(logged).toContain("23505");
  expect(logged).toContain("met_pkey");
  expect(logged).not.toMatch(SECRET);
  const { rows } = await sql<{ output: object }>`select output from jobs.job where output is not null`.execute(db);
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toMatch(SECRET);
});
