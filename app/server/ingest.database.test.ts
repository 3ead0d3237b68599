import { createHmac, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";

import { ingestAnswer } from "@firsthand/connect/ingest/contract";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { shareHostileSite } from "./hostile/testing/site.ts";

const site = shareHostileSite();

const SHOP = { channel: "chat", visibility: "private", threading: "explicit" };
const DAY = "2026-01-20";
const native = { source: "shop", at: `${DAY}T10:00:00Z`, direction: "in", channel: "chat" };

interface Sending {
  readonly path?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(body: string | Uint8Array, { path = "/ingest", type = "application/json", headers }: Sending = {}) {
  const response = await fetch(`${site().url}/api${path}`, {
    method: "POST",
    headers: { ...(headers ?? site().key), "content-type": type },
    body: typeof body === "string" ? body : new Uint8Array(body),
  });
  const told = z.record(z.string(), z.unknown()).parse(await response.json());
  return { status: response.status, told, headers: response.headers };
}

/** What was answered to something that has to be taken. */
async function taken(body: string | Uint8Array, sending?: Sending) {
  const { status, told } = await send(body, sending);
  expect({ status, told }).toMatchObject({ status: 202 });
  return ingestAnswer.parse(told);
}

const json = (value: unknown) => JSON.stringify(value);
const lines = (values: readonly unknown[]) => values.map(json).join("\n");
const NDJSON = { type: "application/x-ndjson" };

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${site().url}/api${path}`, {
    method,
    headers: { ...site().key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: json(body) }),
  });
  const text = await response.text();
  return { status: response.status, told: text === "" ? undefined : (JSON.parse(text) as unknown) };
}

beforeAll(async () => {
  expect(await ask("PUT", "/ingest/sources/shop", SHOP)).toMatchObject({ status: 200 });
});

async function bodies(like: string): Promise<string[]> {
  const { rows } = await sql<{ body: string }>`
    select body from interaction where body like ${like} order by body`.execute(site().database.db);
  return rows.map(({ body }) => body);
}

test("a record counts once, however often and in whatever form it comes; an edit is a revision", async () => {
  const record = { ...native, externalId: "once", text: "once" };
  expect(await taken(json(record))).toMatchObject({ received: 1, accepted: 1 });
  expect(await taken(json([record, record]))).toMatchObject({ received: 2, accepted: 0, repeated: 2 });
  expect(await taken(json({ batch: [record] }))).toMatchObject({ received: 1, repeated: 1 });
  expect(await taken(`${json(record)}\n\n`, NDJSON)).toMatchObject({ received: 1, repeated: 1 });
  expect(await taken(json({ ...record, version: 1, text: "once, edited" }))).toMatchObject({ revised: 1 });
  const nameless = { ...native, text: "once without an id" };
  expect(await taken(json([nameless, nameless]))).toMatchObject({ accepted: 1, repeated: 1 });
  expect(await taken(json(nameless))).toMatchObject({ repeated: 1 });
  expect(await bodies("once%")).toEqual(["once without an id", "once, edited"]);
});

test("many who send at the same time each hear of their own, and all of it is there", async () => {
  const of = (n: number) =>
    Array.from({ length: 20 }, (_, at) => ({ ...native, externalId: `many-${n}-${at}`, text: `many ${n}` }));
  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => taken(lines([...of(n), ...of(0)]), NDJSON)));
  for (const [n, { accepted, repeated, received }] of answers.entries())
    expect({ n, received, sum: accepted + repeated }).toEqual({ n, received: 40, sum: 40 });
  expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(600);
  expect(await bodies("many%")).toHaveLength(600);
});

test("each thing that is not understood is told with its place, kept, and the rest is stored", async () => {
  const good = (id: string) => json({ ...native, externalId: id, text: "hostile neighbour" });
  const body = Buffer.concat([
    Buffer.from(`${good("h0")}\n`),
    Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]),
    Buffer.from(`{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}\n`),
    Buffer.from(
      `${json({ ...native, at: "1970-01-01T00:00:00Z" })}\n${json({ ...native, at: "9999-12-31T00:00:00Z" })}\n`,
    ),
    Buffer.from(`${json({ ...native, externalId: "quotes", text: "> ".repeat(10_000) })}\n`),
    Buffer.from(`${json({ ...native, externalId: "nul", text: "nul \0 and half \ud800" })}\n`),
    Buffer.from(`{"source":"shop","text":"${"x".repeat(50_000_000)}"}\n`),
    Buffer.from(`${json({ ...native, externalId: "half", text: "x".repeat(900_000) })}\n`),
    Buffer.from(`${json({ ...native, source: "nobody" })}\n${json({ ...native, source: undefined })}\n`),
    Buffer.from(good("h1")),
  ]);
  const answer = await taken(body, NDJSON);
  expect(answer).toMatchObject({ received: 12, accepted: 5, unlisted: 0 });
  expect(answer.quarantined.map(({ index, code }) => [index, code])).toEqual([
    [1, "not_utf8"],
    [2, "too_deep"],
    [3, "implausible_date"],
    [4, "implausible_date"],
  ]);
  expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual([
    [7, "record_too_large"],
    [9, "unknown_source"],
    [10, "source_unsaid"],
  ]);
  expect(await bodies("hostile neighbour")).toHaveLength(2);
  const { rows } = await sql<{ raw: Buffer }>`select raw from delivery where reason_code = 'not_utf8'`.execute(
    site().database.db,
  );
  expect(rows.map(({ raw }) => raw.toString("hex"))).toEqual(["7bfffe7d"]);
  expect(site().log.join("")).not.toContain("hostile neighbour");
}, 60_000);

test("whole bodies that cannot be taken are refused with what to do, and nothing of them is stored", async () => {
  const problem = async (body: string | Uint8Array, sending?: Sending) => {
    const { status, told } = await send(body, sending);
    return [status, told["code"]];
  };
  expect(await problem("{", {})).toEqual([400, "body_cut"]);
  expect(await problem("{]}", {})).toEqual([400, "not_json"]);
  expect(await problem("hello", {})).toEqual([400, "not_json"]);
  expect(await problem("", NDJSON)).toEqual([400, "nothing_sent"]);
  expect(await problem(json({ text: "x".repeat(2 ** 20) }))).toEqual([413, "record_too_large"]);
  expect(await problem("a=b", { type: "application/x-www-form-urlencoded" })).toEqual([415, "content_type_unknown"]);
  const packed = { headers: { ...site().key, "content-encoding": "gzip" } };
  expect(await problem("not packed", packed)).toEqual([400, "body_broken"]);
  expect(await problem("{}", { headers: { ...site().key, "content-encoding": "br" } })).toEqual([
    415,
    "content_encoding_unknown",
  ]);
  expect(await taken(gzipSync(json({ ...native, externalId: "packed" })), packed)).toMatchObject({ accepted: 1 });
});

test("CloudEvents: structured, in a batch, and with the envelope in headers", async () => {
  const { source: _, at, ...data } = native;
  const event = { specversion: "1.0", id: "ce1", source: "shop", type: "org.example.call", time: at, data };
  expect(await taken(json(event), { type: "application/cloudevents+json; charset=utf-8" })).toMatchObject({
    accepted: 1,
  });
  const batch = [event, { ...event, id: "ce2" }];
  expect(await taken(json(batch), { type: "application/cloudevents-batch+json" })).toMatchObject({
    accepted: 1,
    repeated: 1,
  });
  const headers = { "ce-specversion": "1.0", "ce-id": "ce3", "ce-source": "shop", "ce-type": "x", "ce-time": at };
  expect(await taken(json({ ...data, text: "by headers" }), { headers: { ...site().key, ...headers } })).toMatchObject({
    accepted: 1,
  });
  const { rows } = await sql<{ kind: string }>`
    select m.kind from interaction m join delivery d on d.delivery_id = m.interaction_id
    where d.external_id like 'ce%' order by d.external_id`.execute(site().database.db);
  expect(rows.map(({ kind }) => kind)).toEqual(["call", "call", "message"]);
});

test("identify and alias make one person of accounts; a library may send its key by Basic authentication", async () => {
  const key = site().key["authorization"]?.slice("Bearer ".length) ?? "";
  const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` };
  const call = async (verb: string, body: object) => {
    const { status, told } = await send(json({ timestamp: native.at, messageId: randomUUID(), ...body }), {
      path: `/ingest/v1/${verb}`,
      headers,
    });
    expect({ status, success: told["success"], accepted: told["accepted"] }).toMatchObject({
      status: 200,
      success: true,
    });
    return told["accepted"];
  };
  const persons = async () => {
    const { rows } = await sql<{ persons: number }>`
      select count(distinct person_id)::int as persons from identity
      where value = any('{seg-anon,seg-old,seg-user,+442079460018}')`.execute(site().database.db);
    return rows[0]?.persons;
  };
  await call("track", { anonymousId: "seg-anon", event: "Can you help me? Where is my order?" });
  await call("page", { userId: "seg-old", anonymousId: "seg-anon", name: "Help" });
  expect(await persons()).toBe(2);
  await call("identify", { userId: "seg-user", anonymousId: "seg-anon", traits: { phone: "+44 20 7946 0018" } });
  expect(await persons()).toBe(2);
  await call("alias", { userId: "seg-user", previousId: "seg-old" });
  expect(await persons()).toBe(1);
  const batch = {
    batch: ["screen", "group"].map((type) => ({
      type,
      userId: "seg-user",
      messageId: type,
      timestamp: native.at,
      groupId: "g",
    })),
  };
  expect(await call("batch", batch)).toBe(2);
  const { rows: waiting } = await sql`
    select 1 from conversation where source = 'events' and (answerable or waiting_since is not null)`.execute(
    site().database.db,
  );
  expect(waiting).toEqual([]);
  const elsewhere = await fetch(`${site().url}/api/ingest/sources`, { headers });
  expect(elsewhere.status).toBe(401);
  expect((await send("{}", { path: "/ingest/v1/forget", headers })).told["code"]).toBe("unknown_verb");
});

interface Signing {
  readonly id?: string;
  readonly secret: string;
  readonly at?: number;
}

function signed(body: string, { id = "msg_1", secret, at = Math.floor(Date.now() / 1000) }: Signing) {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(at), "webhook-signature": `v1,AAAA v1,${signature}` };
}

const madeHook = z.object({
  id: z.string(),
  path: z.string(),
  secret: z.string(),
  oldSecretEndsAt: z.string().nullable(),
});

test("an incoming webhook takes what is signed, once, with the new secret and for a day with the old one", async () => {
  const first = madeHook.parse((await ask("POST", "/ingest/hooks", { name: "crm", source: "shop" })).told);
  const path = first.path.replace("/api", "");
  const { source: _, ...data } = native;
  const body = json({ type: "ticket.created", timestamp: native.at, data: { ...data, text: "by webhook" } });
  const { secret } = first;
  const call = (signing: Signing, said = body) => send(said, { path, headers: signed(said, signing) });
  expect(await call({ secret })).toMatchObject({ status: 202, told: { accepted: 1 } });
  expect(await call({ secret })).toMatchObject({ status: 202, told: { repeated: 1 } });
  expect(await call({ secret, id: "msg_2" })).toMatchObject({ told: { accepted: 1 } });
  const wrong = { status: 401, told: { code: "signature_wrong" } };
  expect(await call({ secret: `whsec_${Buffer.alloc(32).toString("base64")}` })).toMatchObject(wrong);
  expect(await call({ secret, at: Math.floor(Date.now() / 1000) - 301 })).toMatchObject(wrong);
  expect(await send(`${body} `, { path, headers: signed(body, { secret }) })).toMatchObject(wrong);
  expect(await send(body, { path, headers: {} })).toMatchObject(wrong);
  const second = madeHook.parse((await ask("POST", `/ingest/hooks/${first.id}/secret`)).told);
  expect(second.oldSecretEndsAt).not.toBeNull();
  for (const one of [first, second])
    expect(await call({ secret: one.secret })).toMatchObject({ told: { repeated: 1 } });
  const third = madeHook.parse((await ask("POST", `/ingest/hooks/${first.id}/secret`)).told);
  expect(await call({ secret })).toMatchObject(wrong);
  expect(await call({ secret: third.secret, id: "bad" }, "no json")).toMatchObject({
    status: 202,
    told: { accepted: 0 },
  });
  expect((await ask("DELETE", `/ingest/hooks/${first.id}`)).status).toBe(200);
  expect(await call({ secret: third.secret })).toMatchObject({ status: 404 });
  const { rows } = await sql<{ operation: string }>`
    select distinct operation from audit_line where operation like 'ingest.%' order by 1`.execute(site().database.db);
  expect(rows.map(({ operation }) => operation)).toEqual([
    "ingest.hooks.make",
    "ingest.hooks.receive",
    "ingest.hooks.remove",
    "ingest.hooks.rotate",
    "ingest.sources.declare",
    "ingest.sources.list",
  ]);
  expect(await bodies("by webhook")).toHaveLength(2);
});

test("what was sent in and not understood is tried again from the quarantine", async () => {
  const { source: _, ...data } = native;
  const event = {
    specversion: "1.0",
    id: "again",
    source: "later",
    type: "x",
    data: { ...data, text: "understood later" },
  };
  const id = (await taken(json([{ ...event, specversion: "1.1" }]))).quarantined.map(({ code }) => code);
  expect(id).toEqual(["not_understood"]);
  await sql`update delivery set raw = ${Buffer.from(json(event))}, source = 'later'
    where reason_code = 'not_understood' and state = 'quarantined'`.execute(site().database.db);
  expect(await ask("PUT", "/ingest/sources/later", SHOP)).toMatchObject({ status: 200 });
  const page = z.object({ rows: z.array(z.object({ id: z.string() })) });
  const [item] = page.parse((await ask("GET", "/quarantine?source=later")).told).rows;
  const replayed = await ask("POST", "/quarantine/replay", { ids: [item?.id] });
  expect(replayed).toMatchObject({ status: 200, told: { understood: 1 } });
  expect(await bodies("understood later")).toHaveLength(1);
});
