import { afterEach, expect, test, vi } from "vitest";

import { type Answers, simulate, type Simulation } from "./testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let open: Simulation | undefined;
afterEach(async () => {
  await open?.close();
});
const start = async (id: string, settings: Record<string, string>, answers: Answers) =>
  (open = await simulate(id, settings, answers));

test("Chatwoot: conversations, the newest first, with all their messages", async () => {
  const message = (id: number, type: number, more: object = {}) => ({
    id,
    content: `message ${id}`,
    message_type: type,
    created_at: 1769940000 + id,
    private: false,
    sender:
      type === 0
        ? { id: 5, name: "Ann", email: "ann@example.com", phone_number: "+4915112345678", type: "contact" }
        : { id: 5, name: "Ben", type: "user" },
    ...more,
  });
  const desk = await start(
    "chatwoot",
    { account: "2", token: "t" },
    {
      "GET /api/v1/accounts/2/conversations": ({ query }: { query: URLSearchParams }) => ({
        data: {
          meta: { all_count: 1 },
          payload:
            query.get("page") === "1"
              ? [{ id: 7, last_activity_at: 1769950000, meta: { channel: "Channel::WebWidget" }, messages: [] }]
              : [],
        },
      }),
      "GET /api/v1/accounts/2/conversations/7/messages": ({ query }: { query: URLSearchParams }) => ({
        meta: {},
        payload:
          {
            "": [message(31, 0), message(32, 2), message(33, 1, { private: true }), message(34, 1)],
            "31": [message(29, 0), message(30, 3)],
          }[query.get("before") ?? ""] ?? [],
      }),
      "POST /api/v1/accounts/2/conversations/7/messages": { id: 40 },
    },
  );
  const { records } = await desk.read("conversations");
  expect(records.map(({ externalId, direction }) => [externalId, direction])).toEqual([
    ["31", "in"],
    ["34", "out"],
    ["29", "in"],
  ]);
  expect(records[0]).toMatchObject({
    at: "2026-02-01T10:00:31.000Z",
    channel: "webwidget",
    author: { account: "contact-5", phone: "+4915112345678" },
    thread: "7",
  });
  expect(records[1]?.author).toMatchObject({ account: "agent-5", role: "agent" });
  expect(await desk.act("reply", { thread: "7", text: "Hello" })).toEqual({ status: "done", externalId: "40" });
});

test("Intercom: conversations found by when they changed, with parts and rating", async () => {
  const ann = { type: "user", id: "u1", name: "Ann", email: "ann@example.com" };
  const ben = { type: "admin", id: "99", name: "Ben", email: "ben@brand.example" };
  const desk = await start(
    "intercom",
    { token: "t", admin: "99", region: "api.eu.intercom.io" },
    {
      "POST /conversations/search": ({ body }: { body: string }) => {
        const { pagination } = JSON.parse(body);
        const next = pagination.starting_after === undefined ? { page: 2, starting_after: "WzE2" } : undefined;
        return {
          type: "conversation.list",
          pages: { type: "pages", per_page: 50, ...(next ? { next } : {}) },
          conversations: next ? [{ id: "123", updated_at: 1770000000 }] : [],
        };
      },
      "GET /conversations/123": {
        type: "conversation",
        id: "123",
        created_at: 1769940000,
        updated_at: 1770000000,
        source: { type: "conversation", id: "s", subject: "<p>Delivery</p>", body: "<p>Where is it?</p>", author: ann },
        conversation_parts: {
          conversation_parts: [
            { id: "1", part_type: "comment", body: "On its way", created_at: 1769943600, author: ben },
            { id: "2", part_type: "note", body: "lost it", created_at: 1769943700, author: ben },
            { id: "3", part_type: "comment", body: "Thanks", created_at: 1769943800, author: ann },
          ],
        },
        conversation_rating: {
          rating: 5,
          remark: "Fast",
          created_at: 1769950000,
          contact: { type: "contact", id: "u1" },
        },
      },
      "POST /conversations/123/reply": { conversation_parts: { conversation_parts: [{ id: "3" }, { id: "4" }] } },
    },
  );
  const { records } = await desk.read("conversations");
  expect(records).toMatchObject([
    {
      externalId: "start-123",
      direction: "in",
      text: "Where is it?",
      subject: "Delivery",
      author: { account: "user-u1", email: "ann@example.com" },
    },
    { externalId: "part-1", direction: "out", text: "On its way", author: { role: "agent", account: "admin-99" } },
    { externalId: "part-3", direction: "in", text: "Thanks", thread: "123" },
    { externalId: "rating-123", kind: "survey_answer", rating: { kind: "csat", value: 5, highest: 5 }, text: "Fast" },
  ]);
  expect(records).toHaveLength(4);
  expect(JSON.parse(desk.asked[0]?.body ?? "")).toEqual({
    query: { field: "updated_at", operator: ">", value: 1767225600 },
    sort: { field: "updated_at", order: "ascending" },
    pagination: { per_page: 50 },
  });
  expect(desk.asked[0]?.headers).toMatchObject({ authorization: "Bearer t", "intercom-version": "2.11" });
  expect(await desk.act("reply", { thread: "123", text: "Hi" })).toEqual({ status: "done", externalId: "part-4" });
});

test.each([
  ["now", (id: number, before: number) => id < before],
  ["in older versions", (id: number, before: number) => id <= before],
])("Discourse: no post is lost between pages, %s", async (_, isBefore) => {
  const all = Array.from({ length: 120 }, (__, at) => ({
    id: 200 - at,
    username: "ann",
    created_at: "2026-02-01T10:00:00Z",
    raw: "A post",
    post_type: 1,
    topic_id: 5,
    version: 1,
  }));
  const forum = await start(
    "discourse",
    { site: "https://forum.example", key: "k" },
    {
      "GET /posts.json": ({ query }: { query: URLSearchParams }) => ({
        latest_posts: all.filter(({ id }) => isBefore(id, Number(query.get("before") ?? 1000))).slice(0, 50),
      }),
    },
  );
  const read = (await forum.read("posts")).records.map(({ externalId }) => Number(externalId));
  expect([...new Set(read)]).toEqual(all.map(({ id }) => id));
});
