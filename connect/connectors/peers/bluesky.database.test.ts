import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import type { Cursor } from "../../streams/index.ts";
import { bluesky, type RunningBluesky } from "./bluesky.ts";
import { openTrial, type Trial } from "./trial.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 });

const HARD = [
  "Grüße aus Łódź 🫖👩‍👩‍👧‍👦 — «ok»?",
  "שלום, מה קורה עם ההזמנה? مرحبا",
  'quotes " \\ back\\slash\n\nand lines\ttabs',
  "$settings.password {handle} {{x}}",
];

test.skipIf(bluesky.isInstalled())("bluesky is not installed: npm run peers -- bluesky", ({ skip }) => skip());

describe.skipIf(!bluesky.isInstalled())(bluesky.title, () => {
  let peer: RunningBluesky;
  let trial: Trial;
  let first: readonly string[];
  const read = (stream: string, more: { cursor?: Cursor | null; pages?: number; since?: string } = {}) =>
    trial.read({ stream, settings: peer.settings, ...more });

  beforeAll(async () => {
    peer = await bluesky.start();
    trial = openTrial("bluesky");
    first = await peer.write([...HARD, ...Array.from({ length: 246 }, (_, at) => `Question ${at}`)]);
  });
  afterAll(async () => {
    await trial?.close();
    await peer?.stop();
  });

  test("hundreds of answers to a post come in, each once, over pages and as they were written", async () => {
    const { records, pages } = await read("mentions");
    expect(pages).toBeGreaterThanOrEqual(3);
    expect(records).toHaveLength(first.length);
    expect(new Set(records.map(({ externalId }) => externalId))).toEqual(new Set(first));
    const texts = new Map(records.map(({ externalId, text }) => [externalId, text]));
    HARD.forEach((text, at) => expect(texts.get(first[at])).toBe(text));
    expect(records[0]).toMatchObject({
      direction: "in",
      kind: "post",
      author: { role: "customer", account: peer.ann.did, name: "ann.test" },
      parents: [peer.root.uri],
      extra: { reason: "reply", handle: "ann.test" },
    });
  });

  test("reading that broke off goes on, with what came in the meantime in the next run", async () => {
    const begun = await read("mentions", { pages: 1 });
    expect(begun.records).toHaveLength(100);
    const late = await peer.write(["Asked in the meantime"]);
    const rest = await read("mentions", { cursor: begun.cursor });
    const ids = new Set([...begun.records, ...rest.records].map(({ externalId }) => externalId));
    expect(first.filter((id) => !ids.has(id))).toEqual([]);
    const next = await read("mentions", { cursor: rest.cursor });
    expect(next.records.map(({ externalId }) => externalId)).toContain(late[0]);
  });

  test("mentions and quotes come in, likes do not; what was removed is not given any more", async () => {
    const at = new TextEncoder().encode("@brand.test").length;
    const [mention, quote] = await peer.post(peer.ann, [
      {
        text: "@brand.test where is my parcel?",
        langs: ["en"],
        facets: [
          {
            index: { byteStart: 0, byteEnd: at },
            features: [{ $type: "app.bsky.richtext.facet#mention", did: peer.brand.did }],
          },
        ],
      },
      { text: "Look at this", embed: { $type: "app.bsky.embed.record", record: peer.root } },
    ]);
    await peer.ask("POST", "com.atproto.repo.createRecord", {
      token: peer.ann.token,
      body: {
        repo: peer.ann.did,
        collection: "app.bsky.feed.like",
        record: { $type: "app.bsky.feed.like", subject: peer.root, createdAt: new Date().toISOString() },
      },
    });
    const { records } = await read("mentions");
    const found = new Map(records.map((record) => [record.externalId, record]));
    expect(found.get(mention?.uri)).toMatchObject({ parents: [], extra: { reason: "mention", language: "en" } });
    expect(found.get(quote?.uri)).toMatchObject({ text: "Look at this", extra: { reason: "quote" } });
    expect(records.every(({ extra }) => extra["reason"] !== "like")).toBe(true);
    const gone = first.at(-1) ?? "";
    await peer.ask("POST", "com.atproto.repo.deleteRecord", {
      token: peer.ann.token,
      body: { repo: peer.ann.did, collection: "app.bsky.feed.post", rkey: gone.split("/").at(-1) },
    });
    const ids = async () => (await read("mentions")).records.map(({ externalId }) => externalId);
    await expect.poll(ids, { timeout: 60_000, interval: 500 }).not.toContain(gone);
  });

  test("an answer stands in the thread, and comes back as the id that was told", async () => {
    const [parent = ""] = first;
    const answered = await trial.act("reply", peer.settings, { text: "Yes 🫖, it does.", parent });
    if (answered.status !== "done" || answered.externalId === null) throw new Error(JSON.stringify(answered));
    const [deeper] = await peer.post(peer.ann, [
      { text: "Thank you", reply: { root: peer.root, parent: await postAt(answered.externalId) } },
    ]);
    const again = await trial.act("reply", peer.settings, { text: "You are welcome", parent: deeper?.uri ?? "" });
    const { records } = await read("posts");
    const found = new Map(records.map((record) => [record.externalId, record]));
    expect(found.get(answered.externalId)).toMatchObject({
      direction: "out",
      author: { role: "brand", account: peer.brand.did },
      parents: [parent],
      broadcast: false,
      text: "Yes 🫖, it does.",
    });
    expect(again).toMatchObject({ status: "done" });
    const posts = (await peer.ask(
      "GET",
      `com.atproto.repo.listRecords?repo=${peer.brand.did}&collection=app.bsky.feed.post`,
    )) as {
      records: { value: { reply?: { root: { uri: string }; parent: { uri: string } } } }[];
    };
    expect(posts.records[0]?.value.reply).toMatchObject({ root: { uri: peer.root.uri }, parent: { uri: deeper?.uri } });
    expect(found.get(peer.root.uri)).toMatchObject({ broadcast: true, parents: [] });
  });

  test("a post of its own is written; one that is too long, or answers nothing, is refused in their words", async () => {
    expect(await trial.act("publish", peer.settings, { text: "We are back" })).toMatchObject({ status: "done" });
    const long = await trial.act("publish", peer.settings, { text: "x".repeat(301) });
    expect(long).toMatchObject({ status: "refused", answer: expect.stringContaining("300") });
    const nowhere = `at://${peer.ann.did}/app.bsky.feed.post/3aaaaaaaaaaa2`;
    expect(await trial.act("reply", peer.settings, { text: "Hello?", parent: nowhere })).toMatchObject({
      status: "refused",
    });
  });

  test("a wrong app password is told as such, without it", async () => {
    const other = openTrial("bluesky");
    const failure: unknown = await other
      .read({ stream: "mentions", settings: peer.refused })
      .catch((error: unknown) => error);
    await other.close();
    expect(failure).toMatchObject({ code: "refused" });
    expect(JSON.stringify(failure)).not.toContain(peer.refused["password"]);
  });

  test("a dry run shows the newest as they came beside what they become", async () => {
    const { samples, complete } = await trial.connector.dryRun({
      stream: "mentions",
      settings: peer.settings,
      since: new Date(0),
      records: 5,
      signal: AbortSignal.timeout(60_000),
    });
    expect(samples).toHaveLength(5);
    expect(complete).toBe(false);
    expect(samples.every(({ raw, items }) => raw.includes("ann.test") && items[0]?.status === "understood")).toBe(true);
  });

  async function postAt(uri: string): Promise<unknown> {
    const [, , repo, collection, rkey] = uri.split("/");
    const path = `com.atproto.repo.getRecord?repo=${repo}&collection=${collection}&rkey=${rkey}`;
    const { cid } = (await peer.ask("GET", path)) as { cid: string };
    return { uri, cid };
  }
});
