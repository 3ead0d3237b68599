import type { DataSubject } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";
import { cloneDatabase } from "@firsthand/platform/testing";
import { createTrace, runTraced, type Change } from "@firsthand/platform/trace";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { saveTaxonomy } from "./commands/save-taxonomy.ts";
import { takeShippedTaxonomy } from "./commands/take-shipped.ts";
import { taxonomyPersonalData } from "./index.ts";
import { taxonomyInForce } from "./queries/in-force.ts";
import { asFile } from "./rules/file.ts";
import { wrote } from "./testing/desk.ts";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let db: Handle;
const now = new Date("2026-03-01T00:00:00Z");
const changing = { by: "Ann", at: now, why: "a test" };
const treeWith = (...examples: string[]) => `title: Desk
topics:
  - id: delivery
    title: Delivery
    examples:
      en: |
${examples.map((text) => `        ${text}`).join("\n")}
intents: []
`;

beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
  await takeShippedTaxonomy(db, treeWith("Where is my parcel?"), now);
});
afterAll(() => database.drop());

/** What is noted for the record of who did what while something is done. */
async function notedBy(work: () => Promise<unknown>): Promise<Change[]> {
  const noted: Change[] = [];
  const actor = { kind: "person", id: "1", name: "Ann" } as const;
  const facts = {
    actor,
    operation: "taxonomy.save",
    subject: null,
    unit: null,
    address: null,
    requestId: null,
    input: {},
  };
  const recorder = {
    write: (_tx: unknown, { changes }: { readonly changes: readonly Change[] }) => {
      noted.push(...changes);
      return Promise.resolve(true);
    },
    append: () => Promise.resolve(),
    read: () => {},
  };
  await runTraced(createTrace({ facts, recorder, now: () => now, records: "changes" }), work);
  return noted;
}

test("the record of who did what tells which nodes changed, and no word of a customer", async () => {
  const text = treeWith("Where is my parcel?", "My rabbit ate the parcel");
  const [change] = await notedBy(() => saveTaxonomy(db, changing, text));
  expect(JSON.stringify(change)).not.toContain("rabbit");
  const node = { title: "Delivery", function: null, otherAbout: false };
  expect(change).toMatchObject({
    subject: "taxonomy",
    before: { version: 1, topics: { delivery: { ...node, examples: 1, onlyHere: 0 } } },
    after: { version: 2, topics: { delivery: { ...node, examples: 2, onlyHere: 1 } }, intents: {} },
  });
  const other = `${text.replace("intents: []", "intents:\n  - id: praise\n    title: Praise")}`;
  const [added] = await notedBy(() => saveTaxonomy(db, changing, other));
  expect(added).toMatchObject({
    before: { topics: {}, intents: {} },
    after: { topics: {}, intents: { praise: { title: "Praise", examples: 0 } } },
  });
});

test("personal data in the examples of a file are masked", async () => {
  await saveTaxonomy(db, changing, treeWith("Where is my parcel?", "write to ann.smith@example.org, please"));
  const { body, taxonomy } = await taxonomyInForce(db);
  expect(body).not.toContain("ann.smith");
  expect(taxonomy.topics[0]?.examples["en"]).toEqual(["Where is my parcel?", "write to a•••@example.org, please"]);
});

test("a file that was taken out of an earlier version is refused, in words; without its first line it is taken", async () => {
  const { version, body } = await taxonomyInForce(db);
  const file = asFile(body, version);
  await saveTaxonomy(db, changing, file);
  expect((await taxonomyInForce(db)).body).toBe(body);
  await expect(saveTaxonomy(db, { ...changing, ifVersion: version + 1 }, file)).rejects.toMatchObject({
    code: "taxonomy_conflict",
    status: 409,
    message: `This file was taken out of version ${version}. Since then Ann put version ${version + 1} in force.`,
  });
  expect((await saveTaxonomy(db, changing, file.slice(file.indexOf("\n") + 1))).version).toBe(version + 2);
});

test("whoever is erased leaves no example that was taken from what they wrote, in no version", async () => {
  const whole = "Where is my parcel? The driver left it at number 7, with the neighbour who keeps rabbits.";
  const { message, conversation } = await wrote(db, whole, { id: "000a" });
  const kept = ["Where is my parcel?", "the driver", "Never came"];
  const theirs = ["The driver left it at  number 7, with the neighbour", whole];
  await saveTaxonomy(db, changing, treeWith(...kept, ...theirs));
  // A file may have its examples on one line.
  const oneLine = treeWith(...kept).replace(/en: \|[^]*(?=intents)/, `en: ${JSON.stringify(theirs.join("\n"))}\n`);
  const { version } = await saveTaxonomy(db, changing, oneLine);
  await saveTaxonomy(
    db,
    { ...changing, why: "asked by ann@example.org" },
    `# of ann@example.org\n${treeWith(...kept)}`,
  );
  const subject: DataSubject = {
    identityIds: [],
    keys: [],
    messageIds: [message],
    besideIds: [],
    conversationIds: [conversation],
    marks: [{ kind: "email", value: "ann@example.org" }],
    names: [],
  };
  const rows = async () => (await taxonomyPersonalData.find(db, subject)).map((one) => one.rows);
  expect(await rows()).toEqual([3]);
  await taxonomyPersonalData.erase(db, subject, now);
  expect(await rows()).toEqual([]);
  const { rows: left } = await sql<{ body: string; why: string }>`
    select body, why from taxonomy_version order by version desc limit 2`.execute(db);
  expect(left[1]?.body).not.toContain("neighbour");
  const { rows: block } = await sql<{ body: string }>`
    select body from taxonomy_version where version = ${version - 1}`.execute(db);
  expect(block[0]?.body).not.toContain("neighbour");
  for (const example of kept) expect(block[0]?.body).toContain(example);
  expect(left[0]?.why).toBe("asked by [erased]");
  expect(left[0]?.body).toContain("# of [erased]");
  expect((await taxonomyInForce(db)).taxonomy.topics[0]?.examples["en"]).toEqual(kept);
});
