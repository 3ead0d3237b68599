import { ingestAnswer } from "@firsthand/connect/ingest/contract";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { shareHostileSite } from "./hostile/testing/site.ts";

const site = shareHostileSite();

const SHOP = { channel: "chat", visibility: "private", threading: "explicit" };
const native = { source: "shop", at: "2026-01-20T10:00:00Z", direction: "in", channel: "chat" };
const json = (value: unknown) => JSON.stringify(value);

interface Sending {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What was answered to something that has to be taken. */
async function taken(body: string, { path = "/ingest", headers = site().key }: Sending = {}) {
  const response = await fetch(`${site().url}/api${path}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body,
  });
  const told: unknown = await response.json();
  expect({ status: response.status, told }).toMatchObject({ status: 202 });
  return ingestAnswer.parse(told);
}

async function ask(method: string, path: string, body: unknown) {
  const response = await fetch(`${site().url}/api${path}`, {
    method,
    headers: { ...site().key, "content-type": "application/json" },
    body: json(body),
  });
  return { status: response.status, told: (await response.json()) as unknown };
}

beforeAll(async () => {
  expect(await ask("PUT", "/ingest/sources/shop", SHOP)).toMatchObject({ status: 200 });
});

async function bodies(like: string): Promise<string[]> {
  const { rows } = await sql<{ body: string }>`
    select body from interaction where body like ${like} order by body`.execute(site().database.db);
  return rows.map(({ body }) => body);
}

test("a key for one unit sends records of that unit, and changes none of another", async () => {
  const unit = { parent: null, kind: "brand", rules: { mask: { value: null, locked: false } }, ifVersion: null };
  expect(await ask("PUT", "/access/units/north", unit)).toMatchObject({ status: 200 });
  const { told } = await ask("POST", "/keys", {
    name: "n",
    permissions: ["ingest.write"],
    unit: "north",
    expiresInDays: null,
  });
  const headers = { authorization: `Bearer ${z.object({ key: z.string() }).parse(told).key}` };
  await taken(json({ ...native, externalId: "of-south", unit: "south", text: "of south" }));
  const of = (unit: string | undefined, externalId: string, version = 0) => ({
    ...native,
    externalId,
    unit,
    version,
    text: `sent for ${unit}`,
  });
  const sent = [of("north", "n1"), of("south", "n2"), of(undefined, "n3"), of("north", "of-south", 9)];
  const answer = await taken(json(sent), { headers });
  expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual(
    [1, 2, 3].map((index) => [index, "out_of_reach"]),
  );
  expect(answer.accepted).toBe(1);
  expect(await taken(json({ ...native, externalId: "n4" }), { headers, path: "/ingest?unit=north" })).toMatchObject({
    accepted: 1,
  });
  expect(await bodies("of south")).toEqual(["of south"]);
});

test("a key for one unit brings no conversation of another into its own", async () => {
  const { told } = await ask("POST", "/keys", {
    name: "w",
    permissions: ["ingest.write", "conversations.read"],
    unit: "west",
    expiresInDays: null,
  });
  const headers = { authorization: `Bearer ${z.object({ key: z.string() }).parse(told).key}` };
  const author = { account: "east-customer" };
  const said = { ...native, externalId: "e1", thread: "e", unit: "east", author, text: "between us" };
  const earlier = { ...said, externalId: "w1", unit: "west", direction: "out", at: "2026-01-19T00:00:00Z" };
  await taken(json([said, { ...earlier, externalId: "w0", thread: "w", at: native.at, author: { account: "desk" } }]));
  const seen = async () => {
    const response = await fetch(`${site().url}/api/conversations`, { headers });
    return { status: response.status, text: await response.text() };
  };
  const tries = [
    { ...earlier, author: { account: "desk" } },
    { ...earlier, externalId: "w2", direction: "in", author: { account: "other" } },
    { ...earlier, externalId: "w3", thread: undefined, parents: ["e1"], author: { account: "desk" } },
  ];
  const { rejected } = await taken(json(tries), { headers });
  const { status, text } = await seen();
  expect(status).toBe(200);
  expect(text).not.toContain("between us");
  expect(rejected.map(({ index, code }) => [index, code])).toEqual([0, 1, 2].map((index) => [index, "out_of_reach"]));
  // In a conversation of its own it may go on.
  expect(
    await taken(json({ ...earlier, externalId: "w4", thread: "w", author: { account: "desk" } }), { headers }),
  ).toMatchObject({ accepted: 1, rejected: [] });
});

test("a key for one unit takes no thread and no account before another unit does", async () => {
  const { told } = await ask("POST", "/keys", {
    name: "early",
    permissions: ["ingest.write", "conversations.read"],
    unit: "west",
    expiresInDays: null,
  });
  const headers = { authorization: `Bearer ${z.object({ key: z.string() }).parse(told).key}` };
  const early = {
    ...native,
    externalId: "early-1",
    thread: "taken-early",
    unit: "west",
    author: { account: "shared-name", phone: "+442079460018" },
    text: "first",
  };
  expect(await taken(json(early), { headers })).toMatchObject({ accepted: 1 });
  expect(await taken(json(early), { headers })).toMatchObject({ repeated: 1 });
  const later = {
    ...early,
    externalId: "early-1",
    unit: "east",
    author: { account: "shared-name" },
    text: "secret word",
  };
  expect(await taken(json(later))).toMatchObject({ accepted: 1 });
  const seen = await (await fetch(`${site().url}/api/conversations`, { headers })).text();
  expect(seen).toContain("first");
  expect(seen).not.toContain("secret word");
  const { rows } = await sql<{ people: number }>`
    select count(distinct customer_id)::int as people from conversation c join interaction i using (conversation_id)
    where i.body in ('first', 'secret word')`.execute(site().database.db);
  expect(rows[0]?.people).toBe(2);
  expect(await taken(json({ ...early, externalId: "early-2", text: "second" }), { headers })).toMatchObject({
    accepted: 1,
  });
  const { rows: threads } = await sql<{ conversations: number }>`
    select count(distinct conversation_id)::int as conversations from interaction where body in ('first', 'second')`.execute(
    site().database.db,
  );
  expect(threads[0]?.conversations).toBe(1);
});
