import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { FIELDS, mapping } from "./contract.ts";
import { inspectFile } from "./index.ts";
import { loadMapping } from "./mapping/load-mapping.ts";
import { allOf, deliveredFrom, encoded } from "./testing/index.ts";

const DOCS = join(import.meta.dirname, "../../docs");
const EXAMPLES = join(DOCS, "examples");

test("the native layout's documentation names every column", () => {
  const text = readFileSync(join(DOCS, "native-layout.md"), "utf8");
  expect(FIELDS.filter((field) => !text.includes(`\`${field}\``))).toEqual([]);
});

test("the mapping files' documentation names every key", () => {
  const text = readFileSync(join(DOCS, "mapping-files.md"), "utf8");
  const keys = [...Object.keys(mapping.shape), ...Object.keys(mapping.shape.source.unwrap().shape)];
  expect(keys.filter((key) => !text.includes(`\`${key}\``))).toEqual([]);
});

test("the native examples say the same, as CSV and as JSON lines", async () => {
  const [table, lines] = await Promise.all(
    ["native.csv", "native.jsonl"].map(async (name) => allOf(await inspectFile(join(EXAMPLES, name)))),
  );
  const recordsOf = (items: typeof table) =>
    items?.map((item) => (item.status === "understood" ? item.record : item.reason));
  expect(recordsOf(table)).toHaveLength(3);
  expect(recordsOf(lines)).toEqual(recordsOf(table));
});

test("every example of a mapping file is one", async () => {
  const names = readdirSync(EXAMPLES).filter((name) => name.endsWith(".yaml"));
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) expect(await loadMapping(join(EXAMPLES, name))).toHaveProperty("source");
});

test("the help desk's example reads such an export", async () => {
  const text = "Datum;Nr;Vorgang;Art;Wer;Inhalt;Note\n31.12.2023 23:30;1;V1;Eingang;Karl;Grüße;gut\n";
  const helpdesk = readFileSync(join(EXAMPLES, "helpdesk.map.yaml"), "utf8");
  expect(await deliveredFrom(encoded(text, "windows-1252"), { mapping: helpdesk })).toMatchObject([
    {
      record: {
        at: "2023-12-31T22:30:00.000Z",
        text: "Grüße",
        thread: "V1",
        author: { role: "customer" },
        rating: { value: 5 },
      },
    },
  ]);
});

test("the employer reviews' example reads its file: reviews with stars, our answer in the same thread", async () => {
  const mapping = readFileSync(join(EXAMPLES, "employer-reviews.map.yaml"), "utf8");
  const items = await deliveredFrom(readFileSync(join(EXAMPLES, "employer-reviews.csv")), { mapping });
  expect(items).toMatchObject([
    {
      record: {
        externalId: "1",
        at: "2024-02-01T00:00:00.000Z",
        direction: "in",
        kind: "review",
        channel: "kununu",
        author: { role: "customer", account: "review-1" },
        thread: "1",
        unit: "Berlin",
        subject: "Good team",
        rating: { kind: "stars", value: 4.2, lowest: 1, highest: 5 },
        extra: { pros: "Colleagues", cons: "Pay", job: "Consultant" },
      },
    },
    { record: { externalId: "2", direction: "out", kind: "message", author: { role: "brand" }, thread: "1" } },
    { record: { externalId: "3", channel: "Glassdoor", rating: { value: 1 } } },
  ]);
  expect(items[1]).not.toHaveProperty("record.rating");
});
