import { transact } from "@firsthand/platform/storage";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { findSources } from "../sources/index.ts";
import { correctLabel, undoCorrection } from "./commands/correct-label.ts";
import type { CorrectableLabel, LabelValue } from "./contract.ts";
import { reread } from "./index.ts";
import { showMessage } from "./queries/show-message.ts";
import { answers, at, readWords, says, smallLog, type SmallLog } from "./testing/small-log.ts";

let log: SmallLog;
beforeAll(async () => {
  log = await smallLog();
});
afterAll(() => log.drop());

const QUESTION = says("ann", "q", 1, { text: "de neg asks care" });
const REPLY = answers("r", "q", 2, { text: "solves" });

beforeEach(async () => {
  const tables = ["delivery", "delivery_revision", "thread_node", "conversation", "conversation_alias", "interaction"];
  for (const table of [...tables, "label_correction"]) await sql`delete from ${sql.id(table)}`.execute(log.db);
  await log.accept([QUESTION, REPLY]);
});

const NOW = new Date(at(30));

interface Change {
  readonly value?: LabelValue;
  readonly ifVersion?: number;
  readonly by?: string;
  readonly reason?: string;
}

async function placeOf(externalId: string) {
  return { conversationId: await log.conversationOf(externalId), messageId: log.idOf(externalId) };
}

async function correct(externalId: string, label: CorrectableLabel, value: LabelValue, more: Change = {}) {
  const place = await placeOf(externalId);
  return transact(log.db, (tx) =>
    correctLabel(tx, { ...place, label, value, ifVersion: 0, by: "Eva", reason: null, at: NOW, ...more }),
  );
}

async function undo(externalId: string, label: CorrectableLabel, ifVersion: number) {
  const place = await placeOf(externalId);
  return transact(log.db, (tx) => undoCorrection(tx, { ...place, label, ifVersion, by: "Ida", at: NOW }));
}

const shown = async (externalId: string) =>
  await showMessage(log.db, await log.conversationOf(externalId), log.idOf(externalId));

/** Messages and conversations as they are stored. */
async function stored(): Promise<unknown[]> {
  const messages = await sql`select * from interaction order by interaction_id`.execute(log.db);
  const conversations = await sql`select * from conversation order by conversation_id`.execute(log.db);
  return [messages.rows, conversations.rows];
}

async function conversation(): Promise<Record<string, unknown>> {
  const { rows } = await sql<Record<string, unknown>>`select * from conversation`.execute(log.db);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}

describe("a correction", () => {
  test.each([
    ["q", "language", "fr", "de", { language: "fr" }, { language: "fr" }],
    ["q", "language", null, "de", { language: null }, { language: null }],
    ["q", "mood", "positive", "negative", { mood: { value: "positive", score: 0.7 } }, { mood: "positive" }],
    ["q", "mood", "neutral", "negative", { mood: { value: "neutral", score: 0 } }, { mood: "neutral" }],
    ["q", "function", "legal", "care", { function: "legal" }, { function: "legal" }],
    ["q", "function", null, "care", { function: null }, { function: null }],
    [
      "q",
      "expects_answer",
      false,
      true,
      { expectsAnswer: { value: false, score: 0 } },
      { answerable: false, waiting_since: null },
    ],
    ["r", "substantive", false, true, { substantive: { value: false, score: 0 } }, { first_substantive_at: null }],
  ] as const)(
    "of %s: %s is %s stands in the message and its conversation, and an undo restores all",
    async (...row) => {
      const [externalId, label, value, machineValue, labels, facts] = row;
      const before = await stored();
      const message = await correct(externalId, label, value, { reason: "I asked them" });
      expect(message.labels).toMatchObject(labels);
      expect(message.corrections).toEqual([
        { label, value, machineValue, by: "Eva", at: NOW.toISOString(), reason: "I asked them", version: 1 },
      ]);
      expect(await shown(externalId)).toEqual(message);
      expect(await conversation()).toMatchObject(facts);
      expect((await undo(externalId, label, 1)).corrections).toEqual([]);
      expect(await stored()).toEqual(before);
    },
  );

  test("a question found where the machine saw none makes the customer wait again", async () => {
    await log.accept([says("ann", "s", 3, { text: "and then", parents: ["r"] })]);
    expect(await conversation()).toMatchObject({ waiting_since: null, resolved_at: new Date(at(2)) });
    await correct("s", "expects_answer", true);
    expect(await conversation()).toMatchObject({ waiting_since: new Date(at(3)), resolved_at: null });
  });

  test("what it replaces is kept, with who said it and who took it back", async () => {
    await correct("q", "function", "legal", { by: "Eva", reason: "contract" });
    await correct("q", "function", "finance", { by: "Ben", ifVersion: 1 });
    await undo("q", "function", 2);
    await correct("q", "function", "sales", { by: "Eva" });
    const { rows } = await sql`
      select version, state, value, machine_value, made_by, reason, undone_by from label_correction order by version`.execute(
      log.db,
    );
    const kept = { machine_value: "care", reason: null, undone_by: null };
    expect(rows).toEqual([
      { ...kept, version: 1, state: "replaced", value: "legal", made_by: "Eva", reason: "contract" },
      { ...kept, version: 2, state: "undone", value: "finance", made_by: "Ben", undone_by: "Ida" },
      { ...kept, version: 3, state: "standing", value: "sales", made_by: "Eva" },
    ]);
  });

  test("of two people who correct one label the second is told what the first one said", async () => {
    const both = await Promise.allSettled([
      correct("q", "mood", "neutral", { by: "Eva" }),
      correct("q", "mood", "positive", { by: "Ben" }),
    ]);
    const message = await shown("q");
    const [stands] = message.corrections;
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({
      reason: {
        code: "correction_conflict",
        status: 409,
        details: { by: stands?.by, at: NOW.toISOString(), value: stands?.value, version: 1 },
      },
    });
    await undo("q", "mood", 1);
    // a label that was corrected and put back is not the one that was seen
    for (const decide of [() => undo("q", "mood", 1), () => correct("q", "mood", "neutral", { ifVersion: 1 })])
      await expect(decide()).rejects.toMatchObject({ code: "correction_conflict", details: { version: 0 } });
    await correct("q", "mood", "neutral");
    await expect(undo("q", "mood", 1)).rejects.toMatchObject({ code: "correction_conflict", details: { version: 2 } });
  });

  test("belongs to its text: another one is as the machine reads it, and the same one is corrected again", async () => {
    await correct("q", "mood", "positive");
    await log.accept([{ ...QUESTION, version: 1, text: "en neg asks" }]);
    expect(await shown("q")).toMatchObject({ labels: { mood: { value: "negative" } }, corrections: [], edited: 1 });
    await correct("q", "language", "fr");
    await log.accept([{ ...QUESTION, version: 2 }]);
    expect(await shown("q")).toMatchObject({
      labels: { mood: { value: "positive" }, language: "de" },
      corrections: [{ label: "mood" }],
    });
    await log.accept([{ ...QUESTION, version: 3, deleted: true }]);
    await log.accept([{ ...QUESTION, version: 4, text: "en neg asks" }]);
    expect(await shown("q")).toMatchObject({ labels: { mood: { value: "negative" }, language: "fr" }, edited: 3 });
    expect(await conversation()).toMatchObject({ mood: "negative", language: "fr" });
  });

  test("a newer model changes what the machine says beside it, and not what stands", async () => {
    await correct("q", "language", "fr");
    await correct("q", "mood", "positive");
    const sources = new Map((await findSources(log.db)).map((source) => [source.name, source]));
    const newer = readWords("newer");
    const readTexts: typeof newer = (texts) =>
      newer(texts).map((reading) => ({ ...reading, language: "en", sentiment: 0.05, function: "sales" }));
    await transact(log.db, (tx) => reread(tx, readTexts, { modelVersion: "newer", limit: 10, sources }));
    expect(await shown("q")).toMatchObject({
      labels: { language: "fr", mood: { value: "positive" }, function: "sales", modelVersion: "newer" },
      corrections: [
        { label: "language", value: "fr", machineValue: "en" },
        { label: "mood", value: "positive", machineValue: "neutral" },
      ],
    });
    expect(await conversation()).toMatchObject({ language: "fr", mood: "positive", function: "sales" });
    await undo("q", "mood", 1);
    expect((await undo("q", "language", 1)).labels).toMatchObject({
      language: "en",
      mood: { value: "neutral", score: 0.05 },
    });
  });

  test("that a reader gives to the same words is not taken for what the machine says", async () => {
    await correct("q", "function", "sales");
    const sources = new Map((await findSources(log.db)).map((source) => [source.name, source]));
    const readTexts: ReturnType<typeof readWords> = (texts) =>
      readWords("newer")(texts).map((reading) => ({ ...reading, function: "sales", unsaid: reading }));
    await transact(log.db, (tx) => reread(tx, readTexts, { modelVersion: "newer", limit: 10, sources }));
    expect((await shown("q")).corrections).toMatchObject([{ value: "sales", machineValue: "care" }]);
    expect((await undo("q", "function", 1)).labels.function).toBe("care");
  });

  test("goes with its message when conversations are joined and parted, and is found by either id", async () => {
    const other = says("ann", "o", 9, { text: "de asks" });
    await log.accept([other]);
    const away = await log.conversationOf("o");
    await correct("o", "function", "legal");
    await log.accept([{ ...other, version: 1, parents: ["r"] }]);
    const joined = await log.conversationOf("o");
    expect(joined).not.toBe(away);
    expect((await showMessage(log.db, away, log.idOf("o"))).labels.function).toBe("legal");
    expect((await shown("o")).corrections).toMatchObject([{ label: "function", value: "legal", machineValue: null }]);
    await log.accept([{ ...other, version: 2, parents: [] }]);
    expect(await log.conversationOf("o")).not.toBe(joined);
    expect((await shown("o")).labels.function).toBe("legal");
    expect((await undo("o", "function", 1)).labels.function).toBeNull();
  });
});

describe("a correction is refused", () => {
  test.each([
    ["q", "language", "english", "unknown_label_value"],
    ["q", "language", "xx", "unknown_label_value"],
    ["q", "mood", "angry", "unknown_label_value"],
    ["q", "mood", null, "unknown_label_value"],
    ["q", "mood", "toString", "unknown_label_value"],
    ["q", "function", "service desk", "unknown_label_value"],
    ["q", "expects_answer", "yes", "unknown_label_value"],
    ["q", "substantive", true, "label_not_applicable"],
    ["r", "expects_answer", true, "label_not_applicable"],
  ] as const)("of %s: %s cannot be %s", async (externalId, label, value, code) => {
    const before = await stored();
    await expect(correct(externalId, label, value)).rejects.toMatchObject({ code, status: 422 });
    expect(await stored()).toEqual(before);
  });

  test("where conversation or message are not there, or not together", async () => {
    const gone = "00000000-0000-7000-8000-000000000000";
    await log.accept([says("ben", "b", 5)]);
    const here = await log.conversationOf("q");
    const show = (conversationId: string, messageId: string) => showMessage(log.db, conversationId, messageId);
    await expect(show(gone, log.idOf("q"))).rejects.toMatchObject({ code: "unknown_conversation" });
    await expect(show(here, gone)).rejects.toMatchObject({ code: "unknown_message" });
    const elsewhere = { conversationId: await log.conversationOf("b") };
    await expect(show(here, log.idOf("b"))).rejects.toMatchObject({ code: "message_elsewhere", details: elsewhere });
    const refused = { label: "mood", value: "neutral", ifVersion: 0, by: "Eva", reason: null, at: NOW } as const;
    await expect(
      transact(log.db, (tx) => correctLabel(tx, { ...refused, conversationId: here, messageId: log.idOf("b") })),
    ).rejects.toMatchObject({ code: "message_elsewhere" });
  });
});
