import { createHmac } from "node:crypto";

import { afterEach, expect, test, vi } from "vitest";

import { createMapper, openConnector } from "../engine/index.ts";
import { keeperOf, openSite, readAll, testGround } from "../engine/testing/index.ts";
import { shippedConnector } from "./index.ts";
import { type Answers, recordOf, simulate, type Simulation } from "./testing/index.ts";

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

test("Telegram: updates that are confirmed by asking on, edits, and answers", async () => {
  const from = { id: 7, is_bot: false, first_name: "Ann", last_name: "Bee", username: "annb", language_code: "de" };
  const chat = { id: 7, type: "private" };
  const token = "12:AbC-d";
  const place = await start(
    "telegram",
    { token, hook: "h00k" },
    {
      [`GET /bot${token}/getUpdates`]: ({ query }: Query) => ({
        ok: true,
        result:
          query.get("offset") === null
            ? [
                { update_id: 100, message: { message_id: 1, from, chat, date: 1769940000, text: "Hallo" } },
                {
                  update_id: 101,
                  edited_message: {
                    message_id: 1,
                    from,
                    chat,
                    date: 1769940000,
                    edit_date: 1769940060,
                    text: "Hallo!",
                  },
                },
                {
                  update_id: 102,
                  message: {
                    message_id: 2,
                    from,
                    chat,
                    date: 1769940120,
                    caption: "Foto",
                    reply_to_message: { message_id: 1 },
                  },
                },
              ]
            : [],
      }),
      [`POST /bot${token}/sendMessage`]: { ok: true, result: { message_id: 3, chat } },
    },
  );
  const { records, cursor } = await place.read("messages");
  expect(records).toMatchObject([
    {
      externalId: "7-1",
      version: 0,
      text: "Hallo",
      at: "2026-02-01T10:00:00.000Z",
      thread: "7",
      author: { account: "7", name: "Ann Bee" },
    },
    { externalId: "7-1", version: 1769940060, text: "Hallo!" },
    { externalId: "7-2", text: "Foto", parents: ["7-1"] },
  ]);
  expect(cursor).toMatchObject({ place: { cursor: 103 } });
  expect(place.asked[1]?.query.get("offset")).toBe("103");
  expect(await place.act("reply", { thread: "7", text: "Guten Tag" })).toEqual({ status: "done", externalId: "7-3" });
  const { connector } = place;
  expect(connector.webhookSecret).toBe("hook");
  const body = Buffer.from(
    JSON.stringify({ update_id: 104, message: { message_id: 4, from, chat, date: 1769940200, text: "Da?" } }),
  );
  const event = (secret: string) => ({ headers: { "x-telegram-bot-api-secret-token": secret }, body });
  expect(connector.verifyWebhook(event("h00k"), ["h00k"])).toEqual({ ok: true, id: null });
  expect(connector.verifyWebhook(event("other"), ["h00k"])).toEqual({ ok: false, why: "wrong_signature" });
  const { items } = await connector.mapWebhook({ token }, body);
  expect(items.map(recordOf)).toMatchObject([{ externalId: "7-4", text: "Da?" }]);
  expect((await connector.mapWebhook({ token }, Buffer.from("{not json"))).items).toMatchObject([
    { status: "rejected", reason: { code: "event_not_understood" }, raw: Buffer.from("{not json") },
  ]);
});

test("Telegram: a wrong token is told without it", async () => {
  const place = await start(
    "telegram",
    { token: "12:wrong" },
    {
      "GET /bot12:wrong/getUpdates": { ok: false, error_code: 401, description: "Unauthorized for 12:wrong" },
    },
  );
  await expect(place.read("messages")).rejects.toMatchObject({ answer: expect.not.stringContaining("12:wrong") });
});

test("Slack: a shared channel with its threads, and signed events", async () => {
  const slack = { token: "xoxb-1", channel: "C1", workspace: "T1", signing: "s1gning" };
  const parent = {
    type: "message",
    user: "U1",
    user_team: "T2",
    text: "Is it down?",
    ts: "1769940000.000100",
    thread_ts: "1769940000.000100",
    reply_count: 1,
    latest_reply: "1769940060.000200",
  };
  const answer = {
    type: "message",
    user: "U2",
    team: "T1",
    text: "No",
    ts: "1769940060.000200",
    thread_ts: "1769940000.000100",
    edited: { ts: "1769940061.0" },
  };
  const joined = { type: "message", subtype: "channel_join", user: "U3", ts: "1769930000.000100" };
  const place = await start("slack", slack, {
    "GET /api/conversations.history": {
      ok: true,
      messages: [parent, joined],
      has_more: false,
      response_metadata: { next_cursor: "" },
    },
    "GET /api/conversations.replies": ({ query }: Query) => ({
      ok: true,
      messages: query.get("ts") === parent.ts ? [parent, answer] : [joined],
    }),
    "POST /api/chat.postMessage": { ok: false, error: "not_in_channel" },
  });
  expect((await place.read("messages")).records).toMatchObject([
    {
      externalId: "1769940000.000100",
      direction: "in",
      at: "2026-02-01T10:00:00.000Z",
      thread: "1769940000.000100",
      text: "Is it down?",
    },
    { externalId: "1769940060.000200", direction: "out", version: 1769940061, thread: "1769940000.000100" },
  ]);
  expect(await place.act("reply", { thread: parent.ts, text: "Hi" })).toMatchObject({
    status: "refused",
    answer: expect.stringContaining("not_in_channel"),
  });

  const { connector } = place;
  const timestamp = String(Math.floor(Date.parse("2026-06-01T12:00:00Z") / 1000));
  const signed = (event: object, at = timestamp) => {
    const body = Buffer.from(JSON.stringify(event));
    const signature = `v0=${createHmac("sha256", "s1gning").update(`v0:${at}:${body.toString()}`).digest("hex")}`;
    return { headers: { "x-slack-signature": signature, "x-slack-request-timestamp": at }, body };
  };
  const event = signed({ type: "event_callback", event: { ...parent, ts: "1769950000.1", channel: "C1" } });
  expect(connector.verifyWebhook(event, ["old", "s1gning"])).toEqual({ ok: true, id: null });
  expect(connector.verifyWebhook({ ...event, body: Buffer.from("{}") }, ["s1gning"])).toMatchObject({
    why: "wrong_signature",
  });
  expect(connector.verifyWebhook(signed({}, "1769940000"), ["s1gning"])).toMatchObject({ why: "too_old" });
  expect((await connector.mapWebhook(slack, event.body)).items.map(recordOf)).toMatchObject([
    { externalId: "1769950000.1" },
  ]);
  const edited = {
    type: "event_callback",
    event: { type: "message", subtype: "message_changed", channel: "C1", message: answer },
  };
  expect((await connector.mapWebhook(slack, signed(edited).body)).items.map(recordOf)).toMatchObject([
    { externalId: answer.ts, version: 1769940061 },
  ]);
  const foreign = { type: "event_callback", event: { ...parent, channel: "C2" } };
  expect((await connector.mapWebhook(slack, signed(foreign).body)).items).toEqual([]);
  const challenge = { type: "url_verification", challenge: "3eZbrw1a" };
  expect(await connector.mapWebhook(slack, signed(challenge).body)).toEqual({ items: [], challenge: "3eZbrw1a" });
});

test("App Store: pages of the feed until they are empty, and a feed of one review", async () => {
  const entry = (id: string, stars: string) => ({
    author: { uri: { label: "https://itunes.apple.com/gb/reviews/id12345" }, name: { label: "ann" }, label: "" },
    updated: { label: "2026-02-01T10:00:00-07:00" },
    "im:rating": { label: stars },
    "im:version": { label: "3.1" },
    id: { label: id },
    title: { label: "Fine" },
    content: { label: "Works", attributes: { type: "text" } },
  });
  const page = (number: number) => `GET /gb/rss/customerreviews/page=${number}/id=42/sortby=mostrecent/json`;
  const store = await start(
    "app-store",
    { app: "42", country: "gb" },
    {
      [page(1)]: { feed: { entry: [entry("1", "5"), entry("2", "1")] } },
      [page(2)]: { feed: { entry: entry("3", "3") } },
      [page(3)]: { feed: { author: {} } },
    },
  );
  expect((await store.read("reviews")).records).toMatchObject([
    {
      externalId: "1",
      at: "2026-02-01T17:00:00.000Z",
      rating: { value: 5 },
      author: { account: "12345", name: "ann" },
      extra: { country: "gb" },
    },
    { externalId: "2", rating: { value: 1 } },
    { externalId: "3" },
  ]);
});

test("Google Play: who agreed, reviews of a week, answers", async () => {
  const manifest = shippedConnector("google-play");
  if (!manifest) throw new Error("no connector");
  const [site, mapper] = [await openSite(), createMapper()];
  const ground = testGround(mapper);
  const ask: typeof ground.outgoing.ask = (request) => {
    const url = new URL(request.url);
    return ground.outgoing.ask({ ...request, url: site.url + url.pathname + url.search });
  };
  const keeper = keeperOf();
  const connector = openConnector(manifest, { ...ground, outgoing: { ...ground.outgoing, ask } }, keeper);
  const settings = { package: "com.example.shop", client: "cl", secret: "s3cret" };
  let issued = 0;
  site.answers = ({ path, body }) => {
    if (path === "/token") {
      const form = new URLSearchParams(body);
      const refreshed = form.get("refresh_token") === "rt";
      return refreshed || form.get("code") === "c0de"
        ? { access_token: `at${++issued}`, expires_in: 3600, ...(refreshed ? {} : { refresh_token: "rt" }) }
        : { error: "invalid_grant" };
    }
    return {
      reviews: [
        {
          reviewId: "gp:1",
          authorName: "Ann",
          comments: [
            {
              userComment: {
                text: "Nice\tGood app",
                lastModified: { seconds: "1780000000", nanos: 1 },
                starRating: 4,
                reviewerLanguage: "en",
              },
            },
            { developerComment: { text: "Thanks", lastModified: { seconds: "1780000100" } } },
          ],
        },
      ],
    };
  };
  const agreement = { state: "st", redirect: "https://us.example/back", verifier: "v".repeat(43) };
  const address = new URL(connector.agreementAddress(settings, agreement));
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    access_type: "offline",
    client_id: "cl",
    code_challenge_method: "S256",
    state: "st",
    response_type: "code",
  });
  expect(address.href).not.toContain("s3cret");
  await expect(readAll(connector, { settings, stream: "reviews" })).rejects.toMatchObject({ code: "refused" });
  keeper.kept = await connector.tokensForCode(settings, {
    code: "c0de",
    ...agreement,
    signal: AbortSignal.timeout(9000),
  });
  expect(keeper.kept).toMatchObject({ accessToken: "at1", refreshToken: "rt" });
  expect(new URLSearchParams(site.asked.at(-1)?.body).get("code_verifier")).toBe(agreement.verifier);
  const { items } = await readAll(connector, { settings, stream: "reviews" });
  expect(items.map(recordOf)).toMatchObject([
    { externalId: "gp:1", version: 1780000000, rating: { value: 4 }, text: "Nice\nGood app" },
    { externalId: "reply-gp:1", direction: "out", text: "Thanks" },
  ]);
  ground.pass(3_600_000);
  await readAll(connector, { settings, stream: "reviews" });
  expect(keeper.kept).toMatchObject({ accessToken: "at2", refreshToken: "rt" });
  expect(site.asked.at(-1)?.headers.authorization).toBe("Bearer at2");
  await Promise.all([ground.close(), site.close(), mapper.close()]);
});
