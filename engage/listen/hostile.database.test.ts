import type { Delivered, SourceRecord } from "@firsthand/connect/records";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../testing/index.ts";
import { acceptDeliveries, listQuarantine } from "./index.ts";

const world = testWorld();
let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await declareSource(database.db, publicSource, world.now);
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ["delivery", "interaction", "conversation", "thread_node", "identity", "identity_key"])
    await sql`delete from ${sql.id(table)}`.execute(database.db);
});

const accept = (items: readonly Delivered[]) =>
  transact(database.db, (tx) => acceptDeliveries(tx, world, { source: publicSource, items, importId: null }));
const harmless = understood(record({ externalId: "harmless", author: { account: "ann" } }));

test.each([["\0"], ["\uD800"], ["\uDC00x"]])(
  "%j in any field is replaced, and its record lies in the log",
  async (bad) => {
    const party = { account: `a${bad}`, name: `n${bad}`, customerNumber: `c${bad}`, email: `e${bad}@x.org` };
    const hostile = understood(
      record({
        externalId: `id${bad}`,
        channel: `c${bad}`,
        author: { ...party, function: `f${bad}` },
        recipient: party,
        copied: [party],
        thread: `t${bad}`,
        parents: [`p${bad}`],
        unit: `u${bad}`,
        subject: `s${bad}`,
        text: `t${bad}`,
        extra: { [`k${bad}`]: `v${bad}` },
      }),
    );
    const refused: Delivered = {
      status: "rejected",
      position: { record: 1, line: 1 },
      reason: { code: "bad", message: `It says ${bad}.` },
      raw: Buffer.from([0, 255]),
    };
    expect(await accept([harmless, hostile, refused])).toMatchObject({ accepted: 2, quarantined: 1 });
    expect(await accept([hostile])).toMatchObject({ repeated: 1 });
    const { rows } = await sql<{ external_id: string; record: SourceRecord; raw: Buffer; body: string }>`
    select d.external_id, d.record, d.raw, m.body from delivery d join interaction m on m.interaction_id = d.delivery_id
    where d.raw is not null`.execute(database.db);
    const said = bad.toWellFormed().replace("\0", "\uFFFD");
    expect(rows).toMatchObject([
      { external_id: `id${said}`, body: `t${said}`, record: { extra: { [`k${said}`]: `v${said}` } } },
    ]);
    expect(JSON.parse(rows[0]?.raw.toString() ?? "")).toMatchObject({ text: `t${bad}` });
  },
);

test("a literal escape in a text is no such character", async () => {
  const text = String.raw`C:\u0000 and \ud800`;
  await accept([understood(record({ externalId: "x", text }))]);
  const { rows } = await sql<{ body: string }>`select body from interaction`.execute(database.db);
  expect(rows).toEqual([{ body: text }]);
});

const FIELDS = {
  "0000-12-31T23:59:59Z": "impossible_date",
  "0001-01-01T00:00:00+01:00": "impossible_date",
  "9999-12-31T23:59:59-01:00": "impossible_date",
};

test.each(Object.entries(FIELDS))("a date of %s goes to the quarantine, the rest into the log", async (at, code) => {
  expect(await accept([understood(record({ externalId: "x", at })), harmless])).toMatchObject({
    accepted: 1,
    quarantined: 1,
  });
  const { items } = await listQuarantine(database.db, { limit: 9 });
  expect(items.map((item) => item.reason.code)).toEqual([code]);
});

test("dates at the very limits stand", async () => {
  const limits = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z"];
  expect(await accept(limits.map((at) => understood(record({ externalId: at, at }))))).toMatchObject({ accepted: 3 });
  const { rows } = await sql<{ at: Date }>`select at from interaction order by at`.execute(database.db);
  expect(rows.map(({ at }) => at.toISOString())).toEqual(limits.map((at) => new Date(at).toISOString()).toSorted());
});

test.each([1e300, -1e300, 1e-300])("a number of %d that no column holds goes to the quarantine", async (value) => {
  const rating = { kind: "csat" as const, lowest: 0, highest: 5, value };
  const items = [
    understood(record({ externalId: "r", rating })),
    understood(record({ externalId: "h", handlingSeconds: value })),
  ];
  expect(await accept([...items, harmless])).toMatchObject({ accepted: 1, quarantined: 2 });
});

test("ids of 500 characters, a text of a megabyte and a thousand copied people are no trouble", async () => {
  // each of these becomes three characters in capitals, and there are too many kinds for a good compression
  const long = Array.from({ length: 500 }, (_, n) => String.fromCodePoint(0x1f52 + ((n * n * 7 + n) % 3) * 2)).join("");
  const mixed = Array.from({ length: 250 }, (_, n) => String.fromCodePoint(0x1f300 + ((n * 7919) % 700))).join("");
  const wild = Array.from({ length: 500 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * n * 31) % 20_000))).join("");
  const items = [long, mixed, wild].map((id) =>
    understood(
      record({ externalId: id, thread: id, parents: [`${id.slice(1)}x`], author: { account: id, customerNumber: id } }),
    ),
  );
  const copied = Array.from({ length: 1000 }, (_, n) => ({ email: `copied${n}@x.org`, name: `Name ${n}` }));
  const large = understood(
    record({ externalId: "large", text: "wörd ".repeat(200_000), copied, author: { account: "ann" } }),
  );
  expect(await accept([...items, large])).toMatchObject({ accepted: 4 });
  expect(await accept([...items.toReversed(), large])).toMatchObject({ accepted: 0, repeated: 4 });
  const { rows } = await sql<{ copied: number; length: number }>`
    select cardinality(copied_ids) as copied, length(body) as length from interaction where length(body) > 1000`.execute(
    database.db,
  );
  expect(rows).toEqual([{ copied: 1000, length: 1_000_000 }]);
});
