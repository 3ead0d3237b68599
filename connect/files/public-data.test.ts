import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Delivered } from "@firsthand/connect/records";
import { expect, test } from "vitest";
import { parse } from "yaml";

import { inspectFile } from "./index.ts";
import { allOf, inShort } from "./testing/index.ts";

// Data sets that may not be shipped; where they are absent these tests are skipped.
const DATA = join(import.meta.dirname, "../../../shared/data");
const MAIL = join(DATA, "mailing-list-mbox");
const EXAMPLES = join(import.meta.dirname, "../../docs/examples");
const onData = test.skipIf(!existsSync(DATA));

const records = (items: readonly Delivered[]) =>
  items.flatMap((item) => (item.status === "understood" ? [item.record] : []));

onData("Customer Support on Twitter", async () => {
  const file = await inspectFile(join(DATA, "twitter-customer-support/twcs_first5000.csv.gz"));
  const tweets = records(await allOf(file));
  expect(tweets).toHaveLength(4999);
  expect(tweets.filter(({ direction }) => direction === "in")).toHaveLength(2777);
  expect(tweets.filter(({ direction }) => direction === "out")).toHaveLength(2222);
  expect(tweets.filter(({ text }) => /&(amp|lt|gt);/.test(text))).toEqual([]);
});

onData("NPS verbatims, with the mapping of the documentation", async () => {
  const mapFile = join(EXAMPLES, "nps-telecom.map.yaml");
  const answers = records(
    await allOf(await inspectFile(join(DATA, "nps-telecom-verbatims/nps_verbatims.csv"), { mapFile })),
  );
  const scores = answers.flatMap(({ rating }) => (rating ? [rating.value] : []));
  expect([answers.length, scores.length]).toEqual([2385, 2353]);
  const between = (low: number, high: number) => scores.filter((score) => score >= low && score <= high).length;
  expect([between(9, 10), between(7, 8), between(0, 6)]).toEqual([690, 392, 1271]);
  expect(answers.every(({ extra, author }) => author === undefined && "journey_stage" in extra)).toBe(true);
});

onData.each([
  ["httpd-users-2020-07.mbox.gz", "parsing-users-httpd-2020-07.yaml"],
  ["httpd-users-200606-part.mbox.gz", "parsing-httpd-users-200606-part.yaml"],
  ["asterix-dev-201709-mailarchivesao.mbox.gz", "pars-asterix-dev-201709-mailarchivesao.yaml"],
  ["maven_duplicates_2017_listsao_1.mbox.gz", "pars-maven_duplicates_2017.yaml"],
  ["maven_duplicates_2017_listsao_2.mbox.gz", "pars-maven_duplicates_2017.yaml"],
])("the mails of %s are those that its list of expected results names", async (name, expected) => {
  const mails = records(await allOf(await inspectFile(join(MAIL, name))));
  const { parsing } = parse(readFileSync(join(MAIL, expected), "utf8")) as {
    parsing: Record<string, readonly { "message-id": string }[] | null>;
  };
  // The lists of two archives with the same mails are kept once, under the name of the second.
  const archive = `corpus/${name.replace(/\.gz$/, "")}`;
  const list = parsing[archive] ?? parsing[archive.replace("_1.mbox", "_2.mbox")] ?? [];
  expect(mails.map(({ externalId }) => `<${externalId}>`)).toEqual(list.map((one) => one["message-id"]));
});

onData("a month of httpd-users has 41 threads by its links", async () => {
  const mails = records(await allOf(await inspectFile(join(MAIL, "httpd-users-2020-07.mbox.gz"))));
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    const above = parent.get(id);
    return above === undefined ? id : root(above);
  };
  for (const { externalId = "", parents } of mails) {
    for (const other of parents) if (root(other) !== root(externalId)) parent.set(root(other), root(externalId));
  }
  expect(mails).toHaveLength(108);
  expect(new Set(mails.map(({ externalId = "" }) => root(externalId))).size).toBe(41);
});

onData(
  "200 tickets of Zendesk come in whole, joined with the 75 people beside them; one number is nobody's",
  async () => {
    const file = await inspectFile(join(DATA, "zendesk-json-sample/tickets.json"));
    const items = await allOf(file);
    const tickets = records(items);
    expect([items.length, tickets.length, file.layout]).toEqual([200, 200, "zendesk"]);
    expect(new Set(tickets.map(({ externalId }) => externalId)).size).toBe(200);
    const people = new Map(
      tickets.flatMap(({ author }) => (author?.account === undefined ? [] : [[author.account, author]])),
    );
    expect([people.size, [...people.values()].filter(({ name }) => name !== undefined).length]).toEqual([67, 66]);
    const channels = Map.groupBy(tickets, ({ channel }) => channel);
    expect(Object.fromEntries([...channels].map(([channel, list]) => [channel, list.length]))).toEqual({
      "web form": 63,
      chat: 70,
      phone: 67,
    });
    expect(tickets.filter(({ text }) => text === "")).toHaveLength(2);
    expect(tickets.filter(({ extra }) => extra["assignee"] === undefined)).toHaveLength(5);
  },
);

onData("the odd mails are read, or rejected with the right reason", async () => {
  const short = async (name: string) => {
    const items = await allOf(await inspectFile(join(MAIL, name)));
    return inShort(items).map((text) => text.slice(0, 30));
  };
  expect(await short("no_date.mbox")).toEqual(["!missing_date"]);
  // Both have a subject, which says something.
  expect(await short("empty_body.mbox")).toEqual([""]);
  expect(await short("empty_attachment.mbox")).toEqual([""]);
  expect(await short("nexus-html-only.mbox")).toEqual(
    Array.from({ length: 3 }, () => "Message from: https://reposito"),
  );
  expect(await short("tomcat-ancient-boundary.mbox")).toEqual(["Lajos...\n\n...this should defin"]);
  expect(await short("text_enriched.mbox")).toEqual(["Hi,\n\nI am able to startup and "]);
  expect(await short("httpd-dev-28428.mbox")).toEqual(["Hello,\n\nI'm testing apache 2.0"]);
});
