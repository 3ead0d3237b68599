import { transact } from "@firsthand/platform/storage";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { says, smallLog, type SmallLog } from "../../engage/conversations/testing/small-log.ts";
import { isHeldBack } from "../taxonomy/index.ts";
import { drawFor } from "./commands/draw-texts.ts";
import { judgeText } from "./commands/judge-text.ts";
import { nextText, type Judge } from "./commands/next-text.ts";
import { settleDispute } from "./commands/settle-dispute.ts";
import { skipText } from "./commands/skip-text.ts";
import { undoJudgement } from "./commands/undo-judgement.ts";
import { type LabellingTask, task as taskSchema } from "./contract.ts";
import { judgementsBetween, truthOf } from "./index.ts";
import { listDisputed } from "./queries/list-disputed.ts";
import { showProgress } from "./queries/show-progress.ts";
import { ben, eva, openDesk, type LabellingDesk } from "./testing/desk.ts";

let log: SmallLog;
let desk: LabellingDesk;
beforeAll(async () => {
  log = await smallLog();
  desk = await openDesk(log.db);
  const matters = ["parcel is late", "price is too high", "lamp glows", "tea was cold"];
  const records = Array.from({ length: 120 }, (_unused, at) =>
    says(`c${at}`, `m${at}`, at, {
      text: `Case ${at}: my ${matters[at % 4] ?? ""}, write to c${at}@example.org`,
      unit: at % 4 === 0 ? "Kettla" : "Brinka",
    }),
  );
  await log.accept(records);
});
afterAll(() => log.drop());

async function next(judge: Judge): Promise<LabellingTask> {
  const { task } = await nextText(desk.ground, "topic", judge);
  if (!task) throw new Error("no text");
  return taskSchema.parse(task);
}

/** The next text that is, or is not, blind; the others are skipped. */
async function nextThat(judge: Judge, blind: boolean): Promise<LabellingTask> {
  for (;;) {
    const task = await next(judge);
    if (task.blind === blind) return task;
    await skipText(desk.ground, task, judge);
  }
}

const say = (task: LabellingTask, value: string | null, judge: Judge) =>
  judgeText(desk.ground, { message: task.message, label: task.label, value }, judge);

const rowsOf = (message: string) =>
  judgementsBetween(log.db, { reach: "all" }).then((all) => all.filter((one) => one.messageId === message));

async function topicIn(message: string): Promise<string | null> {
  const { rows } = await sql<{ topic: string | null }>`
    select topic from interaction where interaction_id = ${message}`.execute(log.db);
  return rows[0]?.topic ?? null;
}

test("where nobody chose yet texts are asked for once, and those chosen are a fifth held back, never twice", async () => {
  expect(await nextText(desk.ground, "topic", eva)).toEqual({ task: null, choosing: true });
  expect(await nextText(desk.ground, "topic", ben)).toEqual({ task: null, choosing: true });
  expect(desk.wanted).toEqual(["topic"]);
  await drawFor(desk.ground, ["topic"]);
  const { rows } = await sql<{ text_hash: string; purpose: string; place: number }>`
    select text_hash, purpose, place from label_candidate order by place`.execute(log.db);
  expect(rows).toHaveLength(120);
  for (const row of rows) expect(row.purpose).toBe(isHeldBack({ hash: row.text_hash }) ? "audit" : "teach");
  const held = rows.slice(0, 50).filter(({ purpose }) => purpose === "audit");
  expect(held).toHaveLength(10);
  expect(await nextText(desk.ground, "mood", eva)).toMatchObject({ task: null });
});

test("two people who ask at once never get the same text; who asks again gets theirs, until it is theirs no more", async () => {
  const first = await Promise.all([next(eva), next(ben), next({ ...eva, id: "ida" })]);
  expect(new Set(first.map(({ message }) => message)).size).toBe(3);
  expect((await next(eva)).message).toBe(first[0]?.message);
  await expect(say(first[0] as LabellingTask, null, ben)).rejects.toMatchObject({ code: "text_not_held" });
  desk.pass(20);
  const late = await next(ben);
  expect(first.map(({ message }) => message)).toContain(late.message);
  await skipText(desk.ground, late, ben);
  const other = await next(ben);
  expect(other.message).not.toBe(late.message);
});

test("words are masked; what measures is shown without what the machine says", async () => {
  const held = await nextThat(eva, true);
  expect(held).toMatchObject({ blind: true, suggestion: null });
  expect(held.text).not.toMatch(/c\d+@/);
  expect(held.text).toMatch(/Case \d+: my/);
  const taught = await nextThat(eva, false);
  expect(taught.suggestion?.version).toBeTruthy();
});

test("a judgement stands in the thread and keeps what the machine had said; taken back, all is as before", async () => {
  const task = await nextThat(eva, false);
  expect(await topicIn(task.message)).toBeNull();
  const judged = await say(task, "delivery.late", eva);
  expect(judged).toMatchObject({ value: "delivery.late", purpose: "teach", machine: { value: null }, agreed: null });
  expect(await topicIn(task.message)).toBe("delivery.late");
  expect(await rowsOf(task.message)).toMatchObject([
    { label: "topic", asked: true, value: "delivery.late", by: "Eva", machine: { value: null }, second: null },
  ]);
  await expect(undoJudgement(desk.ground, task, ben)).rejects.toMatchObject({ code: "nothing_to_undo" });
  await undoJudgement(desk.ground, task, eva);
  expect(await topicIn(task.message)).toBeNull();
  expect(await rowsOf(task.message)).toEqual([]);
  expect((await next(eva)).message).toBe(task.message);
  await say(task, "price", eva);
  expect(await topicIn(task.message)).toBe("price");
});

test("what is not in the taxonomy, or was corrected meanwhile, is refused", async () => {
  const task = await nextThat(eva, false);
  await expect(say(task, "weather", eva)).rejects.toMatchObject({ code: "unknown_node" });
  const { rows } = await sql<{ home: number; text_hash: string }>`
    select home, text_hash from label_candidate where message_id = ${task.message}`.execute(log.db);
  await sql`
    insert into label_correction (home, interaction_id, label, text_hash, version, state, value, made_at, made_by)
    values (${rows[0]?.home}, ${task.message}, 'topic', ${rows[0]?.text_hash}, 1, 'standing', 'price', ${new Date()}, 'Ida')`.execute(
    log.db,
  );
  await expect(say(task, "delivery.late", eva)).rejects.toMatchObject({ code: "corrected_meanwhile" });
  expect((await next(eva)).message).not.toBe(task.message);
});

test("a second person judges some without seeing the first; who disagree are listed, and it is settled once", async () => {
  await sql`update label_candidate set wants_second = true where first_by_id is null`.execute(log.db);
  const ida: Judge = { id: "ida", name: "Ida", reach: "all" };
  desk.pass(20);
  const one = await nextThat(eva, false);
  await say(one, "price", eva);
  expect((await next(eva)).message).not.toBe(one.message);
  const again = await next(ida);
  expect(again).toMatchObject({ message: one.message, blind: true, suggestion: null });
  expect(await say(again, "delivery.late", ida)).toMatchObject({ agreed: false });
  expect(await topicIn(one.message)).toBe("price");
  const [row] = await rowsOf(one.message);
  expect(row && truthOf(row)).toBeUndefined();
  expect(await listDisputed(log.db, { label: "topic", reach: "all" })).toMatchObject([
    { message: one.message, first: { value: "price", by: "Eva" }, second: { value: "delivery.late", by: "Ida" } },
  ]);
  await settleDispute(desk.ground, { message: one.message, label: "topic", value: "delivery.late" }, eva);
  expect(await topicIn(one.message)).toBe("delivery.late");
  const [settled] = await rowsOf(one.message);
  expect(settled && truthOf(settled)).toBe("delivery.late");
  expect(await listDisputed(log.db, { label: undefined, reach: "all" })).toEqual([]);
  await expect(
    settleDispute(desk.ground, { message: one.message, label: "topic", value: "price" }, ben),
  ).rejects.toMatchObject({ code: "not_disputed" });
  const agreed = await nextThat(eva, true);
  await say(agreed, null, eva);
  expect(await say(await next(ida), null, ida)).toMatchObject({ agreed: true });
  const { labels } = await showProgress(log.db, "eva");
  const topic = labels.find(({ label }) => label === "topic");
  expect(topic).toMatchObject({ teach: 2, audit: 1, disputed: 0, agreement: { n: 2, agreement: 0.5 } });
  expect(topic?.auditWanted).toBe(384);
  expect(topic?.weeks).toEqual([{ week: "2026-01-26", texts: 1, right: 1 }]);
});

test("the second person says nothing that a label cannot be", async () => {
  const ida: Judge = { id: "ida", name: "Ida", reach: "all" };
  await drawFor(desk.ground, ["mood"]);
  await sql`update label_candidate set wants_second = true where label = 'mood'`.execute(log.db);
  const { task } = await nextText(desk.ground, "mood", eva);
  const message = task?.message ?? "";
  const sayMood = (value: string | null, judge: Judge) =>
    judgeText(desk.ground, { message, label: "mood", value }, judge);
  await sayMood("neutral", eva);
  expect((await nextText(desk.ground, "mood", ida)).task).toMatchObject({ message });
  await expect(sayMood("angry", ida)).rejects.toMatchObject({ code: "unknown_label_value" });
  await expect(sayMood(null, ida)).rejects.toMatchObject({ code: "unknown_label_value" });
  expect(await sayMood("neutral", ida)).toMatchObject({ agreed: true });
});

test("words of who is restricted are not shown, and a text that is held is not judged any more", async () => {
  const task = await next(eva);
  await sql`
    insert into restriction (request_id, identity_ids, since, by_name, why)
    select gen_random_uuid(), array[author_id], now(), 'Pia', 'asked' from message_text
    where message_id = ${task.message}`.execute(log.db);
  await expect(say(task, "price", eva)).rejects.toMatchObject({ code: "text_changed" });
  expect((await next(eva)).message).not.toBe(task.message);
  await drawFor(desk.ground, ["intent"]);
  const { rows } = await sql`
    select from label_candidate where label = 'intent' and message_id = ${task.message}`.execute(log.db);
  expect(rows).toEqual([]);
});

test("what lies outside a reach, edited or gone is not asked for", async () => {
  const kettla: Judge = { id: "kim", name: "Kim", reach: [{ units: ["Kettla"], functions: null }] };
  for (let round = 0; round < 4; round += 1) {
    const task = await next(kettla);
    const { rows } = await sql<{ unit: string }>`
      select unit from message_text where message_id = ${task.message}`.execute(log.db);
    expect(rows).toEqual([{ unit: "Kettla" }]);
    await skipText(desk.ground, task, kettla);
  }
  const none: Judge = { id: "nil", name: "Nil", reach: [] };
  expect((await nextText(desk.ground, "topic", none)).task).toBeNull();
  const task = await next(eva);
  await transact(log.db, async (tx) => {
    await sql`
      update interaction set body = 'other words now' where interaction_id = ${task.message}`.execute(tx);
  });
  await expect(say(task, null, eva)).rejects.toMatchObject({ code: "text_changed" });
  expect((await next(eva)).message).not.toBe(task.message);
});
