import { trainClassifier } from "@firsthand/analytics/classifier";
import { correctLabel, hashOfText, undoCorrection } from "@firsthand/engage/conversations";
import { transact } from "@firsthand/platform/storage";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { says, smallLog, type SmallLog } from "../../engage/conversations/testing/small-log.ts";
import { changeTaxonomy } from "../taxonomy/commands/save-taxonomy.ts";
import { isHeldBack, trainNow } from "../taxonomy/index.ts";
import { drawFor } from "./commands/draw-texts.ts";
import { dropGone } from "./commands/drop-gone.ts";
import { followInJudgements } from "./commands/follow-taxonomy.ts";
import { judgeText } from "./commands/judge-text.ts";
import { nextText } from "./commands/next-text.ts";
import { takeCorrections } from "./commands/take-corrections.ts";
import type { Purpose } from "./contract.ts";
import { judgementsBetween, labellingPersonalData } from "./index.ts";
import { eva, openDesk, TODAY, type LabellingDesk } from "./testing/desk.ts";

let log: SmallLog;
let desk: LabellingDesk;
beforeAll(async () => {
  log = await smallLog();
  desk = await openDesk(log.db);
  await log.accept(
    Array.from({ length: 60 }, (_unused, at) =>
      says(`c${at}`, `m${at}`, at, {
        text: `Case ${at}: ${at % 2 ? "where is my parcel" : "that costs a lot"} de neg`,
      }),
    ),
  );
});
afterAll(() => log.drop());
beforeEach(async () => {
  for (const table of ["label_judgement", "label_candidate", "label_correction", "taxonomy_classifier"])
    await sql`delete from ${sql.table(table)}`.execute(log.db);
  await drawFor(desk.ground, ["topic"]);
});

const ALWAYS = new Date(0);
const judged = (purpose?: Purpose) => judgementsBetween(log.db, { reach: "all", purpose });

/** Judges all texts that wait and are meant for one purpose, so wrongly that a classifier would show it. */
async function judgeAll(purpose: Purpose): Promise<number> {
  await sql`delete from label_candidate where purpose <> ${purpose}`.execute(log.db);
  let count = 0;
  for (;;) {
    const { task } = await nextText(desk.ground, "topic", eva);
    if (!task) return count;
    const value = task.text.includes("parcel") ? "price" : "delivery.late";
    await judgeText(desk.ground, { message: task.message, label: "topic", value }, eva);
    count += 1;
  }
}

/** The bytes of a classifier that is trained now. */
async function trained(): Promise<Buffer> {
  const trainedNow = await trainNow(log.db, {
    by: "Ann",
    why: "a test",
    now: () => TODAY,
    train: (set) => Promise.resolve(trainClassifier(set.examples, { heads: set.heads, seed: 1 }).toBytes()),
  });
  const { rows } = await sql<{ body: Buffer }>`
    select body from taxonomy_classifier where version = ${trainedNow?.version}`.execute(log.db);
  return rows[0]?.body ?? Buffer.alloc(0);
}

test("what is held back stands in its thread and changes nothing of what is learnt; what teaches does", async () => {
  const before = await trained();
  expect(before.length).toBeGreaterThan(100);
  expect(await judgeAll("audit")).toBeGreaterThan(4);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from label_correction where state = 'standing'`.execute(log.db);
  expect(rows[0]?.n).toBe((await judged("audit")).length);
  expect((await trained()).equals(before)).toBe(true);
  await drawFor(desk.ground, ["topic"]);
  expect(await judgeAll("teach")).toBeGreaterThan(20);
  expect((await trained()).equals(before)).toBe(false);
});

test("what measures keeps what the machine said before, whatever it learns later", async () => {
  await judgeAll("audit");
  const before = await judged();
  await drawFor(desk.ground, ["topic"]);
  await judgeAll("teach");
  await trained();
  await desk.ground.reader.refresh();
  const after = await judged("audit");
  expect(after).toEqual(before);
  // and a text that is judged from now on keeps what the version in force says
  await log.accept([says("new", "n1", 99, { text: "my parcel is late, the delivery is late again" })]);
  await drawFor(desk.ground, ["topic"]);
  desk.pass(1);
  const { task } = await nextText(desk.ground, "topic", eva);
  expect(task).toMatchObject({ text: expect.stringContaining("late again") as string });
  await judgeText(desk.ground, { message: task?.message ?? "", label: "topic", value: null }, eva);
  const [newest] = await judged();
  expect(newest?.machine.version).toMatch(/classifier-1$/);
  expect(newest?.machine.probability).toBeGreaterThan(0);
});

test("a text that is an example of the taxonomy does not measure, since it is learnt from", async () => {
  const texts = Array.from({ length: 60 }, (_unused, at) => `never arrived, case ${at}`);
  const isAudit = (text: string) => isHeldBack({ hash: hashOfText("in", text) });
  const [one, other] = texts.filter(isAudit);
  if (one === undefined || other === undefined) throw new Error("none of them is held back");
  await log.accept([says("e1", "e1", 101, { text: one }), says("e2", "e2", 102, { text: other })]);
  await changeTaxonomy(log.db, { by: "Ann", at: TODAY, why: "a test" }, (tree) => ({
    taxonomy: { ...tree, nothing: { en: [one] } },
    renamings: [],
  }));
  await drawFor(desk.ground, ["intent"]);
  const { rows } = await sql<{ text_hash: string }>`
    select text_hash from label_candidate where label = 'intent'`.execute(log.db);
  const asked = rows.map(({ text_hash: hash }) => hash);
  expect(asked).not.toContain(hashOfText("in", one));
  expect(asked).toContain(hashOfText("in", other));
});

test("what is corrected in a thread counts as judged with what the machine had said, and goes when taken back", async () => {
  const messageId = log.idOf("m1");
  const place = { conversationId: await log.conversationOf("m1"), messageId, by: "Ida" };
  const correct = (value: string, ifVersion: number) =>
    transact(log.db, (tx) => correctLabel(tx, { ...place, label: "mood", value, ifVersion, at: TODAY, reason: null }));
  await correct("positive", 0);
  await takeCorrections(desk.ground, ALWAYS);
  expect(await judged()).toMatchObject([
    { label: "mood", asked: false, value: "positive", by: "Ida", machine: { value: "negative" }, language: "de" },
  ]);
  await correct("neutral", 1);
  await takeCorrections(desk.ground, ALWAYS);
  expect(await judged()).toMatchObject([{ value: "neutral", machine: { value: "negative" } }]);
  await transact(log.db, (tx) => undoCorrection(tx, { ...place, label: "mood", ifVersion: 2, at: TODAY }));
  await takeCorrections(desk.ground, ALWAYS);
  expect(await judged()).toEqual([]);
});

test("a text that was corrected in its thread is not asked for", async () => {
  const messageId = log.idOf("m2");
  const place = { conversationId: await log.conversationOf("m2"), messageId, by: "Ida" };
  await transact(log.db, (tx) =>
    correctLabel(tx, { ...place, label: "topic", value: "price", ifVersion: 0, at: TODAY, reason: null }),
  );
  await takeCorrections(desk.ground, ALWAYS);
  await drawFor(desk.ground, ["topic", "mood"]);
  const { rows } = await sql<{ label: string }>`
    select label from label_candidate where message_id = ${messageId}`.execute(log.db);
  expect(rows).toEqual([{ label: "mood" }]);
});

test("a topic that is moved keeps its judgements; whose message is erased or gone has none", async () => {
  await judgeAll("teach");
  const all = await judged();
  await followInJudgements(log.db, { label: "topic", names: [{ from: "delivery.late", to: "shipping.late" }] });
  const moved = await judged();
  expect(moved.filter(({ value }) => value === "shipping.late").length).toBe(
    all.filter(({ value }) => value === "delivery.late").length,
  );
  const messageIds = all.slice(0, 3).map((one) => one.messageId);
  const subject = {
    identityIds: [],
    personIds: [],
    messageIds,
    conversationIds: [],
    besideIds: [],
    marks: [],
    names: [],
  };
  const found = await labellingPersonalData.find(log.db, subject as never);
  expect(found.find(({ table }) => table === "label_judgement")).toMatchObject({ rows: 3 });
  await labellingPersonalData.erase(log.db, subject as never, TODAY);
  expect(await judged()).toHaveLength(all.length - 3);
  const gone = all[4]?.messageId ?? "";
  await sql`update thread_node set node_id = gen_random_uuid() where node_id = ${gone}`.execute(log.db);
  await dropGone(desk.ground);
  expect(await judged()).toHaveLength(all.length - 4);
});
