import { markerOf, marksIn, soughtMarks, type Mark } from "@firsthand/platform/personal-data";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";

import { sourceRecord } from "@firsthand/connect/records";
import { homeOfStableId, stableId } from "@firsthand/kernel/ids";

import { clearRecords, insertDeliveries } from "./store/deliveries.ts";
import { findRecordsNaming, rewriteRecord } from "./store/personal-data.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const chance = <T>(...one: readonly T[]) => fc.constantFrom(...one);

/** Signs that stand around and within marks, among them those that look like letters of ASCII in another case. */
const sign = chance(
  ...`a B k z 0 9 . , @ _ - + / ( ) | \\ " ' : ; ä 例 ² “ \u017f \u212a \u0130 \u0131`.split(" "),
  " ",
  "\n",
  "\t",
  "\u00a0",
  "\u200d",
  "\u0301",
);
const digits = fc.stringMatching(/^[0-9]{7,13}$/);
const name = fc.stringMatching(/^[a-z0-9+_.-]{1,12}$/);

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({ kind: fc.constant("email" as const), value: fc.tuple(name, name).map(([a, b]) => `${a}@${b}.org`) }),
  fc.record({ kind: fc.constant("account" as const), value: fc.oneof(name, chance("__", "@ann_s", "_ann", "müller")) }),
  fc.record({
    kind: fc.constant("phone" as const),
    value: digits.map((all) => `+${all}`),
    also: fc.tuple(digits.map((all) => `0${all.slice(0, 3)} ${all.slice(3)}`)),
  }),
);

/** A mark as people write it: in any case, its digits grouped anyhow, with or without the way to dial out. */
function written({ kind, value, also = [] }: Mark): fc.Arbitrary<string> {
  if (kind !== "phone") {
    const form = kind === "account" ? `@${value.replace(/^@/, "")}` : value;
    return fc.array(fc.boolean(), { minLength: form.length, maxLength: form.length }).map((big) =>
      form
        .split("")
        .map((letter, at) => (big[at] ? letter.toUpperCase() : letter))
        .join(""),
    );
  }
  const between = chance("", "", "", " ", "-", "/", ".", " (", ") ", "\u00a0", " - ");
  return fc.tuple(chance("+", "00", ""), chance(value, ...also)).chain(([out, form]) => {
    const all = form.replaceAll(/\D/g, "");
    return fc.array(between, { minLength: all.length, maxLength: all.length }).map(
      (gaps) =>
        out +
        all
          .split("")
          .map((digit, at) => (at === 0 ? digit : gaps[at] + digit))
          .join(""),
    );
  });
}

const around = fc.string({ unit: sign, maxLength: 12 });
const said = mark.chain((one) =>
  fc.record({
    mark: fc.constant(one),
    text: fc
      .tuple(around, fc.oneof({ weight: 6, arbitrary: written(one) }, { weight: 1, arbitrary: around }), around)
      .map((parts) => parts.join("")),
  }),
);

/** Of these texts: whether the pattern is met, whether the index would have it looked at. */
async function looked(texts: readonly { readonly mark: Mark; readonly text: string }[], as: "text" | "record" | "raw") {
  const given = texts.map(({ mark: one, text }) => ({
    text,
    pattern: markerOf({ marks: [one], names: [] }, "anywhere").patterns[0] ?? "nothing to be found^",
    sought: soughtMarks([one]) ?? null,
  }));
  const told = {
    text: "coalesce('a subject', '') || '|' || (g ->> 'text')",
    record: "words_delivered(jsonb_build_object('text', g ->> 'text'), null)",
    raw: "words_delivered(null, convert_to(g ->> 'text', 'UTF8'))",
  }[as];
  const { rows } = await database.pool.query<{ met: boolean; sought: boolean; narrow: boolean }>(
    `select t ~* (g ->> 'pattern') as met, jsonb_typeof(g -> 'sought') = 'array' as narrow,
       coalesce(jsonb_typeof(g -> 'sought') <> 'array' or
         marks_in(t) && array(select v::int from jsonb_array_elements_text(g -> 'sought') v), false) as sought
     from jsonb_array_elements($1::jsonb) with ordinality as e(g, place)
     cross join lateral (select ${told} as t) said order by place`,
    [JSON.stringify(given)],
  );
  return rows;
}

test.each(["text", "record", "raw"] as const)("whatever names somebody is found by its numbers: %s", async (as) => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 150, maxLength: 200 }), async (texts) => {
      const rows = await looked(texts, as);
      met += rows.filter((row) => row.met && row.narrow).length;
      const missed = texts.filter((_, at) => rows[at]?.met && !rows[at].sought);
      expect(missed).toEqual([]);
    }),
    { numRuns: 30 },
  );
  // Else it would have been proved of nothing.
  expect(met).toBeGreaterThan(500);
});

const ann: Mark = { kind: "email", value: "ann.smith@example.org" };
const phone: Mark = { kind: "phone", value: "+493023125017", also: ["030 23125017"] };
test.each([
  [ann, "Ann.Smith@Example.org", true],
  [ann, "x@ann.smith@example.org@y", true],
  [ann, "Ben.Smith@another.org", false],
  [phone, "+49 30 23125017", true],
  [phone, "0049 (30) 2312-5017", true],
  [phone, "030/23125017", true],
  [phone, "1 0 3 0 2 3 1 2 5 0 1 7 4", true],
  [phone, "030 23125018 or 2312501", false],
])("%o in %s", async (one, text, sought) => {
  expect(await looked([{ mark: one, text }], "text")).toMatchObject([{ sought, narrow: true }]);
});

test("what is too long for the index is looked through", async () => {
  const rows = await looked([{ mark: ann, text: `${"word ".repeat(60_000)} ann.smith@example.org` }], "text");
  expect(rows).toMatchObject([{ met: true, sought: true }]);
});

test("what begins a line of a record is met", async () => {
  const texts = [{ mark: ann, text: "Hello,\nann.smith@example.org" }];
  expect(await looked(texts, "record")).toMatchObject([{ met: true, sought: true }]);
});

test("whoever writes a delivery reckons the same numbers as the database", async () => {
  let numbers = 0;
  const texts = fc.array(
    fc.oneof(
      said.map(({ text }) => text),
      fc.string({ unit: "binary" }),
    ),
    { minLength: 100 },
  );
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      const given = all.map((text) => text.replaceAll("\0", " ").toWellFormed());
      const { rows } = await database.pool.query<{ marks: number[] }>(
        `select array(select distinct unnest(marks_in(t)) order by 1) as marks
         from unnest($1::text[]) with ordinality as u(t, place) order by place`,
        [given],
      );
      numbers += rows.reduce((sum, { marks }) => sum + marks.length, 0);
      expect(given.map((text) => marksIn([text]).toSorted((a, b) => a - b))).toEqual(rows.map(({ marks }) => marks));
    }),
    { numRuns: 20 },
  );
  expect(numbers).toBeGreaterThan(500);
});

const delivered = (name: string, fields: { readonly text?: string; readonly extra?: Record<string, string> }) => {
  const id = stableId("marks", name);
  return {
    home: homeOfStableId(id),
    delivery_id: id,
    source: "marks",
    external_id: name,
    source_version: 0,
    content_hash: id,
    state: "read" as const,
    reason_code: null,
    reason: null,
    import_id: null,
    record_number: 1,
    line_number: 1,
    record: sourceRecord.parse({ at: "2026-01-01T00:00:00Z", direction: "in", channel: "chat", ...fields }),
    raw: null,
    received_at: new Date(0),
  };
};

test("deliveries that name somebody are found, those with their numbers and those without, until they are cleared", async () => {
  const rows = [
    delivered("in the text", { text: "write to ann.smith@example.org" }),
    delivered("in a field", { extra: { "ann.smith@example.org": "yes" } }),
    delivered("written long ago", { text: "or to Ann.Smith@example.org" }),
    delivered("of somebody else", { text: "ben@example.org" }),
  ];
  const { db, pool } = database;
  await insertDeliveries(db, rows);
  const [first, , old] = rows;
  await pool.query("update delivery set marks = null where delivery_id = $1", [old?.delivery_id]);
  const wanted = {
    ids: [],
    patterns: markerOf({ marks: [ann], names: [] }, "anywhere").patterns,
    sought: soughtMarks([ann]),
  };
  const found = await findRecordsNaming(db, wanted);
  expect(found.map((row) => row.delivery_id).toSorted()).toEqual(
    rows
      .slice(0, 3)
      .map((row) => row.delivery_id)
      .toSorted(),
  );
  const [row] = found.filter((one) => one.delivery_id === first?.delivery_id);
  if (row) await rewriteRecord(db, row, { ...row.record, text: "write to [erased]" });
  await clearRecords(db, [rows[1]?.delivery_id ?? ""]);
  expect(await findRecordsNaming(db, wanted)).toMatchObject([{ delivery_id: old?.delivery_id }]);
  const { rows: left } = await pool.query("select marks from delivery where delivery_id = any($1)", [
    [rows[0]?.delivery_id, rows[1]?.delivery_id],
  ]);
  expect(left).toEqual([{ marks: null }, { marks: null }]);
});
