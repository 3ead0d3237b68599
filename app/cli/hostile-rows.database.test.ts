import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { overview } from "@firsthand/engage/listen";
import { cloneDatabase, temporaryDirectory, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { jsonOf, runCli } from "../testing/run-cli.ts";

const place = temporaryDirectory("firsthand-rows-");
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => {
  await database.drop();
  place.remove();
});

const options = () => ({ cwd: place.path, env: { DATABASE_URL: database.url, DATA_DIR: "data" } });
const run = (...args: string[]) => runCli(args, options());

interface Listed {
  readonly counts: readonly { readonly source: string; readonly reason: string; readonly count: number }[];
  readonly items: readonly {
    readonly id: string;
    readonly reason: { readonly code: string };
    readonly record: number;
    readonly line: number;
  }[];
}

const list = async (...filter: string[]) =>
  await jsonOf(["quarantine", "list", ...filter], { ...options(), parse: (value) => value as Listed });

/** One row of each kind; the names are the reasons that are expected, the last row is sound again. */
const ROWS: readonly (readonly [reason: string | null, row: Buffer])[] = [
  [null, Buffer.from("m1,2024-05-01T10:00:00Z,in,Grüße")],
  ["too_few_cells", Buffer.from("m2,2024-05-01T10:00:00Z")],
  ["unparsable_date", Buffer.from("m3,yesterday,in,x")],
  ["date_out_of_range", Buffer.from("m4,1970-01-01T00:00:00Z,in,x")],
  ["date_out_of_range", Buffer.from("m5,9999-12-31T00:00:00Z,in,x")],
  ["invalid_encoding", Buffer.concat([Buffer.from("m7,2024-05-01T10:00:00Z,in,"), Buffer.of(0xff, 0xfe, 0x80)])],
  ["nul_character", Buffer.from("m8,2024-05-01T10:00:00Z,in,a\0b")],
  ["bad_value", Buffer.from("m9,2024-05-01T10:00:00Z,sideways,x")],
  ["missing_field", Buffer.from("m10,,in,x")],
  [null, Buffer.from("m11,2024-05-01T10:05:00Z,in,größer")],
];

test("rows that cannot be understood are set aside one by one, with their bytes; the others go on", async () => {
  const parts = [Buffer.from("id,at,direction,text"), ...ROWS.map(([, row]) => row)];
  writeFileSync(join(place.path, "rows.csv"), Buffer.concat(parts.flatMap((part) => [part, Buffer.from("\n")])));
  const imported = await run("import", "rows.csv");
  expect(imported).toMatchObject({ code: 0, err: "" });
  expect(imported.out).toContain("2 new, 0 here before, 0 changed, 8 not understood");
  expect(imported.out).toContain("See what was not understood, and why: npx firsthand quarantine list");

  const { items } = await list();
  const found = items.map(({ record, reason }) => [record, reason.code] as const).toSorted(([a], [b]) => a - b);
  expect(found).toEqual(ROWS.flatMap(([reason], index) => (reason ? [[index + 1, reason]] : [])));
  for (const { id, record, line, reason } of items) {
    expect(line).toBe(record + 1);
    if (!["too_few_cells", "invalid_encoding", "nul_character"].includes(reason.code)) continue;
    const { bytes } = await run("quarantine", "show", id.slice(0, 13), "--raw");
    expect(Buffer.compare(bytes, ROWS[record - 1]?.[1] ?? Buffer.of())).toBe(0);
  }
  const again = await run("import", "rows.csv");
  expect(again.out).toContain("0 new, 10 here before, 0 changed, 0 not understood");
});

test("a cell of 10 MB costs its own row only, and comes back to the byte", async () => {
  const large = Buffer.from(`m2,2024-05-01T10:00:00Z,in,${"x".repeat(10_000_000)}`);
  const [before, after] = [
    Buffer.from("id,at,direction,text\nm1,2024-05-01T10:00:00Z,in,a\n"),
    Buffer.from("\nm3,2024-05-01T10:00:00Z,in,b\n"),
  ];
  writeFileSync(join(place.path, "large.csv"), Buffer.concat([before, large, after]));
  expect((await run("import", "large.csv")).out).toContain("2 new, 0 here before, 0 changed, 1 not understood");
  const [item] = (await list("--source", "large")).items;
  expect(item?.reason.code).toBe("cell_too_large");
  const { bytes } = await run("quarantine", "show", item?.id ?? "", "--raw");
  expect(Buffer.compare(bytes, large)).toBe(0);
  expect((await run("quarantine", "dismiss", item?.id ?? "")).code).toBe(0);
});

test("the list is cut by limit, source and reason, and says so", async () => {
  const { out } = await run("quarantine", "list", "--limit", "2");
  expect(out).toContain("2 of 8 are shown");
  expect(out).toMatch(/rows +date_out_of_range +2\n/);
  expect((await list("--reason", "bad_value")).counts).toEqual([{ source: "rows", reason: "bad_value", count: 1 }]);
  const none = await run("quarantine", "list", "--source", "cows");
  expect(none.out).toMatch(/^Nothing like that is in quarantine; there is:\n[^]*bad_value/);
});

test("one of them is shown for people, without anything that steers a terminal", async () => {
  const [item] = (await list("--reason", "nul_character")).items;
  const { out } = await run("quarantine", "show", item?.id ?? "");
  expect(out).toMatch(/^id +\S+\nsource +rows\nwhy +.*NUL.*\nstood in +rows\.csv, record 7, line 8\n/);
  expect(out).toContain("61 00 62");
});

const TABLE = "when;who;said;kind\n01/05/2024;ann;hello;Question\n02/05/2024;bob;a word;Remark\n";
const MAP = `source: { name: shop, threading: gap }
date_format: dd/mm/yyyy
columns:
  at: when
  author: who
  text: said
  direction: { column: kind, values: { Question: in`;

test("what a mapping did not say is understood after a replay with the corrected one, once", async () => {
  writeFileSync(join(place.path, "table.csv"), TABLE);
  writeFileSync(join(place.path, "first.yaml"), `${MAP} } }\n`);
  writeFileSync(join(place.path, "better.yaml"), `${MAP}, Remark: in } }\n`);
  const imported = await run("import", "table.csv", "--map", "first.yaml");
  expect(imported.out).toContain("1 new, 0 here before, 0 changed, 1 not understood");

  const [item] = (await list("--source", "shop")).items;
  const plain = await run("quarantine", "replay", "--source", "shop");
  expect(plain.out).toBe("0 understood and taken into the log, 1 still in quarantine.\n");
  const better = await run("quarantine", "replay", item?.id ?? "", "--map", "better.yaml");
  expect(better.out).toBe("1 understood and taken into the log, 0 still in quarantine.\n");
  const twice = await run("quarantine", "replay", item?.id ?? "", "--map", "better.yaml");
  expect(twice).toMatchObject({ code: 1, err: expect.stringContaining("Nothing in quarantine has the id") });
  const all = await run("quarantine", "replay", "--source", "shop", "--map", "better.yaml");
  expect(all.out).toBe("Nothing like that is in quarantine.\n");

  const later = await run("import", "table.csv", "--map", "better.yaml");
  expect(later.out).toContain("0 new, 2 here before, 0 changed, 0 not understood");
  const shop = (await overview(database.db)).sources.find(({ source }) => source === "shop");
  expect(shop).toMatchObject({ deliveries: 2, quarantined: 0 });
});

test("what is dismissed is off the list, and the same bytes do not come back onto it", async () => {
  const [item] = (await list("--reason", "unparsable_date")).items;
  expect((await run("quarantine", "dismiss", item?.id ?? "")).out).toMatch(/^Dismissed/);
  await run("import", "rows.csv");
  expect((await list("--reason", "unparsable_date")).items).toEqual([]);
});
