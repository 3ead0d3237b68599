import { setTimeout as sleep } from "node:timers/promises";

import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

import { makeEndpoint, removeEndpoint } from "./commands/save-endpoint.ts";
import { createSender, type Sender } from "./index.ts";
import { openLog, openReceiver, type Receiver, testWebhooks } from "./testing/index.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let database: TestDatabase;
let hooks: ReturnType<typeof testWebhooks>;
let log: Awaited<ReturnType<typeof openLog>>;
let receiver: Receiver;
let sender: Sender;
const made: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  hooks = testWebhooks(database.db);
  log = await openLog(database.db);
  receiver = await openReceiver();
});
afterEach(async () => {
  await sender.stop();
  for (const id of made.splice(0)) await removeEndpoint(hooks.ground, id).catch(() => {});
  receiver.arrived.length = 0;
});
afterAll(async () => {
  await receiver.close();
  await hooks.close();
  await database.drop();
});

async function make(address: string, ground = hooks.ground) {
  const { id } = await makeEndpoint(
    ground,
    {
      name: address,
      address,
      events: ["interaction.received"],
      channels: [],
      units: [],
      personal: "masked",
      ownNetwork: true,
    },
    "Ada",
  );
  made.push(id);
  return { id };
}

function start(): void {
  sender = createSender({ ground: hooks.ground, logVersion: log.logVersion, onTrouble: () => {} });
  sender.start();
}

const soon = { timeout: 30_000 };

test("while ever more happens in the log, events are sent all the same", async () => {
  await make(receiver.url);
  await log.say({ externalId: "busy", author: { account: "bess" } });
  let over = false;
  const writers = Array.from({ length: 4 }, async () => {
    while (!over)
      await sql`
        insert into interaction_news (what, homes, interaction_ids)
        values ('changed', '{1}', array[gen_random_uuid()])`.execute(database.db);
  });
  await expect.poll(async () => await countNews(), soon).toBeGreaterThan(100);
  start();
  try {
    await expect.poll(() => receiver.arrived.length, soon).toBe(1);
  } finally {
    over = true;
    await Promise.all(writers);
  }
});

async function countNews(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from interaction_news`.execute(database.db);
  return rows[0]?.n ?? 0;
}

test("one that is made while the last other one is removed is told of what happens", async () => {
  const { id } = await make("http://127.0.0.1:9/nobody");
  const making = Promise.withResolvers<void>();
  const going = Promise.withResolvers<void>();
  const made = transact(database.db, async (tx) => {
    const slow = { ...hooks.ground, db: tx };
    await make(receiver.url, slow);
    making.resolve();
    await going.promise;
  });
  await making.promise;
  const removed = removeEndpoint(hooks.ground, id);
  await Promise.race([removed, sleep(1000)]);
  going.resolve();
  await Promise.all([made, removed]);
  start();
  await log.say({ externalId: "race", author: { account: "rae" } });
  await expect.poll(() => receiver.arrived.length, soon).toBe(1);
});

test("what is older than 30 days is forgotten also when nothing is sent any more", async () => {
  const { id } = await make("http://127.0.0.1:9/nobody");
  await removeEndpoint(hooks.ground, id);
  await sql`
    insert into webhook_event (event_no, event_id, what, interaction_id, at)
    values (-1, gen_random_uuid(), 'interaction.sent', gen_random_uuid(), ${new Date(0)})`.execute(database.db);
  start();
  const left = async () => (await sql`select from webhook_event where event_no = -1`.execute(database.db)).rows.length;
  await expect.poll(left, soon).toBe(0);
});
