import { setTimeout as sleep } from "node:timers/promises";

import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

import { clearContent, messageId } from "../conversations/index.ts";
import { publicSource } from "../testing/index.ts";
import { makeEndpoint, removeEndpoint, rotateSecret, steerEndpoint } from "./commands/save-endpoint.ts";
import { sendTest } from "./commands/deliver.ts";
import { sendEventAgain, sendEventsAgain } from "./commands/send-again.ts";
import type { WebhookSettings } from "./contract.ts";
import { createSender, type Sender } from "./index.ts";
import { listAttempts, showEndpoint } from "./queries/show-endpoints.ts";
import { openLog, openReceiver, type Receiver, signatureOf, testWebhooks } from "./testing/index.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let database: TestDatabase;
let hooks: ReturnType<typeof testWebhooks>;
let log: Awaited<ReturnType<typeof openLog>>;
const receivers: Receiver[] = [];
const senders: Sender[] = [];
const made: string[] = [];
const troubles: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  hooks = testWebhooks(database.db);
  log = await openLog(database.db);
});
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.stop()));
  for (const id of made.splice(0)) await removeEndpoint(hooks.ground, id).catch(() => {});
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});
afterAll(async () => {
  expect(troubles).toEqual([]);
  await hooks.close();
  await database.drop();
});

async function receive(): Promise<Receiver> {
  const receiver = await openReceiver();
  receivers.push(receiver);
  return receiver;
}

async function make(address: string, more: Partial<WebhookSettings> = {}) {
  const settings = { name: address, address, events: ["interaction.received"], channels: [], units: [] } as const;
  const rest = { personal: "masked", ownNetwork: true } as const;
  const given: WebhookSettings = {
    ...settings,
    channels: [],
    units: [],
    events: ["interaction.received"],
    ...rest,
    ...more,
  };
  const endpoint = await makeEndpoint(hooks.ground, given, "Ada");
  made.push(endpoint.id);
  return endpoint;
}

function start(): Sender {
  const sender = createSender({
    ground: hooks.ground,
    logVersion: log.logVersion,
    onTrouble: (code) => troubles.push(code),
  });
  senders.push(sender);
  sender.start();
  return sender;
}

const soon = { timeout: 30_000 };
const idOf = (externalId: string) => messageId(publicSource.name, externalId);
const shown = (id: string) => showEndpoint(database.db, id, hooks.ground.now());
const attemptsOf = async (id: string) => (await listAttempts(database.db, { id, which: "all", limit: 200 })).rows;

const EVERY = [
  "interaction.received",
  "interaction.sent",
  "interaction.changed",
  "interaction.deleted",
] as WebhookSettings["events"];

test("each event of the log arrives once, signed, in order, and without personal data where they are masked", async () => {
  const [masked, full] = [await receive(), await receive()];
  const { secret } = await make(masked.url, { events: EVERY });
  await make(full.url, { events: EVERY, personal: "full" });
  start();
  const mia = { account: "mia", name: "Mia Berg" };
  const both = async (count: number) => {
    for (const { arrived } of [masked, full]) await expect.poll(() => arrived.length, soon).toBe(count);
  };
  await log.say({ externalId: "1", author: mia, text: "Write to mia@example.org" });
  await both(1);
  const ben = { account: "us", name: "Ben", role: "agent" } as const;
  await log.say({ externalId: "2", direction: "out", parents: ["1"], author: ben, text: "We do" });
  await both(2);
  await log.say({ externalId: "1", version: 1, at: "2026-01-01T10:01:00Z", author: mia, text: "Call me" });
  await both(3);
  await log.say({ externalId: "2", version: 1, deleted: true });
  await both(4);
  expect(masked.arrived.map(({ type, data }) => [type, data.id, data.text])).toEqual([
    ["interaction.received", idOf("1"), expect.stringContaining("Write to")],
    ["interaction.sent", idOf("2"), "We do"],
    ["interaction.changed", idOf("1"), "Call me"],
    ["interaction.deleted", idOf("2"), undefined],
  ]);
  const numbers = masked.arrived.map(({ data }) => data.number ?? 0);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  for (const one of masked.arrived) {
    expect(one.headers["webhook-signature"]).toBe(signatureOf(one, secret));
    expect(one.headers["content-type"]).toBe("application/json");
  }
  expect(new Set(masked.arrived.map(({ headers }) => headers["webhook-id"])).size).toBe(4);
  const [told, toldInFull] = [masked, full].map(({ arrived }) => arrived.map(({ body }) => body).join());
  for (const word of ["mia@example.org", "Berg"]) {
    expect(told).not.toContain(word);
    expect(toldInFull).toContain(word);
  }
});

test("what was taken out or erased before it was sent is not sent, and what is restricted neither", async () => {
  const receiver = await receive();
  const { id } = await make(receiver.url, { events: EVERY });
  await steerEndpoint(hooks.ground, id, "paused");
  await log.say({ externalId: "e1", author: { account: "eva" }, text: "a secret" });
  await log.say({ externalId: "e2", author: { account: "ron" }, text: "another secret" });
  await log.say({ externalId: "e3", author: { account: "rea" }, text: "a third secret" });
  await clearContent(database.db, [idOf("e1")], hooks.ground.now());
  await sql`
    insert into restriction (request_id, identity_ids, since, by_name, why)
    select gen_random_uuid(), array_agg(identity_id), ${hooks.ground.now()}, 'Pia', 'asked'
    from identity where value = 'rea'`.execute(database.db);
  start();
  await steerEndpoint(hooks.ground, id, "on");
  log.tick();
  await expect
    // They are of two conversations, which do not wait for each other.
    .poll(() => receiver.arrived.map(({ type, data }) => `${type} ${data.id}`).toSorted(), soon)
    .toEqual([`interaction.deleted ${idOf("e1")}`, `interaction.received ${idOf("e2")}`]);
  expect(receiver.arrived.map(({ body }) => body).join()).not.toContain('"a secret"');
  await expect.poll(async () => (await shown(id)).waiting, soon).toBe(0);
  const { rows } = await sql`select state, count(*)::int as n from webhook_delivery where endpoint_id = ${id}
    group by state order by state`.execute(database.db);
  expect(rows).toEqual([
    { state: "done", n: 2 },
    { state: "gone", n: 1 },
    { state: "withheld", n: 1 },
  ]);
  await sql`delete from restriction`.execute(database.db);
});

test("what fails comes again under the same id; what follows in its conversation waits, and others do not", async () => {
  const receiver = await receive();
  const { id } = await make(receiver.url);
  let broken = true;
  receiver.answers = ({ data }, response) => {
    if (broken && data.id === idOf("f1")) response.writeHead(500).end("mia@example.org is unknown here");
    else response.end();
  };
  start();
  await log.say({ externalId: "f1", author: { account: "fay" } });
  await log.say({ externalId: "f2", author: { account: "fay" }, parents: ["f1"] });
  await log.say({ externalId: "f3", author: { account: "gus" } });
  // They are on their way at once, so either may come first.
  const came = () => new Set(receiver.arrived.map(({ data }) => data.id));
  await expect.poll(came, soon).toEqual(new Set([idOf("f1"), idOf("f3")]));
  broken = false;
  await expect.poll(async () => (await attemptsOf(id)).length, soon).toBe(2);
  expect((await attemptsOf(id)).find(({ failure }) => failure !== null)).toMatchObject({
    status: 500,
    failure: "It has trouble of its own (500).",
    answer: expect.not.stringContaining("mia@"),
    state: "waiting",
  });
  hooks.forward(10_000);
  await expect.poll(() => receiver.arrived.map(({ data }) => data.id).slice(2), soon).toEqual([idOf("f1"), idOf("f2")]);
  const ids = receiver.arrived.filter(({ data }) => data.id === idOf("f1")).map(({ headers }) => headers["webhook-id"]);
  expect(new Set(ids).size).toBe(1);
  await expect.poll(async () => (await shown(id)).waiting, soon).toBe(0);
});

test("one that never answers holds up nobody else", async () => {
  const [silent, quick] = [await receive(), await receive()];
  silent.answers = () => {};
  const { id } = await make(silent.url);
  await make(quick.url);
  start();
  await log.say(...Array.from({ length: 30 }, (_, n) => ({ externalId: `s${n}`, author: { account: `s${n}` } })));
  await expect.poll(() => quick.arrived.length, soon).toBe(30);
  expect(silent.arrived.length).toBeLessThanOrEqual(4);
  await expect.poll(async () => (await attemptsOf(id))[0]?.failure ?? "", { timeout: 60_000 }).toContain("too slow");
});

test("what cuts off, sends on or stands inside is told in words, and nothing else is asked", async () => {
  const [cutting, moved, elsewhere] = [await receive(), await receive(), await receive()];
  cutting.answers = (_arrived, response) => response.socket?.destroy();
  moved.answers = (_arrived, response) => response.writeHead(302, { location: elsewhere.url }).end();
  const words = async (address: string, more: Partial<WebhookSettings> = {}) => {
    const { id } = await make(address, more);
    return (await sendTest(hooks.ground, id, AbortSignal.timeout(60_000))).failure;
  };
  expect(await words(cutting.url)).toContain("broke off");
  expect(await words(moved.url)).toContain("sends on to another address (302)");
  expect(elsewhere.arrived).toEqual([]);
  expect(await words("https://127.0.0.1:1/x", { ownNetwork: false })).toContain("stands in a private network");
  await expect(make(elsewhere.url, { ownNetwork: false })).rejects.toMatchObject({ code: "webhook_address" });
});

test("one that wants no more is stopped at once, one that fails for three days too; and it goes on when asked", async () => {
  const [gone, failing] = [await receive(), await receive()];
  let open = false;
  gone.answers = (_arrived, response) => response.writeHead(410).end();
  failing.answers = (_arrived, response) => response.writeHead(open ? 200 : 503).end();
  const [first, second] = [await make(gone.url), await make(failing.url)];
  start();
  await log.say({ externalId: "g1", author: { account: "gil" } });
  await expect.poll(async () => (await shown(first.id)).state, soon).toBe("gone");
  await expect.poll(async () => (await shown(second.id)).failures, soon).toBe(1);
  hooks.forward(3 * 86_400_000 + 60_000);
  await expect.poll(async () => (await shown(second.id)).state, soon).toBe("failing");
  expect(await shown(second.id)).toMatchObject({ waiting: 1, stoppedWhy: "Nothing got through for three days." });
  open = true;
  await steerEndpoint(hooks.ground, second.id, "on");
  await expect.poll(async () => (await shown(second.id)).waiting, soon).toBe(0);
  expect(await shown(second.id)).toMatchObject({ state: "on", failures: 0, failingSince: null });
});

test("for a day after a new secret both sign", async () => {
  const receiver = await receive();
  const { id, secret } = await make(receiver.url);
  const newer = await rotateSecret(hooks.ground, id);
  const send = async () => {
    await sendTest(hooks.ground, id, AbortSignal.timeout(60_000));
    const last = receiver.arrived.at(-1);
    if (!last) throw new Error("nothing came");
    return {
      signatures: last.headers["webhook-signature"],
      right: [newer, secret].map((one) => signatureOf(last, one)),
    };
  };
  const during = await send();
  expect(during.signatures).toBe(during.right.join(" "));
  hooks.forward(86_400_000 + 1000);
  const after = await send();
  expect(after.signatures).toBe(after.right[0]);
});

test("an event, and all of a span, can be sent again under their ids", async () => {
  const receiver = await receive();
  const { id } = await make(receiver.url);
  start();
  const since = hooks.ground.now();
  await log.say({ externalId: "a1", author: { account: "amy" } });
  await log.say({ externalId: "a2", author: { account: "bob" } });
  await expect.poll(() => receiver.arrived.length, soon).toBe(2);
  await expect.poll(async () => (await shown(id)).waiting, soon).toBe(0);
  const first = String(receiver.arrived[0]?.headers["webhook-id"]);
  expect(await sendEventAgain(hooks.ground, id, first)).toBe(1);
  await expect.poll(() => receiver.arrived.length, soon).toBe(3);
  expect(receiver.arrived.at(-1)?.headers["webhook-id"]).toBe(first);
  await expect.poll(async () => (await shown(id)).waiting, soon).toBe(0);
  // Events carry the time of the database, and this clock was set forward.
  const span = { id, since: new Date(0), until: new Date(since.getTime() + 86_400_000), failed: false };
  expect(await sendEventsAgain(hooks.ground, span)).toBeGreaterThanOrEqual(2);
  await expect.poll(async () => (await shown(id)).waiting, soon).toBe(0);
  expect(receiver.arrived.slice(3).map(({ data }) => data.id)).toEqual(
    expect.arrayContaining([idOf("a1"), idOf("a2")]),
  );
  await expect(sendEventAgain(hooks.ground, id, "01998f3e-7c1a-7abc-8def-0123456789ab")).rejects.toMatchObject({
    code: "unknown_event",
  });
  await expect(sendEventsAgain(hooks.ground, { ...span, until: new Date(0) })).rejects.toMatchObject({
    code: "span_unclear",
  });
});

test("what was being sent when a process died is sent by the next one, under the same id", async () => {
  const receiver = await receive();
  receiver.answers = () => {};
  await make(receiver.url);
  const dying = start();
  await log.say({ externalId: "k1", author: { account: "kim" } });
  await expect.poll(() => receiver.arrived.length, soon).toBe(1);
  // As after kill -9: nobody gives back what was held.
  await dying.stop();
  await sql`
    update webhook_delivery set lease = gen_random_uuid(), leased_until = ${new Date(hooks.ground.now().getTime() + 60_000)}
    where state = 'waiting'`.execute(database.db);
  receiver.answers = (_arrived, response) => response.end();
  start();
  await sleep(1500);
  expect(receiver.arrived.length).toBe(1);
  hooks.forward(61_000);
  await expect.poll(() => receiver.arrived.length, soon).toBe(2);
  const [before, after] = receiver.arrived.map(({ headers }) => headers["webhook-id"]);
  expect(after).toBe(before);
});

test("an endpoint is told of the channels and units that it is for", async () => {
  const [south, none] = [await receive(), await receive()];
  await make(south.url, { units: ["South"], channels: ["social"] });
  await make(none.url, { channels: ["mail"] });
  start();
  await log.say(
    { externalId: "u1", author: { account: "una" }, unit: "South below" },
    { externalId: "u2", author: { account: "uli" }, unit: "North" },
    { externalId: "u3", author: { account: "uwe" }, unit: "South" },
  );
  const arrived = () => new Set(south.arrived.map(({ data }) => data.id));
  await expect.poll(arrived, soon).toEqual(new Set([idOf("u1"), idOf("u3")]));
  expect(none.arrived).toEqual([]);
});
