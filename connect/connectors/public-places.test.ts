import { afterEach, expect, test, vi } from "vitest";

import { type Answers, simulate, type Simulation, WithHeaders } from "./testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let open: Simulation | undefined;
afterEach(async () => {
  await open?.close();
});
const start = async (id: string, settings: Record<string, string>, answers: Answers) =>
  (open = await simulate(id, settings, answers));
interface Query {
  readonly query: URLSearchParams;
}

test("WordPress: comments of guests and of the team", async () => {
  const comment = (id: number, more: object) => ({
    id,
    post: 77,
    parent: 0,
    author: 0,
    author_name: "Guest &amp; Co",
    date_gmt: `2026-02-01T10:00:0${id}`,
    content: { rendered: `<p>Comment &#8211; <em>${id}</em></p>\n` },
    link: `https://blog.example/?p=77#comment-${id}`,
    status: "approved",
    ...more,
  });
  const blog = await start(
    "wordpress-comments",
    { site: "blog.example", team: "1,14" },
    {
      "GET /wp-json/wp/v2/comments": new WithHeaders(
        [
          comment(1, {}),
          comment(2, { parent: 1, author: 14, author_name: "Ben" }),
          comment(3, { author: 20, author_name: "Ann" }),
        ],
        { "x-wp-total": "3", "x-wp-totalpages": "1" },
      ),
      "POST /wp-json/wp/v2/comments": { id: 9 },
    },
  );
  const { records } = await blog.read("comments");
  expect(records).toMatchObject([
    {
      externalId: "1",
      at: "2026-02-01T10:00:01.000Z",
      direction: "in",
      kind: "post",
      text: "Comment – 1",
      thread: "77",
      parents: [],
    },
    { externalId: "2", direction: "out", author: { role: "agent", account: "user-14" }, parents: ["1"] },
    { externalId: "3", direction: "in", author: { account: "user-20" } },
  ]);
  expect(records[0]?.author).not.toHaveProperty("account");
  expect(blog.asked[0]?.headers.authorization).toBeUndefined();
  expect(blog.requests()).toEqual([
    "GET /wp-json/wp/v2/comments?after=2026-01-01T00%3A00%3A00&orderby=date_gmt&order=asc&per_page=100&offset=0&context=view&_fields=id%2Cpost%2Cparent%2Cauthor%2Cauthor_name%2Cauthor_email%2Cdate_gmt%2Clink%2Ccontent",
  ]);
  expect(await blog.act("reply", { thread: "77", parent: "1", text: "Hi" })).toEqual({
    status: "done",
    externalId: "9",
  });
  expect(JSON.parse(blog.asked.at(-1)?.body ?? "")).toEqual({ post: "77", parent: "1", content: "Hi" });
});

test("Mastodon: mentions from the oldest on, no direct messages, and the own posts in the same source", async () => {
  const status = (id: string, more: object = {}) => ({
    id,
    created_at: "2026-02-01T10:00:00.000Z",
    in_reply_to_id: null,
    visibility: "public",
    url: `https://m.example/@a/${id}`,
    language: "en",
    spoiler_text: "",
    content: `<p><span class="h-card">@<span>brand</span></span> hello ${id}</p>`,
    account: { id: "1", acct: "ann@other.example", display_name: "Ann" },
    ...more,
  });
  const place = await start(
    "mastodon",
    { site: "https://m.example", account: "42", token: "t" },
    {
      "GET /api/v1/notifications": ({ query }: Query) =>
        ({
          "0": [
            { id: "12", type: "mention", status: status("902", { visibility: "direct" }) },
            { id: "11", type: "mention", status: status("901", { in_reply_to_id: "800" }) },
          ],
          "12": [{ id: "13", type: "mention", status: status("903") }],
        })[query.get("min_id") ?? ""] ?? [],
      "GET /api/v1/accounts/42/statuses": ({ query }: Query) =>
        query.get("min_id") === "0" ? [status("800", { account: { acct: "brand", display_name: "Brand" } })] : [],
      "POST /api/v1/statuses": status("905"),
    },
  );
  const { records, cursor } = await place.read("mentions");
  expect(records).toMatchObject([
    {
      externalId: "901",
      direction: "in",
      parents: ["800"],
      text: "@brand hello 901",
      author: { account: "ann@other.example" },
    },
    { externalId: "903", parents: [] },
  ]);
  expect(cursor).toMatchObject({ place: { kind: "cursor", cursor: "13" } });
  expect((await place.read("posts")).records).toMatchObject([
    { externalId: "800", direction: "out", broadcast: true, author: { role: "brand" } },
  ]);
  expect(await place.act("reply", { text: "Hi", parent: "901", key: "k-1" })).toEqual({
    status: "done",
    externalId: "905",
  });
  expect(place.asked.at(-1)?.headers["idempotency-key"]).toBe("k-1");
  expect(place.asked[0]?.query.getAll("types[]")).toEqual(["mention"]);
});

test("Discourse: posts from the newest back, with edits and deletions", async () => {
  const post = (id: number, more: object = {}) => ({
    id,
    username: "ann",
    name: "Ann",
    created_at: `2026-02-01T10:00:${id}Z`,
    cooked: `<p>post ${id}</p>`,
    raw: `post ${id}`,
    post_number: 1,
    post_type: 1,
    topic_id: 5,
    topic_title: "Delivery",
    version: 1,
    staff: false,
    ...more,
  });
  const forum = await start(
    "discourse",
    { site: "https://forum.example", key: "k" },
    {
      "GET /posts.json": ({ query }: Query) => {
        const before = query.get("before");
        if (before === null)
          return {
            latest_posts: [
              post(22, { staff: true, username: "ben" }),
              post(21, { version: 3, deleted_at: "2026-02-01T12:00:00Z" }),
            ],
          };
        return { latest_posts: before === "21" ? [post(20, { raw: null }), post(19, { post_type: 3 })] : [] };
      },
      "POST /posts.json": { id: 30 },
    },
  );
  const { records } = await forum.read("posts");
  expect(records).toMatchObject([
    { externalId: "22", direction: "out", author: { role: "agent", account: "ben" } },
    { externalId: "21", direction: "in", version: 3, deleted: true, thread: "5", subject: "Delivery" },
    { externalId: "20", text: "post 20", deleted: false },
  ]);
  expect(forum.asked[0]?.headers).toMatchObject({ "api-key": "k", "api-username": "system" });
  expect(await forum.act("reply", { thread: "5", text: "A long enough answer" })).toEqual({
    status: "done",
    externalId: "30",
  });
});

test("GitHub: issues without pull requests, comments in the same threads", async () => {
  const issue = (number: number, more: object = {}) => ({
    number,
    title: "It breaks",
    body: "When I pay",
    created_at: "2026-02-01T10:00:00Z",
    updated_at: "2026-02-01T11:00:00Z",
    html_url: `https://github.com/o/r/issues/${number}`,
    state: "open",
    user: { login: "ann", type: "User" },
    author_association: "NONE",
    ...more,
  });
  const place = await start(
    "github-issues",
    { owner: "o", repository: "r" },
    {
      "GET /repos/o/r/issues": ({ query }: Query) =>
        query.get("page") === "2"
          ? [issue(3)]
          : new WithHeaders([issue(1), issue(2, { pull_request: { url: "x" } })], {
              link: '<https://api.github.com/repos/o/r/issues?page=2>; rel="next", <https://api.github.com/repos/o/r/issues?page=2>; rel="last"',
            }),
      "GET /repos/o/r/issues/comments": [
        {
          id: 9,
          issue_url: "https://api.github.com/repos/o/r/issues/1",
          html_url: "https://github.com/o/r/issues/1#c",
          body: "Which browser?",
          created_at: "2026-02-02T10:00:00Z",
          updated_at: "2026-02-02T10:00:00Z",
          user: { login: "ben", type: "User" },
          author_association: "MEMBER",
        },
        {
          id: 10,
          issue_url: "https://api.github.com/repos/o/r/issues/2",
          html_url: "https://github.com/o/r/pull/2#c",
          body: "nit",
          created_at: "2026-02-02T10:00:00Z",
          updated_at: "2026-02-02T10:00:00Z",
          user: { login: "ben" },
          author_association: "MEMBER",
        },
      ],
      "POST /repos/o/r/issues/1/comments": { id: 11 },
    },
  );
  expect((await place.read("issues")).records).toMatchObject([
    { externalId: "issue-1", direction: "in", thread: "1", subject: "It breaks", author: { account: "ann" } },
    { externalId: "issue-3" },
  ]);
  expect((await place.read("comments")).records).toMatchObject([
    { externalId: "comment-9", direction: "out", thread: "1", text: "Which browser?" },
  ]);
  expect(place.asked[0]?.headers).toMatchObject({
    accept: "application/vnd.github+json",
    "x-github-api-version": "2022-11-28",
  });
  expect(await place.act("reply", { thread: "1", text: "Hi" })).toEqual({ status: "done", externalId: "comment-11" });
  const event = {
    action: "deleted",
    issue: { number: 1 },
    comment: {
      id: 9,
      body: "Which browser?",
      created_at: "2026-02-02T10:00:00Z",
      updated_at: "2026-02-02T10:00:00Z",
      html_url: "x",
      user: { login: "ben" },
      author_association: "NONE",
    },
  };
  const { items } = await place.connector.mapWebhook(
    { owner: "o", repository: "r" },
    Buffer.from(JSON.stringify(event)),
  );
  expect(items).toMatchObject([{ record: { externalId: "comment-9", deleted: true, thread: "1" } }]);
});

test("Trustpilot: a token for the key, reviews with stars, and the answers to them", async () => {
  const place = await start(
    "trustpilot",
    { business: "507f", key: "k", secret: "s3cret" },
    {
      "POST /v1/oauth/oauth-business-users-for-applications/accesstoken": { access_token: "at", expires_in: "359999" },
      "GET /v1/private/business-units/507f/reviews": ({ query }: Query) => ({
        reviews:
          query.get("page") === "1"
            ? [
                {
                  id: "r1",
                  consumer: { id: "c1", displayName: "Ann" },
                  stars: 2,
                  title: "Slow",
                  text: "Ten days",
                  language: "en",
                  createdAt: "2026-02-01T10:00:00Z",
                  updatedAt: null,
                  referralEmail: "ann@example.com",
                  referenceId: "ORDER-1",
                  companyReply: { text: "Sorry", createdAt: "2026-02-02T10:00:00Z", updatedAt: null },
                },
              ]
            : [],
      }),
      "POST /v1/private/reviews/r1/reply": null,
    },
  );
  expect((await place.read("reviews")).records).toMatchObject([
    {
      externalId: "r1",
      kind: "review",
      rating: { kind: "stars", value: 2, lowest: 1, highest: 5 },
      subject: "Slow",
      author: { account: "c1", email: "ann@example.com" },
      extra: { reference: "ORDER-1" },
    },
    { externalId: "reply-r1", direction: "out", parents: ["r1"], text: "Sorry" },
  ]);
  expect(place.asked[0]).toMatchObject({
    body: "grant_type=client_credentials",
    headers: { authorization: `Basic ${btoa("k:s3cret")}` },
  });
  expect(place.asked.slice(1).map(({ headers }) => headers.authorization)).toEqual(["Bearer at", "Bearer at"]);
  expect(await place.act("reply", { parent: "r1", text: "Sorry!" })).toEqual({ status: "done", externalId: null });
});
