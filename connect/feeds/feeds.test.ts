import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Delivered, type SourceRecord, sourceRecord } from "@firsthand/connect/records";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";

import { type Cursor, StreamFailure } from "../streams/index.ts";
import { feedConnector } from "./index.ts";
import { type FeedServer, giving, openFeedServer } from "./testing/feed-server.ts";

const NOW = Date.UTC(2024, 5, 1);
const connector = feedConnector({ now: () => NOW });

interface Asked {
  readonly cursor?: Cursor | null;
  readonly since?: Date;
  readonly own?: string;
  readonly allowedHosts?: readonly string[];
  readonly signal?: AbortSignal;
}

async function read({ url }: Pick<FeedServer, "url">, asked: Asked = {}) {
  const { cursor = null, since = new Date("2000-01-01"), own = "", allowedHosts = ["127.0.0.1"] } = asked;
  const settings = { url, own };
  const items: Delivered[] = [];
  const cursors: Cursor[] = [];
  const signal = asked.signal ?? new AbortController().signal;
  for await (const page of connector.read({ settings, allowedHosts })({
    stream: "items",
    settings,
    cursor,
    since,
    signal,
  })) {
    items.push(...(page.items as Delivered[]));
    cursors.push(page.cursor);
  }
  return { items, cursors, cursor: cursors.at(-1) ?? cursor };
}

const recordsOf = (items: readonly Delivered[]): SourceRecord[] =>
  items.flatMap((item) => (item.status === "understood" ? [sourceRecord.parse(item.record)] : []));

const failureOf = async (server: Pick<FeedServer, "url">, asked: Asked = {}): Promise<StreamFailure> => {
  const error: unknown = await read(server, asked).catch((reason: unknown) => reason);
  if (error instanceof StreamFailure) return error;
  throw new Error("no StreamFailure", { cause: error });
};

const rss = (...items: readonly string[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>t</title><link>http://x/</link><description>d</description>${items.join("")}</channel></rss>`;
const item = (id: string, text: string, more = "") =>
  `<item><guid>${id}</guid><description>${text}</description><pubDate>Tue, 05 Mar 2024 10:00:00 +0100</pubDate>${more}</item>`;
const atom = (...entries: readonly string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>t</title><id>f</id><updated>2024-01-01T00:00:00Z</updated>${entries.join("")}</feed>`;

describe("each kind of feed gives posts of their authors", () => {
  test("RSS", async () => {
    const more =
      "<title>Late &amp;amp; lost</title><dc:creator>Bea</dc:creator><link>https://x/1</link><category>delivery</category><content:encoded><![CDATA[<p>It is <b>late</b>.</p>]]></content:encoded>";
    const { items } = await read(await openFeedServer(giving(rss(item("1", "short", more)))));
    expect(recordsOf(items)).toEqual([
      {
        externalId: "1",
        version: 0,
        deleted: false,
        at: "2024-03-05T09:00:00.000Z",
        direction: "in",
        kind: "post",
        channel: "feed",
        author: { role: "customer", account: "Bea", name: "Bea" },
        parents: [],
        broadcast: false,
        subject: "Late & lost",
        text: "It is late.",
        extra: { link: "https://x/1", categories: "delivery" },
      },
    ]);
  });

  test("Atom, with what answers what, and what the organisation wrote", async () => {
    const entry = (id: string, author: string, more: string) =>
      `<entry><id>${id}</id><title>t</title><author><name>${author}</name><uri>https://x/${author}</uri></author><updated>2024-02-02T02:00:00Z</updated><published>2024-02-02T01:00:00Z</published>${more}</entry>`;
    const feed = atom(
      entry("a1", "ann", '<content type="html">&lt;p&gt;Why?&lt;/p&gt;</content>'),
      entry("a2", "shop", '<thr:in-reply-to ref="a1" href="https://x/a1"/><content>Because 1 &lt; 2.</content>'),
    );
    const { items } = await read(await openFeedServer(giving(feed)), { own: "https://x/shop" });
    expect(
      recordsOf(items).map(({ externalId, direction, parents, text, version }) => [
        externalId,
        direction,
        parents,
        text,
        version,
      ]),
    ).toEqual([
      ["a1", "in", [], "Why?", Date.UTC(2024, 1, 2, 2) / 1000],
      ["a2", "out", ["a1", "https://x/a1"], "Because 1 < 2.", Date.UTC(2024, 1, 2, 2) / 1000],
    ]);
  });

  test("JSON Feed and RDF", async () => {
    const json = {
      version: "https://jsonfeed.org/version/1.1",
      title: "t",
      items: [{ id: "j1", content_text: "Plain <b>", date_published: "2024-01-01T00:00:00" }],
    };
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>t</title><link>l</link><description>d</description></channel><item rdf:about="r1"><title>Parcel</title><link>l</link><description>Text</description><dc:creator>Ann</dc:creator><dc:date>2024-01-01</dc:date></item></rdf:RDF>`;
    const [ofJson] = recordsOf((await read(await openFeedServer(giving(JSON.stringify(json))))).items);
    const [ofRdf] = recordsOf((await read(await openFeedServer(giving(rdf)))).items);
    expect(ofJson).toMatchObject({ externalId: "j1", text: "Plain <b>", at: "2024-01-01T00:00:00.000Z" });
    expect(ofRdf).toMatchObject({ externalId: "r1", text: "Text", subject: "Parcel", author: { name: "Ann" } });
  });

  test("in the encoding that is said", async () => {
    const latin = Buffer.from(
      rss(item("1", "zażółć")).replace('"1.0"?', '"1.0" encoding="iso-8859-2"?'),
      "utf8",
    ).toString();
    const bytes = Buffer.from(
      latin.replaceAll("ż", "\u{bf}").replaceAll("ó", "\u{f3}").replaceAll("ł", "\u{b3}").replaceAll("ć", "\u{e6}"),
      "latin1",
    );
    const { items } = await read(await openFeedServer(giving(bytes)));
    expect(recordsOf(items)[0]?.text).toBe("zażółć");
  });
});

describe("what was read before", () => {
  test("does not come again; an edit is a revision, also where the feed says nothing of it", async () => {
    const server = await openFeedServer(giving(rss(item("1", "first"), item("2", "second"))));
    const first = await read(server);
    expect(recordsOf(first.items)).toHaveLength(2);
    expect((await read(server, { cursor: first.cursor })).items).toEqual([]);
    server.answer = giving(rss(item("1", "changed"), item("2", "second"), item("3", "third")));
    const second = await read(server, { cursor: first.cursor });
    expect(recordsOf(second.items).map(({ externalId, version, text }) => [externalId, version, text])).toEqual([
      ["1", 1, "changed"],
      ["3", 0, "third"],
    ]);
    // What left the feed and came back is still known.
    server.answer = giving(rss(item("9", "other")));
    const third = await read(server, { cursor: second.cursor });
    server.answer = giving(rss(item("1", "changed"), item("1", "changed again")));
    expect(recordsOf((await read(server, { cursor: third.cursor })).items).map(({ version }) => version)).toEqual([2]);
  });

  test("is not even sent by a server that knows versions, but only after all of it was stored", async () => {
    const asked: (string | undefined)[] = [];
    const many = rss(...Array.from({ length: 1100 }, (_, index) => item(String(index), `text ${index}`)));
    const server = await openFeedServer((request, response) => {
      asked.push(request.headers["if-none-match"]);
      if (request.headers["if-none-match"] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"' }).end(many);
    });
    const first = await read(server);
    expect(first.cursors.map((cursor) => cursor["etag"])).toEqual([undefined, undefined, '"v1"']);
    const halfway = await read(server, { cursor: first.cursors[0] ?? null });
    expect([first.items.length, halfway.items.length]).toEqual([1100, 600]);
    expect((await read(server, { cursor: first.cursor })).items).toEqual([]);
    expect(asked).toEqual([undefined, undefined, '"v1"']);
  });

  test("keeps the moment at which it was first seen, where it bears no date", async () => {
    const server = await openFeedServer(giving(rss("<item><guid>1</guid><description>a</description></item>")));
    const first = await read(server);
    expect(recordsOf(first.items)[0]?.at).toBe(new Date(NOW).toISOString());
    const later = feedConnector({ now: () => NOW + 1e9 });
    server.answer = giving(rss("<item><guid>1</guid><description>b</description></item>"));
    const settings = { url: server.url };
    for await (const page of later.read({ settings, allowedHosts: ["127.0.0.1"] })({
      stream: "items",
      settings,
      cursor: first.cursor,
      since: new Date(0),
      signal: new AbortController().signal,
    }))
      expect(recordsOf(page.items as Delivered[])).toMatchObject([
        { text: "b", version: 1, at: new Date(NOW).toISOString() },
      ]);
  });

  test("nothing older than wanted comes", async () => {
    const server = await openFeedServer(giving(rss(item("1", "a"))));
    expect((await read(server, { since: new Date("2024-04-01") })).items).toEqual([]);
  });
});

describe("what is no feed, or is meant to hurt, is refused with words", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? "" : i - 1};`.repeat(10)}">`).join("")}]>${rss(item("1", "&a8;")).slice(21)}`;

  test.each([
    ["a bomb of entities", bomb, "entities"],
    [
      "an entity that reads a file",
      rss(item("1", "&x;")).replace("?>", '?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      "entities",
    ],
    ["a web page", "<!doctype html><html><body>Hello</body></html>", "web page"],
    ["nothing", "", "neither"],
    ["other JSON", '{"a": 1}', "neither"],
    ["a cut document", "<rss", "neither"],
  ])("%s", async (_, body, why) => {
    const failure = await failureOf(await openFeedServer(giving(body)));
    expect([failure.code, failure.message]).toEqual(["not_understood", expect.stringContaining(why)]);
  });

  test("depth, length and broken forms end in an answer, in time", async () => {
    const bodies = [
      rss(`<item><guid>1</guid><description>${"<a>".repeat(100_000)}</description></item>`),
      rss(`<item>${"<x:y>".repeat(100_000)}</item>`),
      rss(item("1", `<![CDATA[${"<div>".repeat(200_000)}deep]]>`)),
      rss(...Array.from({ length: 20_000 }, (_, index) => `<item><guid>${index}</guid><title>${index}</title></item>`)),
      `${"[".repeat(200_000)}`,
      rss(item("1", "a", `<category>${"c".repeat(3_000_000)}</category>`)),
    ];
    for (const body of bodies) {
      const begun = performance.now();
      const outcome = await read(await openFeedServer(giving(body))).then(
        ({ items }) => recordsOf(items as Delivered[]).length,
        (error: unknown) => (error instanceof StreamFailure ? error.code : error),
      );
      expect(outcome === "not_understood" || (typeof outcome === "number" && outcome <= 10_000)).toBe(true);
      expect(performance.now() - begun).toBeLessThan(10_000);
    }
    const huge = await failureOf(await openFeedServer(giving(Buffer.alloc(11 * 1024 * 1024, 32))));
    expect(huge.code).toBe("not_understood");
  }, 90_000);

  test("whatever stands in an item, the result is a valid record or none", async () => {
    const word = fc.string({ unit: "binary", maxLength: 30 }).map((text) => text.replaceAll(/[<&\0]/g, ""));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, word, word, word), { maxLength: 5 }), async (all) => {
        const body = rss(
          ...all.map(
            ([id, text, date, author]) =>
              `<item><guid>${id}</guid><description>${text}</description><pubDate>${date}</pubDate><author>${author}</author></item>`,
          ),
        );
        const server = await openFeedServer(giving(body));
        const { items } = await read(server).catch((error: unknown) => {
          if (error instanceof StreamFailure) return { items: [] };
          throw error;
        });
        expect(recordsOf(items)).toHaveLength(items.length);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

test("what the server says when it does not give the feed", async () => {
  const server = await openFeedServer(giving("no", {}, 503));
  expect(await failureOf(server)).toMatchObject({ code: "failing", answer: "no" });
  server.answer = giving("", { "retry-after": "120" }, 429);
  expect(await failureOf(server)).toMatchObject({ code: "limited", retryAt: new Date(NOW + 120_000) });
  server.answer = giving("", {}, 404);
  expect(await failureOf(server)).toMatchObject({ code: "misset" });
  server.answer = giving("", {}, 401);
  expect(await failureOf(server)).toMatchObject({ code: "refused" });
  server.answer = giving("", {}, 418);
  expect(await failureOf(server)).toMatchObject({ code: "not_understood" });
  server.answer = (_request, response) => {
    response.writeHead(200, { "content-length": "1000" }).write("<rss");
    setTimeout(() => response.destroy(), 50);
  };
  expect(await failureOf(server)).toMatchObject({ code: "cut" });
  expect(await failureOf(server, { allowedHosts: [] })).toMatchObject({ code: "forbidden_address" });
  expect(await failureOf({ url: "nonsense" })).toMatchObject({ code: "misset" });
  expect(await failureOf({ url: "http://127.0.0.1:1/feed" })).toMatchObject({ code: "unreachable" });
  server.answer = (request, response) => {
    response.writeHead(302, { location: "http://169.254.169.254/latest" }).end();
    request.resume();
  };
  expect(await failureOf(server)).toMatchObject({ code: "forbidden_address" });
});

// A data set that may not be shipped; where it is absent this test is skipped.
const FIXTURES = join(
  import.meta.dirname,
  "../../../shared/data/activitypub-bluesky-rss-fixtures/granary_testdata.tar.gz",
);

test.skipIf(!existsSync(FIXTURES))("the feeds among granary's test data come in whole", async () => {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-feeds-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync("tar", ["xzf", FIXTURES, "-C", folder]);
  const names = readdirSync(folder)
    .filter((name) => /\.rss\.xml$|\.feed(?:-from-as)?\.json$/.test(name))
    .toSorted();
  const counts: number[] = [];
  for (const name of names) {
    const { items } = await read(await openFeedServer(giving(readFileSync(join(folder, name)))));
    counts.push(recordsOf(items as Delivered[]).length);
  }
  // As many as the files beside them say that must come out: two feeds of two, eight of one.
  expect([names.length, counts]).toEqual([10, [1, 1, 1, 1, 1, 2, 2, 1, 1, 1]]);
});
