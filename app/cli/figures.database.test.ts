import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { overview } from "@firsthand/engage/listen";
import { sortedLog } from "@firsthand/engage/testing";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, expect, test } from "vitest";

import { csvRecords, seeded, shuffled } from "../testing/data.ts";
import { runCli } from "../testing/run-cli.ts";
import { hasShared, SHARED } from "../testing/stored.ts";

const place = temporaryDirectory("firsthand-figures-");
const databases: TestDatabase[] = [];
const SECRET = "a secret that only these tests know, for ever";

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  place.remove();
});

interface Figure {
  readonly id: string;
  readonly value: number | null;
  readonly n: number;
  readonly count?: number;
  readonly p90?: number;
  readonly warnings: readonly string[];
}

/** An empty log of its own, and the command on it. */
async function newLog() {
  const database = await cloneDatabase();
  databases.push(database);
  const data = join(place.path, `data-${databases.length}`);
  const env = { DATABASE_URL: database.url, FIRSTHAND_SECRET: SECRET };
  const run = async (...args: string[]) => {
    const ended = await runCli([...args, "--data", data], { env });
    expect(ended.code, ended.err).toBe(0);
    return ended.out;
  };
  const metrics = async () => {
    const figures: readonly Figure[] = JSON.parse(await run("metrics", "--json"));
    return new Map(figures.map((figure) => [figure.id, figure]));
  };
  return { db: database.db, run, metrics };
}

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(place.path, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

/** The same rows in other orders, and with rows that stand there twice, so that batches are cut elsewhere. */
function arrangements(name: string, text: string): { order: string; rows: number; path: string }[] {
  const { header, records } = csvRecords(text);
  const again = records.filter((_, index) => index % 3 === 0);
  const orders = {
    "as it is": records,
    reversed: records.toReversed(),
    shuffled: shuffled(records, seeded(7)),
    repeated: shuffled([...records, ...again], seeded(8)),
  };
  return Object.entries(orders).map(([order, rows]) => ({
    order,
    rows: rows.length,
    path: fileOf(`${name}-${order.replaceAll(" ", "-")}.csv`, [header, ...rows]),
  }));
}

const tweets = (rows: readonly string[]) =>
  ["tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id", ...rows].join("\n");

const at = (time: string) => `Tue Oct 31 ${time}:00 +0000 2017`;

// Two conversations in one thread (of 100 and of 200), one that nobody answered, an answer to something unknown.
const SMALL = tweets([
  `1,100,True,${at("10:00")},"@Shop where is it?\nI wait",2.0,`,
  `2,Shop,False,${at("10:10")},@100 on its way,,1.0`,
  `3,200,True,${at("10:20")},@Shop mine too?,4.0,2.0`,
  `4,Shop,False,${at("10:50")},@200 yes,,3.0`,
  `5,300,True,${at("11:00")},@Shop nobody answers,,`,
  `6,Shop,False,${at("12:00")},@400 sorry,,99.0`,
]);

test("a log of a few tweets is the same in any order, and gives the figures that were counted by hand", async () => {
  const logs: string[][] = [];
  for (const { path, rows, order } of arrangements("small", SMALL)) {
    if (order === "reversed" || order === "shuffled") continue; // "repeated" is both at once; each costs a second
    const log = await newLog();
    const said = await log.run("import", path, "--source", "birds");
    expect(said).toContain(`6 new, ${rows - 6} here before, 0 changed, 0 not understood`);
    expect(said).toContain("now holds 6 messages (3 in, 3 out) in 3 conversations.");
    expect(said).toContain("1 of those out wait outside of any conversation");
    logs.push(await sortedLog(log.db));
    if (order !== "as it is") continue;
    expect(await log.run("import", path, "--source", "birds")).toContain("0 new, 6 here before");
    const figures = await log.metrics();
    expect(figures.get("reply_coverage")).toMatchObject({ value: 2 / 3, count: 2, n: 3 });
    expect(figures.get("first_response_time")).toMatchObject({ value: 10, p90: 30, n: 2 });
    expect(figures.get("people_engaged")).toMatchObject({ value: null, n: 0 });
    expect(figures.get("nps")).toMatchObject({ value: null, n: 0 });
    for (const [id, { warnings }] of figures) expect(warnings.join(" "), id).toMatch(/selection/i);
  }
  for (const log of logs) expect(log).toEqual(logs[0]);
});

test.skipIf(!hasShared)(
  "the file of Customer Support on Twitter gives its published figures in any order",
  async () => {
    const text = gunzipSync(readFileSync(join(SHARED, "twitter-customer-support/twcs_first5000.csv.gz"))).toString();
    const logs: string[][] = [];
    for (const { path, rows, order } of arrangements("twitter", text)) {
      const log = await newLog();
      expect(await log.run("import", path)).toContain(
        `4,999 new, ${(rows - 4999).toLocaleString("en-GB")} here before`,
      );
      const { sources } = await overview(log.db);
      expect(sources).toMatchObject([
        { deliveries: 4999, inbound: 2777, outbound: 2222, conversations: 1482, unattributed: 27, quarantined: 0 },
      ]);
      logs.push(await sortedLog(log.db));
      if (order !== "reversed") continue;
      expect(await log.run("import", path)).toContain("0 new, 4,999 here before");
      const figures = await log.metrics();
      expect(figures.get("reply_coverage")).toMatchObject({ value: expect.closeTo(0.9103, 4), count: 1349, n: 1482 });
      const times = { value: expect.closeTo(12.95, 2), p90: expect.closeTo(433.93, 2), n: 1349 };
      expect(figures.get("first_response_time")).toMatchObject(times);
      for (const [id, { warnings }] of figures) {
        expect(warnings.join(" "), id).toMatch(/selection.*only threads which a company answered/i);
      }
    }
    for (const log of logs) expect(log).toEqual(logs[0]);
  },
);

const NPS_MAP = join(import.meta.dirname, "../../docs/examples/nps-telecom.map.yaml");

test("survey answers by the mapping of the documentation: rows without a score are kept and not counted", async () => {
  const rows = ["10", "9", "8", "7", "6", "0", "", ""].map(
    (score, day) => `${day + 1}/05/2024 10:00,text,${score},shop`,
  );
  const log = await newLog();
  const path = fileOf("answers.csv", ["response_date,text,nps_score,journey_stage", ...rows]);
  expect(await log.run("import", path, "--map", NPS_MAP)).toContain("8 new, 0 here before, 0 changed, 0 not");
  expect(await log.run("import", path, "--map", NPS_MAP)).toContain("0 new, 8 here before");
  const figures = await log.metrics();
  expect(figures.get("nps")).toMatchObject({ value: 0, n: 6 });
  expect(figures.get("reply_coverage")).toMatchObject({ value: null });
});

test.skipIf(!hasShared)("the verbatims of a telecom company give their published net promoter score", async () => {
  const log = await newLog();
  await log.run("import", join(SHARED, "nps-telecom-verbatims/nps_verbatims.csv"), "--map", NPS_MAP);
  const figures = await log.metrics();
  expect(figures.get("nps")).toMatchObject({ value: expect.closeTo(-24.7, 1), n: 2353, count: 690 });
  expect(figures.get("inbound_volume")).toMatchObject({ value: 2385 });
});

const mail = (id: string, parent: string, more = "") =>
  [
    "From someone@example.com Mon Jul  6 10:00:00 2020",
    "From: Ann <ann@example.com>",
    `Message-ID: <${id}@example.com>`,
    ...(parent ? [`In-Reply-To: <${parent}@example.com>`] : []),
    ...(more === "no date" ? [] : ["Date: Mon, 6 Jul 2020 10:00:00 +0200"]),
    "",
    more === "empty" ? "" : "What I want to say.",
    "",
  ].join("\n");

test("mails make threads by what they answer, also before it; what has no date or nothing to say is set aside", async () => {
  const odd = mail("4", "", "no date").replace(/^From .*\n/, "From nowhere\n");
  const log = await newLog();
  const mails = [mail("2", "1"), mail("3", "2"), mail("1", ""), mail("5", ""), mail("6", "", "empty")];
  const said = await log.run("import", fileOf("some.mbox", mails));
  expect(said).toContain("4 new, 0 here before, 0 changed, 1 not understood");
  expect(said).toContain("in 2 conversations");
  writeFileSync(join(place.path, "odd.eml"), odd.replace(/^From .*\n/, ""));
  expect(await log.run("import", join(place.path, "odd.eml"))).toContain("0 new, 0 here before, 0 changed, 1 not");
  const list = await log.run("quarantine", "list");
  expect(list).toMatch(/mail +empty_body +1/);
  expect(list).toMatch(/mail +missing_date +1/);
});

test.skipIf(!hasShared)("a month of a mailing list, and the odd mails beside it", async () => {
  const folder = join(SHARED, "mailing-list-mbox");
  const log = await newLog();
  expect(await log.run("import", join(folder, "httpd-users-2020-07.mbox.gz"))).toContain("108 new");
  expect((await overview(log.db)).sources).toMatchObject([{ deliveries: 108, conversations: 41 }]);
  const names = ["no_date", "empty_body", "nexus-html-only", "tomcat-ancient-boundary", "text_enriched"];
  const odd = names.map((name) => readFileSync(join(folder, `${name}.mbox`), "latin1").trimEnd());
  writeFileSync(join(place.path, "odd.mbox"), odd.join("\n\n"), "latin1");
  const said = await log.run("import", join(place.path, "odd.mbox"), "--source", "odd");
  expect(said).toContain("6 new, 0 here before, 0 changed, 1 not understood");
  expect(await log.run("quarantine", "list")).toMatch(/odd +missing_date +1/);
});
