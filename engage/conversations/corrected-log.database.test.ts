import { transact } from "@firsthand/platform/storage";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { sortedLog } from "../testing/index.ts";
import { correctLabel, undoCorrection } from "./commands/correct-label.ts";
import { showMessage } from "./queries/show-message.ts";
import { at, says, smallLog, type SmallLog } from "./testing/small-log.ts";

let logs: readonly [SmallLog, SmallLog];
beforeAll(async () => {
  logs = [await smallLog(), await smallLog()];
});
afterAll(() => Promise.all(logs.map((log) => log.drop())));

const TABLES = [
  "delivery",
  "delivery_revision",
  "identity",
  "identity_key",
  "identity_link",
  "thread_node",
  "conversation",
  "conversation_alias",
  "interaction",
  "label_correction",
];

const IDS = 5;
const TEXTS = ["de neg asks care", "en pos solves"];

const message = fc.record({
  id: fc.integer({ min: 0, max: IDS - 1 }),
  version: fc.integer({ min: 0, max: 3 }),
  minute: fc.integer({ min: 0, max: 9 }),
  deleted: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
  parent: fc.option(fc.integer({ min: 0, max: IDS - 1 }), { nil: undefined }),
});

const said = fc.oneof(
  fc.record({ label: fc.constant("language" as const), value: fc.constantFrom("fr", "it", null) }),
  fc.record({ label: fc.constant("mood" as const), value: fc.constantFrom("negative", "neutral", "positive") }),
  fc.record({ label: fc.constant("function" as const), value: fc.constantFrom("legal", null) }),
  fc.record({ label: fc.constant("expects_answer" as const), value: fc.boolean() }),
);

const step = fc.oneof(
  fc.record({ kind: fc.constant("deliver" as const), messages: fc.array(message, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant("correct" as const), id: fc.integer({ min: 0, max: IDS - 1 }), said }),
);

type Message = typeof message extends fc.Arbitrary<infer One> ? One : never;
type Said = typeof said extends fc.Arbitrary<infer One> ? One : never;

/** The first text comes back with every second version. */
function recordOf({ id, version, minute, deleted, parent }: Message) {
  return says(`c${id % 2}`, `m${id}`, minute, {
    version,
    deleted,
    text: TEXTS[version % 2] ?? "",
    ...(parent === undefined || parent === id ? {} : { parents: [`m${parent}`] }),
  });
}

/** The text that a message has now; undefined where it is not there. */
async function textOf(log: SmallLog, id: number): Promise<string | undefined> {
  const { rows } = await sql<{ body: string }>`
    select body from interaction where interaction_id = ${log.idOf(`m${id}`)}`.execute(log.db);
  return rows[0]?.body;
}

async function correct(log: SmallLog, id: number, { label, value }: Said): Promise<void> {
  const [conversationId, messageId] = [await log.conversationOf(`m${id}`), log.idOf(`m${id}`)];
  const { corrections } = await showMessage(log.db, conversationId, messageId);
  const ifVersion = corrections.find((one) => one.label === label)?.version ?? 0;
  const decided = { conversationId, messageId, label, ifVersion, by: "Eva", at: new Date(at(0)) };
  await transact(log.db, (tx) => correctLabel(tx, { ...decided, value, reason: null }));
}

/** Takes back every correction that applies now. */
async function undoAll(log: SmallLog): Promise<void> {
  for (let id = 0; id < IDS; id++) {
    if ((await textOf(log, id)) === undefined) continue;
    const [conversationId, messageId] = [await log.conversationOf(`m${id}`), log.idOf(`m${id}`)];
    for (const { label, version } of (await showMessage(log.db, conversationId, messageId)).corrections) {
      const decided = { conversationId, messageId, label, ifVersion: version, by: "Eva", at: new Date(at(0)) };
      await transact(log.db, (tx) => undoCorrection(tx, decided));
    }
  }
}

test("whatever comes in whatever order, what people said of a text stands with it, and undone nothing of it is left", async () => {
  const [corrected, plain] = logs;
  const steps = fc.array(step, { minLength: 3, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(steps, async (drawn) => {
      for (const log of logs) for (const table of TABLES) await sql`delete from ${sql.id(table)}`.execute(log.db);
      const standing = new Map<string, { id: number; text: string; said: Said }>();
      for (const one of drawn) {
        if (one.kind === "deliver") await corrected.accept(one.messages.map(recordOf));
        else {
          const text = await textOf(corrected, one.id);
          if (text === undefined) continue;
          await correct(corrected, one.id, one.said);
          standing.set(`${one.id} ${text} ${one.said.label}`, { id: one.id, text, said: one.said });
        }
      }
      const all = drawn.flatMap((one) => (one.kind === "deliver" ? one.messages.map(recordOf) : []));
      if (all.length === 0) return;
      await plain.accept(all);
      const untouched = await sortedLog(plain.db);
      for (const { id, text, said: decided } of standing.values())
        if ((await textOf(plain, id)) === text) await correct(plain, id, decided);
      expect(await sortedLog(corrected.db)).toEqual(await sortedLog(plain.db));
      for (const log of logs) await undoAll(log);
      expect(await sortedLog(plain.db)).toEqual(untouched);
      expect(await sortedLog(corrected.db)).toEqual(untouched);
    }),
    { numRuns: Number(process.env["RUNS"] ?? 25), interruptAfterTimeLimit: 15_000 },
  );
});
