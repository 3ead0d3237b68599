import { transact } from "@firsthand/platform/storage";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { at, says, smallLog, type SmallLog } from "../../engage/conversations/testing/small-log.ts";
import { acknowledge } from "./commands/acknowledge.ts";
import { lookAtReading } from "./commands/look-at-reading.ts";
import type { ReadingGround } from "./ground.ts";
import { showDrift } from "./queries/show-drift.ts";

const DAY = 24 * 60;
const WEEK = 7 * DAY;
/** Nine whole weeks. */
const end = 9 * WEEK;

let log: SmallLog;
let clock = end;
const ground: ReadingGround = {
  get db() {
    return log.db;
  },
  now: () => new Date(at(clock)),
  random: () => new Uint8Array(8).map(() => Math.floor(Math.random() * 256)),
};
beforeAll(async () => {
  log = await smallLog();
});
afterAll(() => log.drop());

const drift = async () => {
  const found = await showDrift(ground, "all");
  if (!found) throw new Error("it is shown to whoever sees all");
  return found;
};

const words = ["parcel", "invoice", "shoes", "coupon"];
/** So many messages of a week, of which every so-and-so-many has a topic. */
const week = (index: number, count: number, text: (place: number) => string) =>
  Array.from({ length: count }, (_unused, place) =>
    says(`c${index}-${place}`, `w${index}-${place}`, index * WEEK + Math.floor((place * WEEK) / count), {
      text: text(place),
    }),
  );
const usual = (place: number) =>
  `my ${words[place % 4] ?? ""} ${place % 3 === 0 ? "" : place % 3 === 1 ? "delivery.late" : "price"} en`;

test("an empty log is not looked at", async () => {
  await lookAtReading(ground);
  expect(await drift()).toEqual({ look: null, alarms: [] });
});

test("weeks that are alike raise nothing", async () => {
  for (let index = 0; index < 9; index += 1) await log.accept(week(index, 120, usual));
  await lookAtReading(ground);
  const { look, alarms } = await drift();
  expect(alarms).toEqual([]);
  expect(look).toMatchObject({ until: at(end), since: at(end - WEEK), messages: 120, rereading: false });
  const topic = look?.figures.find(({ about, kind }) => about === "topic" && kind === "abstained");
  expect(topic).toMatchObject({ n: 120, drifts: false });
  expect(topic?.value).toBeCloseTo(1 / 3, 2);
  expect(look?.figures.map(({ about }) => about)).toEqual(
    expect.arrayContaining(["topic", "mood", "urgency", "expects_answer", "language", "words"]),
  );
  await expect(showDrift(ground, [{ units: ["Brinka"], functions: null }])).resolves.toBeNull();
});

test("a week without topics, in words that nobody knew, is told once, and ends when it is over", async () => {
  await log.accept(week(9, 120, (place) => `gewitter blitz donner ${place % 10 === 0 ? "price" : ""} de`));
  clock = end + WEEK;
  await lookAtReading(ground);
  const first = await drift();
  expect(first.alarms.map(({ about, kind }) => `${about} ${kind}`).toSorted()).toEqual(
    expect.arrayContaining(["language mix", "topic abstained", "words abstained"]),
  );
  const topic = first.alarms.find(({ about, kind }) => about === "topic" && kind === "abstained");
  expect(topic).toMatchObject({ acknowledged: null, beganAt: at(clock) });
  expect(topic?.value).toBeCloseTo(0.9, 2);
  expect(first.alarms.find(({ about }) => about === "language")?.moved[0]).toMatchObject({ now: expect.any(Number) });

  clock += 60;
  await lookAtReading(ground);
  const again = await drift();
  expect(again.alarms.map(({ id }) => id).toSorted()).toEqual(first.alarms.map(({ id }) => id).toSorted());

  await acknowledge(ground, { id: topic?.id ?? "", by: "Eva" });
  await acknowledge(ground, { id: topic?.id ?? "", by: "Otto" });
  const seen = (await drift()).alarms.find(({ id }) => id === topic?.id);
  expect(seen?.acknowledged).toEqual({ by: "Eva", at: at(clock) });

  // back in the band: it ends after two days, not at once
  await log.accept(week(10, 120, usual));
  clock = end + 2 * WEEK;
  await sql`update reading_alarm set stood_at = ${at(clock - DAY)}`.execute(log.db);
  await lookAtReading(ground);
  expect((await drift()).alarms.map(({ id }) => id)).toContain(topic?.id);
  clock += 2 * DAY;
  await lookAtReading(ground);
  expect((await drift()).alarms.map(({ id }) => id)).not.toContain(topic?.id);
  await expect(acknowledge(ground, { id: topic?.id ?? "", by: "Eva" })).rejects.toMatchObject({
    code: "unknown_alarm",
  });
});

test("while messages are read anew their labels are not compared", async () => {
  await log.accept(
    week(11, 60, () => "gewitter blitz donner"),
    {},
    "another",
  );
  clock = end + 3 * WEEK;
  // what stands is not over because nobody compared
  await sql`
    insert into reading_alarm (alarm_id, about, kind, value, expected, low, high, moved, began_at, stood_at)
    values (gen_random_uuid(), 'intent', 'mix', 0.7, 0.1, 0, 0.25, '[]', ${at(end)}, ${at(end)})`.execute(log.db);
  await lookAtReading(ground);
  const { look, alarms } = await drift();
  expect(look?.rereading).toBe(true);
  expect(alarms.map(({ about, kind }) => `${about} ${kind}`)).toContain("intent mix");
  expect(look?.figures.some(({ about }) => about === "topic")).toBe(false);
});

test("held-back texts of the last weeks that are read worse than before are told", async () => {
  await transact(log.db, async (tx) => {
    const judge = (index: number, day: number, machine: string) =>
      sql`
      insert into label_judgement (home, message_id, label, text_hash, purpose, asked, language, machine_value,
        machine_probability, machine_version, value, judged_by, judged_by_id, judged_at)
      values (0, gen_random_uuid(), 'mood', gen_random_uuid(), 'audit', true, 'en', ${machine}, 0.8, 'test',
        'negative', 'Eva', 'eva', ${at(clock - day * DAY - index)})`.execute(tx);
    for (let index = 0; index < 60; index += 1) await judge(index, 100, index < 6 ? "neutral" : "negative");
    for (let index = 0; index < 40; index += 1) await judge(index, 5, index < 20 ? "neutral" : "negative");
  });
  await lookAtReading(ground);
  const alarm = (await drift()).alarms.find(({ kind }) => kind === "quality");
  expect(alarm).toMatchObject({ about: "mood", value: 0.5 });
  expect(alarm?.expected).toBeCloseTo(0.9, 6);
});
