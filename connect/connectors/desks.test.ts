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

test("Zendesk: tickets with their public comments, who wrote them, and ratings", async () => {
  const desk = await start(
    "zendesk",
    { subdomain: "brand", email: "a@brand.example", token: "t0ken" },
    {
      "GET /api/v2/incremental/tickets/cursor.json": ({ query }: { query: URLSearchParams }) =>
        query.get("cursor") === null
          ? {
              tickets: [
                {
                  id: 35436,
                  subject: "Help I need somebody!",
                  status: "open",
                  priority: "high",
                  tags: ["a", "b"],
                  via: { channel: "web" },
                  created_at: "2026-02-01T10:00:00Z",
                  updated_at: "2026-02-02T10:00:00Z",
                },
                { id: 35437, status: "deleted" },
              ],
              after_url: "https://brand.zendesk.com/api/v2/incremental/tickets/cursor.json?cursor=MTU3",
              after_cursor: "MTU3",
              before_cursor: null,
              end_of_stream: false,
            }
          : { tickets: [], after_cursor: "MTU4", end_of_stream: true },
      "GET /api/v2/tickets/35436/comments.json": {
        comments: [
          {
            id: 1,
            type: "Comment",
            author_id: 100,
            body: "My *printer* burns",
            plain_body: "My printer burns",
            public: true,
            created_at: "2026-02-01T10:00:00Z",
          },
          {
            id: 2,
            type: "Comment",
            author_id: 200,
            body: "between us",
            public: false,
            created_at: "2026-02-01T11:00:00Z",
          },
          {
            id: 3,
            type: "Comment",
            author_id: 200,
            body: "Use water",
            plain_body: "Use water",
            public: true,
            created_at: "2026-02-01T12:00:00Z",
          },
        ],
        users: [
          {
            id: 100,
            name: "Ann",
            email: "ann@example.com",
            verified: true,
            role: "end-user",
            external_id: "C-7",
            phone: null,
          },
          { id: 200, name: "Ben", email: "ben@brand.example", verified: true, role: "agent", external_id: null },
        ],
        meta: { has_more: false, after_cursor: "x" },
      },
      "GET /api/v2/satisfaction_ratings.json": {
        satisfaction_ratings: [
          {
            id: 62,
            ticket_id: 35436,
            requester_id: 100,
            score: "good",
            comment: "Awesome support!",
            created_at: "2026-02-03T22:00:00Z",
            updated_at: "2026-02-03T22:00:00Z",
          },
          {
            id: 63,
            ticket_id: 35436,
            requester_id: 100,
            score: "offered",
            created_at: "2026-02-03T22:00:00Z",
            updated_at: "2026-02-03T22:00:00Z",
          },
        ],
        meta: { has_more: false },
      },
      "PUT /api/v2/tickets/35436.json": {
        ticket: { id: 35436 },
        audit: {
          events: [
            { id: 9, type: "Change" },
            { id: 4, type: "Comment" },
          ],
        },
      },
    },
  );
  const { records, cursor } = await desk.read("tickets");
  expect(records).toMatchObject([
    {
      externalId: "comment-1",
      at: "2026-02-01T10:00:00Z",
      direction: "in",
      channel: "web",
      author: {
        role: "customer",
        account: "100",
        email: "ann@example.com",
        emailVerified: true,
        customerNumber: "C-7",
        name: "Ann",
      },
      thread: "35436",
      subject: "Help I need somebody!",
      text: "My printer burns",
      extra: { status: "open", tags: "a b" },
    },
    { externalId: "comment-3", direction: "out", author: { role: "agent", name: "Ben" }, text: "Use water" },
  ]);
  expect(records[1]?.author).not.toHaveProperty("customerNumber");
  expect(desk.requests()).toEqual([
    "GET /api/v2/incremental/tickets/cursor.json?start_time=1767225600&per_page=100",
    "GET /api/v2/tickets/35436/comments.json?include=users&page%5Bsize%5D=100",
    "GET /api/v2/incremental/tickets/cursor.json?cursor=MTU3&per_page=100",
  ]);
  expect(desk.asked[0]?.headers.authorization).toBe(`Basic ${btoa("a@brand.example/token:t0ken")}`);
  await desk.read("tickets", "2026-01-01T00:00:00Z", cursor);
  expect(desk.requests().at(-1)).toBe("GET /api/v2/incremental/tickets/cursor.json?cursor=MTU4&per_page=100");
  expect((await desk.read("ratings")).records).toMatchObject([
    {
      externalId: "rating-62",
      kind: "survey_answer",
      thread: "35436",
      text: "Awesome support!",
      rating: { kind: "csat", value: 1 },
    },
  ]);
  expect(await desk.act("reply", { thread: "35436", text: 'Say "water" {input.key}' })).toEqual({
    status: "done",
    externalId: "comment-4",
  });
  expect(JSON.parse(desk.asked.at(-1)?.body ?? "")).toEqual({
    ticket: { comment: { body: 'Say "water" {input.key}', public: true } },
  });
});

test("Redmine: issues with their notes, ours and theirs", async () => {
  const desk = await start(
    "redmine",
    { site: "https://redmine.example/", key: "k3y", team: "3, 8" },
    {
      "GET /issues.json": {
        issues: [{ id: 4326, updated_on: "2026-02-03T09:00:00Z" }],
        total_count: 1,
        offset: 0,
        limit: 100,
      },
      "GET /issues/4326.json": {
        issue: {
          id: 4326,
          project: { id: 1, name: "Shop" },
          tracker: { id: 2, name: "Support" },
          status: { id: 1, name: "New" },
          author: { id: 10, name: "Ann Bee" },
          subject: "Cannot pay",
          description: "The button does nothing.",
          created_on: "2026-02-01T09:00:00Z",
          updated_on: "2026-02-03T09:00:00Z",
          journals: [
            {
              id: 1,
              user: { id: 3, name: "Ben" },
              notes: "Which browser?",
              created_on: "2026-02-02T09:00:00Z",
              private_notes: false,
              details: [],
            },
            {
              id: 2,
              user: { id: 3, name: "Ben" },
              notes: "",
              created_on: "2026-02-02T10:00:00Z",
              details: [{ name: "status_id" }],
            },
            {
              id: 3,
              user: { id: 3, name: "Ben" },
              notes: "He is angry",
              created_on: "2026-02-02T10:00:00Z",
              private_notes: true,
            },
          ],
        },
      },
      "PUT /issues/4326.json": undefined,
      "POST /issues.json": { issue: { id: 4327 } },
    },
  );
  const { records } = await desk.read("issues");
  expect(records).toMatchObject([
    {
      externalId: "issue-4326",
      direction: "in",
      thread: "4326",
      subject: "Cannot pay",
      text: "The button does nothing.",
      author: { account: "10", name: "Ann Bee" },
      version: 1770109200000,
    },
    { externalId: "note-1", direction: "out", thread: "4326", text: "Which browser?", author: { account: "3" } },
  ]);
  expect(records).toHaveLength(2);
  expect(desk.asked[0]?.headers["x-redmine-api-key"]).toBe("k3y");
  expect(desk.asked[0]?.query.get("updated_on")).toBe(">=2026-01-01T00:00:00Z");
  expect(desk.asked[0]?.query.has("project_id")).toBe(false);
  expect(await desk.act("create", { subject: "New", text: "Text" })).toEqual({
    status: "done",
    externalId: "issue-4327",
  });
  expect(await desk.act("reply", { thread: "1", text: "x" })).toMatchObject({ status: "refused" });
});
