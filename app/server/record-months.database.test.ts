import { reportedMonths } from "@firsthand/learn/metrics";
import { createLogging } from "@firsthand/platform/http";
import { createJobs, type JobHandler, type Jobs } from "@firsthand/platform/jobs";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { takeShippedModel } from "../position.ts";
import { defineRecordMonths, thenRecordMonths } from "./record-months.ts";

let database: TestDatabase;
let jobs: Jobs;
const now = () => new Date("2026-04-10T12:00:00Z");

beforeEach(async () => {
  database = await cloneDatabase();
  await takeShippedModel(database.db, now());
  const { logger } = createLogging({ level: "silent", write: () => undefined });
  const ground = { storage: database, jobs: createJobs(database, logger), now };
  jobs = ground.jobs;
  defineRecordMonths(ground);
  const options = { retry: { times: 0, afterSeconds: 1 }, pollSeconds: 0.5 };
  thenRecordMonths(ground).jobs.define("fill", () => say("2026-03-05T10:00:00Z"), options);
  await jobs.start();
});
afterEach(async () => {
  await jobs.stop({ graceSeconds: 2 });
  await database.drop();
});

/** One message of a customer. */
async function say(at: string): Promise<void> {
  await sql`
    insert into source (name, declaration, brand_accounts, answers_included, declared_at)
    values ('mail', '{}', false, true, now()) on conflict do nothing`.execute(database.db);
  await sql`
    insert into interaction (home, interaction_id, conversation_id, source, channel, kind, direction, at, copied_ids, body,
      model_version, sentiment, sentiment_words, expects_answer, substantive)
    values (0, gen_random_uuid(), gen_random_uuid(), 'mail', 'email', 'message', 'in', ${at}, '{}', '', '1', 0, '{}', 0, 0)`.execute(
    database.db,
  );
}

const months = async () => (await reportedMonths(database.db, { days: 90 })).map(({ month }) => month);

test("when something has filled the log, the months that are over are recorded", async () => {
  await jobs.enqueue(database.db, "fill", {});
  await vi.waitFor(async () => expect(await months()).toEqual(["2026-03"]), { timeout: 20_000, interval: 200 });
});

test("while an import waits or runs nothing is recorded; the job ends well and comes again", async () => {
  await say("2026-02-05T10:00:00Z");
  await sql`
    insert into import_run (import_id, source, file_name, fingerprint, context, state, records, accepted, repeated, revised,
      quarantined, started_at)
    values (gen_random_uuid(), 'mail', 'mails.csv', 'f', '{}', 'waiting', 0, 0, 0, 0, 0, ${now()})`.execute(
    database.db,
  );
  await jobs.enqueue(database.db, "record-months", {});
  await vi.waitFor(
    async () => {
      const [counted] = (await jobs.jobCounts()).filter(({ name }) => name === "record-months");
      expect(counted).toMatchObject({ done: 1, failed: 0 });
    },
    { timeout: 20_000, interval: 200 },
  );
  expect(await months()).toEqual([]);
  await sql`update import_run set state = 'done'`.execute(database.db);
  await jobs.enqueue(database.db, "record-months", {});
  await vi.waitFor(async () => expect(await months()).toEqual(["2026-02"]), { timeout: 20_000, interval: 200 });
});

test("a month that was measured while the sample organisation went is not kept", async () => {
  await say("2026-02-05T10:00:00Z");
  await sql`
    insert into sample (state, anchor, done, total, begun_at)
    values ('loaded', '2026-04-09', 1, 1, '2026-04-09T10:00:00Z')`.execute(database.db);
  const handlers: JobHandler[] = [];
  defineRecordMonths({ storage: database, jobs: { define: (_, handler) => void handlers.push(handler) }, now });
  const signal = new AbortController().signal;
  const run = () => Promise.all(handlers.map((handler) => handler({}, { id: "1", attempt: 1, signal })));
  const running = await database.db.transaction().execute(async (tx) => {
    await sql`lock table metric_point in access exclusive mode`.execute(tx);
    const begun = run();
    const waiting = sql<{ count: number }>`
      select count(*)::int from pg_locks where not granted and relation = 'metric_point'::regclass`;
    await vi.waitFor(async () => expect((await waiting.execute(tx)).rows).toEqual([{ count: 1 }]), 10_000);
    await sql`delete from sample`.execute(tx);
    return { begun };
  });
  await running.begun;
  expect(await months()).toEqual([]);
  await run();
  expect(await months()).toEqual(["2026-02"]);
});
