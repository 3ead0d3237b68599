import { homeOfStableId } from "@firsthand/kernel/ids";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { at, says, smallLog, type SmallLog } from "../../engage/conversations/testing/small-log.ts";
import type { ReadingGround } from "./ground.ts";
import { listJudgements } from "./queries/list-judgements.ts";
import { showLabel, showOverview } from "./queries/show-quality.ts";

let log: SmallLog;
const ground: ReadingGround = {
  get db() {
    return log.db;
  },
  now: () => new Date(at(60 * 24 * 40)),
  random: () => new Uint8Array(8),
};

/** What somebody says of the topic of a message; every fifth is wrong. */
async function judge(
  name: string,
  place: number,
  more: { value?: string | null; machine?: string | null; asked?: boolean; second?: string } = {},
): Promise<void> {
  const id = log.idOf(name);
  const { value = "delivery.late", machine = place % 5 === 0 ? "price" : "delivery.late", asked = true, second } = more;
  await sql`
    insert into label_judgement (home, message_id, label, text_hash, purpose, asked, language, machine_value,
      machine_probability, machine_version, value, judged_by, judged_by_id, judged_at, second_value, second_by,
      second_by_id, second_at)
    values (${homeOfStableId(id)}, ${id}, 'topic', gen_random_uuid(), 'audit', ${asked}, 'en', ${machine}, 0.9, 'rules-1',
      ${value}, 'Eva', 'eva', ${at(60 * 24 * 39 + place)}, ${second ?? null}, ${second === undefined ? null : "Ida"},
      ${second === undefined ? null : "ida"}, ${second === undefined ? null : at(60 * 24 * 39 + place)})`.execute(
    log.db,
  );
}

beforeAll(async () => {
  log = await smallLog();
  await log.accept(
    Array.from({ length: 70 }, (_unused, place) =>
      says(`c${place}`, `m${place}`, place, {
        text: `My parcel is late, write to c${place}@example.org`,
        unit: place < 20 ? "Kettla" : "Brinka",
      }),
    ),
  );
  for (let place = 0; place < 60; place += 1) await judge(`m${place}`, place);
  await judge("m60", 60, { second: "price" });
  await judge("m61", 61, { asked: false, machine: "price" });
});
afterAll(() => log.drop());

const asked = { label: "topic", days: 365, reach: "all", words: "all", set: "measured", limit: 50 } as const;

test("what the machine had said is compared, not what the thread says since", async () => {
  await sql`update interaction set topic = 'delivery.late'`.execute(log.db);
  const { labels, cut } = await showOverview(ground, { days: 365, reach: "all" });
  expect(cut).toBe(false);
  expect(labels.find(({ label }) => label === "topic")).toMatchObject({
    accuracy: { count: 48, n: 60, share: 0.8, missing: 0 },
    disputed: 1,
    corrected: 1,
  });
  expect(labels.find(({ label }) => label === "mood")).toMatchObject({ accuracy: { n: 0, share: null, missing: 50 } });
});

test("only judgements of the window and within reach are counted", async () => {
  const kettla = [{ units: ["Kettla"], functions: null }];
  expect((await showLabel(ground, { label: "topic", days: 365, reach: kettla })).accuracy).toMatchObject({ n: 20 });
  expect((await showLabel(ground, { label: "topic", days: 365, reach: [] })).accuracy).toMatchObject({ n: 0 });
  const later = { ...ground, now: () => new Date(at(60 * 24 * 100)) };
  expect((await showLabel(later, { label: "topic", days: 28, reach: "all" })).accuracy).toMatchObject({ n: 0 });
  expect((await listJudgements(ground, { ...asked, reach: kettla })).total).toBe(20);
});

test("each figure opens to its texts, masked, page by page", async () => {
  const first = await listJudgements(ground, asked);
  expect(first.total).toBe(60);
  expect(first.rows).toHaveLength(50);
  expect(first.rows[0]).toMatchObject({
    messageId: log.idOf("m59"),
    conversationId: await log.conversationOf("m59"),
    machine: { value: "delivery.late", probability: expect.closeTo(0.9, 5), version: "rules-1" },
    first: { value: "delivery.late", by: "Eva" },
    second: null,
  });
  for (const { text } of first.rows) {
    expect(text).toContain("My parcel is late");
    expect(text).not.toMatch(/c\d/);
  }
  const second = await listJudgements(ground, { ...asked, after: first.next ?? "" });
  expect(second).toMatchObject({ total: 60, next: null });
  expect(second.rows).toHaveLength(10);
  const wrong = await listJudgements(ground, { ...asked, expected: "delivery.late", given: "price" });
  expect(wrong.rows.map(({ messageId }) => messageId)).toContain(log.idOf("m55"));
  expect(wrong.total).toBe(12);
  expect((await listJudgements(ground, { ...asked, set: "disputed" })).rows[0]?.second).toMatchObject({ by: "Ida" });
  expect((await listJudgements(ground, { ...asked, set: "corrected" })).total).toBe(1);
});

test("who sees figures alone is shown no words, and who reads the conversations of a unit those of that unit", async () => {
  const blind = await listJudgements(ground, { ...asked, words: [] });
  expect(blind.total).toBe(60);
  for (const row of blind.rows) expect(row).toMatchObject({ text: null, conversationId: null });
  const kettla = [{ units: ["Kettla"], functions: null }];
  const { rows } = await listJudgements(ground, { ...asked, words: kettla, limit: 100 });
  expect(rows.filter(({ text }) => text !== null)).toHaveLength(20);
});

test("words that are gone are not shown, the judgement stays", async () => {
  await sql`update interaction set body = '', cleared_at = ${at(0)} where interaction_id = ${log.idOf("m59")}`.execute(
    log.db,
  );
  expect((await listJudgements(ground, asked)).rows[0]).toMatchObject({ messageId: log.idOf("m59"), text: null });
});
