import { createHmac } from "node:crypto";

import { afterEach, expect, test, vi } from "vitest";

import { type Answers, recordOf, refusal, simulate, type Simulation } from "./testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let open: Simulation | undefined;
afterEach(async () => {
  await open?.close();
});
const start = async (id: string, settings: Record<string, string>, answers: Answers) =>
  (open = await simulate(id, settings, answers));
interface Asked {
  readonly query: URLSearchParams;
}

/** An event as Meta signs it: what is understood of it. */
async function event(place: Simulation, settings: Record<string, string>, value: object) {
  const body = Buffer.from(JSON.stringify(value));
  const signature = `sha256=${createHmac("sha256", "app-s3cret").update(body).digest("hex")}`;
  expect(
    place.connector.verifyWebhook({ headers: { "x-hub-signature-256": signature }, body }, ["app-s3cret"]),
  ).toEqual({
    ok: true,
    id: null,
  });
  const forged = { headers: { "x-hub-signature-256": signature }, body: Buffer.from(`${body.toString()} `) };
  expect(place.connector.verifyWebhook(forged, ["app-s3cret"])).toMatchObject({ why: "wrong_signature" });
  return (await place.connector.mapWebhook(settings, body)).items.map(recordOf);
}

/** Pages of a list of the Graph API: cursors, and an address of the next page that carries the token. */
function listed(all: readonly object[], size: number) {
  return ({ query }: Asked) => {
    const from = Number(query.get("after") ?? 0);
    const more = from + size < all.length;
    const cursors = { before: String(from), after: String(from + size) };
    const next = more ? { next: "https://graph.facebook.com/v26.0/x?access_token=t0ken-1" } : {};
    return { data: all.slice(from, from + size), paging: { cursors, ...next } };
  };
}

const keys = { token: "t0ken-1", app_secret: "app-s3cret", verify: "word" };

test("Facebook page: posts, comments of all depths, events of edits and deletions, answers", async () => {
  const settings = { page_id: "99", ...keys };
  const posts = Array.from({ length: 230 }, (_, at) => ({
    id: `99_${at}`,
    message: `Post ${at}`,
    created_time: "2026-02-01T10:00:00+0000",
    from: { id: at === 1 ? "7" : "99", name: at === 1 ? "Ann" : "Brand" },
    permalink_url: `https://www.facebook.com/99_${at}`,
  }));
  const answers: Record<string, unknown> = {
    "GET /v26.0/99/feed": listed(posts, 100),
    "POST /v26.0/c1/comments": { id: "c9" },
  };
  for (const { id } of posts) answers[`GET /v26.0/${id}/comments`] = { data: [] };
  answers["GET /v26.0/99_0/comments"] = listed(
    [
      { id: "c1", message: "When?", created_time: "2026-02-01T11:00:00+0000", from: { id: "7", name: "Ann" } },
      {
        id: "c2",
        message: "Soon",
        created_time: "2026-02-01T12:00:00+0000",
        from: { id: "99", name: "Brand" },
        parent: { id: "c1" },
      },
      { id: "c3", message: "no permission to see who", created_time: "2026-02-01T13:00:00+0000" },
    ],
    2,
  );
  const place = await start("facebook-page", settings, answers);
  const read = await place.read("posts");
  expect(read.records).toHaveLength(230);
  expect(read.records.slice(0, 2)).toMatchObject([
    { externalId: "99_0", direction: "out", broadcast: true, author: { role: "brand", account: "99" } },
    { externalId: "99_1", direction: "in", broadcast: false, author: { role: "customer", account: "7", name: "Ann" } },
  ]);
  expect(place.asked[0]?.headers.authorization).toBe("Bearer t0ken-1");
  expect((await place.read("comments")).records).toMatchObject([
    { externalId: "c1", direction: "in", parents: ["99_0"], at: "2026-02-01T11:00:00.000Z" },
    { externalId: "c2", direction: "out", parents: ["c1"], author: { role: "brand" } },
    { externalId: "c3", direction: "in", parents: ["99_0"] },
  ]);
  expect(place.asked.find(({ path }) => path === "/v26.0/99_0/comments")?.query.get("fields")).toBe(
    "id,message,created_time,from,parent{id},permalink_url",
  );
  expect(await place.act("reply", { parent: "c1", text: "Today" })).toEqual({ status: "done", externalId: "c9" });
  const value = { item: "comment", post_id: "99_0", comment_id: "c4", parent_id: "c1", from: { id: "7", name: "Ann" } };
  const change = (more: object) => ({ field: "feed", value: { ...value, created_time: 1769950000, ...more } });
  const told = await event(place, settings, {
    object: "page",
    entry: [
      { id: "98", time: 1769950001, changes: [change({ verb: "add" })] },
      { id: "99", time: 1769950002, messaging: [{ sender: { id: "7" } }] },
      {
        id: "99",
        time: 1769950009,
        changes: [
          change({ verb: "add", message: "Thanks" }),
          change({ verb: "edited", message: "Thank you" }),
          change({ verb: "remove" }),
          change({ item: "reaction", verb: "add" }),
        ],
      },
    ],
  });
  expect(told).toMatchObject([
    { externalId: "c4", version: 0, parents: ["c1"], text: "Thanks", at: "2026-02-01T12:46:40.000Z", direction: "in" },
    { externalId: "c4", version: 1769950009, text: "Thank you" },
    { externalId: "c4", deleted: true },
  ]);
});

test("a token that has ended, and too many requests, are told by their codes, not by their status", async () => {
  let tries = 0;
  const error = (code: number) => refusal(400, { error: { message: "m", type: "OAuthException", code } });
  const place = await start(
    "facebook-page",
    { page_id: "99", ...keys },
    { "GET /v26.0/99/feed": () => (++tries < 3 ? error(32) : tries === 3 ? { data: [] } : error(190)) },
  );
  expect((await place.read("posts")).records).toEqual([]);
  expect(tries).toBe(3);
  await expect(place.read("posts")).rejects.toMatchObject({ code: "refused" });
});

test("Instagram: comments with the answers below them; answers to answers go to the comment above", async () => {
  const settings = { account: "178", name: "brand", ...keys };
  const comment = (id: string, username: string, more: object = {}) => ({
    id,
    text: `text of ${id}`,
    timestamp: "2026-05-28T10:00:00+0000",
    username,
    ...more,
  });
  const media = Array.from({ length: 120 }, (_, at) => ({
    id: `m${at}`,
    caption: `Caption ${at}`,
    timestamp: new Date(Date.UTC(2026, 4, 28) - at * 3_600_000).toISOString().replace(".000Z", "+0000"),
    media_type: "IMAGE",
    permalink: `https://www.instagram.com/p/${at}/`,
  }));
  const answers: Record<string, unknown> = {
    "GET /v26.0/178/media": listed(media, 100),
    "GET /v26.0/r1": { id: "r1", parent_id: "c1" },
    "GET /v26.0/c1": { id: "c1" },
    "POST /v26.0/c1/replies": { id: "r9" },
  };
  for (const { id } of media) answers[`GET /v26.0/${id}/comments`] = { data: [] };
  answers["GET /v26.0/m0/comments"] = listed(
    [comment("c1", "ann", { replies: { data: [comment("r1", "brand"), comment("r2", "ann")] } }), comment("c2", "bob")],
    1,
  );
  const place = await start("instagram", settings, answers);
  expect((await place.read("posts")).records).toHaveLength(120);
  const { records } = await place.read("comments");
  expect(records).toMatchObject([
    { externalId: "c1", direction: "in", parents: ["m0"], author: { role: "customer", account: "ann" } },
    { externalId: "r1", direction: "out", parents: ["c1"], author: { role: "brand" } },
    { externalId: "r2", direction: "in", parents: ["c1"] },
    { externalId: "c2", parents: ["m0"] },
  ]);
  for (const parent of ["r1", "c1"])
    expect(await place.act("reply", { parent, text: "Hi" })).toEqual({ status: "done", externalId: "r9" });
  const value = { id: "c7", text: "Nice", from: { id: "5", username: "eve" }, media: { id: "m0" } };
  expect(
    await event(place, settings, {
      object: "instagram",
      entry: [
        {
          id: "178",
          time: 1769950000,
          changes: [
            { field: "comments", value },
            { field: "mentions", value: {} },
          ],
        },
      ],
    }),
  ).toMatchObject([{ externalId: "c7", parents: ["m0"], at: "2026-02-01T12:46:40.000Z", author: { account: "eve" } }]);
});

test("Messenger: conversations with all messages; events belong to the same thread", async () => {
  const settings = { page_id: "99", platform: "messenger", ...keys };
  const message = (id: string, from: string, to: string) => ({
    id,
    created_time: "2026-05-28T10:00:00+0000",
    from: { id: from, name: from === "99" ? "Brand" : "Ann" },
    to: { data: [{ id: to }] },
    message: `text of ${id}`,
  });
  const conversations = Array.from({ length: 60 }, (_, at) => ({
    id: `t_${at}`,
    updated_time: "2026-05-28T10:00:00+0000",
  }));
  const answers: Record<string, unknown> = {
    "GET /v26.0/99/conversations": listed(conversations, 50),
    "POST /v26.0/99/messages": { recipient_id: "7", message_id: "m_9" },
  };
  for (const { id } of conversations)
    answers[`GET /v26.0/${id}/messages`] = listed([message(`${id}a`, "7", "99"), message(`${id}b`, "99", "7")], 1);
  const place = await start("messenger", settings, answers);
  const { records } = await place.read("messages");
  expect(records).toHaveLength(120);
  expect(records.slice(0, 2)).toMatchObject([
    { externalId: "t_0a", direction: "in", thread: "7", author: { account: "7", name: "Ann" }, channel: "messenger" },
    { externalId: "t_0b", direction: "out", thread: "7", author: { role: "brand" } },
  ]);
  expect(place.asked[0]?.query.get("platform")).toBe("messenger");
  expect(await place.act("reply", { thread: "7", text: "Hi" })).toEqual({ status: "done", externalId: "m_9" });
  expect(JSON.parse(place.asked.at(-1)?.body ?? "")).toEqual({
    recipient: { id: "7" },
    messaging_type: "RESPONSE",
    message: { text: "Hi" },
  });
  const one = { timestamp: 1769950000123, sender: { id: "7" }, recipient: { id: "99" } };
  const echo = { timestamp: 1769950001000, sender: { id: "99" }, recipient: { id: "7" } };
  const messaging = [
    { ...one, message: { mid: "m_1", text: "Hello" } },
    { ...echo, message: { mid: "m_2", text: "Hi", is_echo: true } },
    { ...one, message: { mid: "m_1", is_deleted: true } },
    { ...one, read: { watermark: 1 } },
  ];
  expect(await event(place, settings, { object: "page", entry: [{ id: "99", messaging }] })).toMatchObject([
    { externalId: "m_1", direction: "in", thread: "7", text: "Hello", at: "2026-02-01T12:46:40.123Z" },
    { externalId: "m_2", direction: "out", thread: "7" },
    { externalId: "m_1", deleted: true, version: 1 },
  ]);
  expect(await event(place, settings, { object: "instagram", entry: [{ id: "1", messaging }] })).toEqual([]);
  // An app signs the events of all its pages in the same way.
  expect(await event(place, settings, { object: "page", entry: [{ id: "98", messaging }] })).toEqual([]);
});

test("WhatsApp: everything by events, people with and without a number, answers to both", async () => {
  const settings = { number: "106", ...keys };
  const place = await start("whatsapp", settings, {
    "POST /v26.0/106/messages": { messaging_product: "whatsapp", messages: [{ id: "wamid.9" }] },
  });
  const asked = (word: string) => new URLSearchParams({ "hub.verify_token": word, "hub.challenge": "42" });
  expect(place.connector.answerHandshake(settings, asked("word"))).toBe("42");
  expect(place.connector.answerHandshake(settings, asked("other"))).toBeNull();
  const messages = [
    {
      from: "16505551234",
      from_user_id: "US.1",
      id: "w1",
      timestamp: "1749416383",
      type: "text",
      text: { body: "Blue?" },
    },
    { from_user_id: "US.2", id: "w2", timestamp: "1749416384", type: "image", image: { caption: "This" } },
    {
      from: "16505551234",
      id: "w3",
      timestamp: "1749416385",
      type: "interactive",
      interactive: { type: "button_reply", button_reply: { id: "b", title: "Yes" } },
      context: { from: "106", id: "w0" },
    },
    { from: "16505551234", id: "w4", timestamp: "1749416386", type: "reaction", reaction: { emoji: "x" } },
    { from: "16505551234", id: "w5", timestamp: "1749416387", type: "audio", audio: { id: "a" } },
  ];
  const contacts = [
    { profile: { name: "Sheena" }, wa_id: "16505551234", user_id: "US.1" },
    { profile: { name: "Ann", username: "@ann" }, user_id: "US.2" },
  ];
  const change = (number: string) => ({
    field: "messages",
    value: { messaging_product: "whatsapp", metadata: { phone_number_id: number }, contacts, messages },
  });
  const statuses = { field: "messages", value: { metadata: { phone_number_id: "106" }, statuses: [{ id: "w0" }] } };
  const entry = [{ id: "1", changes: [change("106"), change("107"), statuses] }];
  const records = await event(place, settings, { object: "whatsapp_business_account", entry });
  expect(records).toMatchObject([
    {
      externalId: "w1",
      text: "Blue?",
      thread: "16505551234",
      author: { account: "16505551234", accounts: ["US.1"], phone: "+16505551234", name: "Sheena" },
    },
    {
      externalId: "w2",
      text: "This",
      thread: "US.2",
      author: { account: "US.2", name: "Ann" },
      extra: { kind: "image" },
    },
    { externalId: "w3", text: "Yes", parents: ["w0"] },
    { externalId: "w5", text: "" },
  ]);
  expect(records).toHaveLength(4);
  expect(await place.act("reply", { thread: "16505551234", text: "Yes" })).toEqual({
    status: "done",
    externalId: "wamid.9",
  });
  const text = { messaging_product: "whatsapp", recipient_type: "individual", type: "text", text: { body: "Yes" } };
  expect(JSON.parse(place.asked[0]?.body ?? "")).toEqual({ ...text, to: "16505551234" });
  await place.act("reply", { thread: "US.2", text: "Yes" });
  expect(JSON.parse(place.asked[1]?.body ?? "")).toEqual({ ...text, recipient: "US.2" });
});
