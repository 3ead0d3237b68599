import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { createLogging } from "@firsthand/platform/http";
import { createJobs } from "@firsthand/platform/jobs";
import { cloneDatabase, temporaryDirectory } from "@firsthand/platform/testing";
import { readConfig } from "@firsthand/platform/config";
import { sql } from "kysely";
import { expect, onTestFinished, test, vi } from "vitest";

import { wireFolder } from "./watched-folder.ts";

test("files that arrive in the folder of the settings are imported by a job, once; a wrong one does not hold up the others", async () => {
  const database = await cloneDatabase();
  const place = temporaryDirectory("firsthand-watched-");
  const arriving = join(place.path, "arriving");
  mkdirSync(arriving);
  const { logger } = createLogging({ level: "silent", write: () => undefined });
  const jobs = createJobs(database, logger);
  onTestFinished(async () => {
    await jobs.stop({ graceSeconds: 2 });
    await database.drop();
    place.remove();
  });
  const secret = "a secret that only these tests know, for ever";
  const config = readConfig(
    { DATA_DIR: join(place.path, "data"), IMPORT_DIR: arriving, FIRSTHAND_SECRET: secret },
    { cwd: place.path },
  );
  wireFolder({ storage: database, jobs, config, now: () => new Date() });
  writeFileSync(
    join(arriving, "good.csv"),
    "id,at,direction,author,text\n1,2024-01-01T00:00:00Z,in,ann,Where is it?\n2,soon,in,ann,x\n",
  );
  writeFileSync(join(arriving, "bad.csv"), "what,is,this\n1,2,3\n");
  for (const name of ["good.csv", "bad.csv"]) utimesSync(join(arriving, name), new Date(0), new Date(0));
  await jobs.start();
  await jobs.enqueue(database.db, "watched-folder", {});
  await vi.waitFor(() => expect(readdirSync(arriving).toSorted()).toEqual(["done", "failed"]), {
    timeout: 45_000,
    interval: 500,
  });
  const report = (folder: string) => {
    const name = readdirSync(join(arriving, folder)).find((one) => one.endsWith(".report.json")) ?? "";
    return JSON.parse(readFileSync(join(arriving, folder, name), "utf8")) as unknown;
  };
  expect(report("done")).toMatchObject({ file: "good.csv", source: "good", records: 2, accepted: 1, quarantined: 1 });
  expect(report("failed")).toMatchObject({ file: "bad.csv", code: "unknown_layout" });
  const { rows } = await sql`select body from interaction`.execute(database.db);
  expect(rows).toEqual([{ body: "Where is it?" }]);
  const runs = await sql`select file_name, asked_by from import_run`.execute(database.db);
  expect(runs.rows).toEqual([{ file_name: "good.csv", asked_by: "watched folder" }]);
});
