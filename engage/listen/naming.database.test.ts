import { homeOfStableId, stableId } from "@firsthand/kernel/ids";
import type { DataSubject } from "@firsthand/platform/personal-data";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { listenPersonalData } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("truncate delivery, delivery_revision");
});

const ann: DataSubject = {
  identityIds: [],
  keys: [],
  messageIds: [],
  besideIds: [],
  conversationIds: [],
  marks: [
    { kind: "email", value: "ann.smith@example.org" },
    { kind: "phone", value: "+493023125017", also: ["030 23125017"] },
  ],
  names: [],
};

async function deliver(table: "delivery" | "delivery_revision", name: string, record: object, raw?: Buffer) {
  const id = stableId(name);
  const more = table === "delivery" ? [", source, external_id, state", `, 'desk', '${name}', 'read'`] : ["", ""];
  await database.pool.query(
    `insert into ${table} (home, delivery_id, source_version, content_hash, record, raw, received_at${more[0]})
     values ($1, $2, 0, gen_random_uuid(), $3, $4, now()${more[1]})`,
    [homeOfStableId(id), id, JSON.stringify(record), raw ?? null],
  );
  return id;
}

async function naming(subject = ann): Promise<number> {
  const found = await listenPersonalData.find(database.db, subject);
  return found.find(({ what }) => what === "deliveries of others that name them")?.rows ?? 0;
}

test.each([
  ["at the beginning of a line", { text: "Hello,\nAnn.Smith@example.org wrote." }],
  ["after a tabulator", { text: "Her number:\t0049 (30) 2312-5017" }],
  ["in a field that is no text", { text: "hello", extra: { asked: "030/23125017" } }],
  ["between backslashes", { text: 'She said \\"ann.smith@example.org\\"' }],
])("whoever is named in the delivery of somebody else is found and taken out: %s", async (_, record) => {
  await deliver("delivery", "1", record);
  await deliver("delivery_revision", "1", record);
  await deliver("delivery", "2", { text: "Write to ben.smith@example.org or call 030 23125018." });
  expect(await naming()).toBe(2);
  await listenPersonalData.erase(database.db, ann, new Date());
  expect(await naming()).toBe(0);
  const { rows } = await database.pool.query<{ left: string }>(
    "select (select string_agg(record::text, '') from delivery) || (select record::text from delivery_revision) as left",
  );
  expect(rows[0]?.left).not.toMatch(/ann\.smith|5017/i);
  expect(rows[0]?.left).toContain("ben.smith@example.org");
});

test.each([100, 400_000])("the head of a mail names who got it, also of one with %i bytes", async (bytes) => {
  const raw = Buffer.from(`To: ben@example.org\r\nCc: <ann.smith@example.org>\r\n\r\n${"body ".repeat(bytes / 5)}`);
  await deliver("delivery", "mail", { text: "body" }, raw);
  await deliver("delivery", "another", { text: "body" }, Buffer.from(raw.toString().replace("ann.", "sue.")));
  expect(await naming()).toBe(1);
});

test("whom no index can find is looked for in every delivery", async () => {
  await deliver("delivery", "1", { text: "thanks @Müller!" });
  await deliver("delivery", "2", { text: "thanks @mü" });
  expect(await naming({ ...ann, marks: [{ kind: "account", value: "müller" }] })).toBe(1);
});
