import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createMapper } from "../index.ts";
import { idsOf, json, readAll, openSite, type Site, type TestGround, testGround } from "../testing/index.ts";
import { failureOf, ids, note, notes, notesConnector, type Written } from "../testing/notes.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const mapper = createMapper();
let site: Site;
let ground: TestGround;

beforeEach(async () => {
  site = await openSite();
  ground = testGround(mapper);
});
afterEach(async () => {
  await ground.close();
  await site.close();
});
afterAll(() => mapper.close());

const settings = () => ({ site: site.url });
const connector = (written: Written = {}) => notesConnector(written, ground);

describe("pages", () => {
  test("one answer", async () => {
    site.answers = () => ({ notes: notes(3) });
    const { items } = await readAll(connector(), { settings: settings() });
    expect(idsOf(items)).toEqual(ids(3));
    expect(items[0]).toMatchObject({ record: { text: "note 1", at: "2026-01-01T00:01:00.000Z", direction: "in" } });
    expect(site.asked.map(({ path, headers }) => [path, headers.accept])).toEqual([["/api/notes", "application/json"]]);
  });

  test("a cursor, with parts of the query that only the first request has", async () => {
    site.answers = ({ query }) => {
      const from = Number(query.get("cursor") ?? 0);
      return { notes: notes(2, from + 1), next: from < 4 ? from + 2 : null };
    };
    const one = connector({
      paging: "{ kind: cursor, next: next, first_only: [from] }",
      query: '{ cursor: "{cursor}", from: "{since|date}", size: "2" }',
    });
    const { items } = await readAll(one, { settings: settings(), since: "2025-03-04T05:06:07Z" });
    expect(idsOf(items)).toEqual(ids(6));
    expect(site.asked.map(({ query }) => query.toString())).toEqual([
      "from=2025-03-04&size=2",
      "cursor=2&size=2",
      "cursor=4&size=2",
    ]);
  });

  test("a cursor that endures is where the next run begins", async () => {
    let there = 3;
    site.answers = ({ query }) => {
      const from = Number(query.get("after"));
      return { notes: notes(Math.min(2, there - from), from + 1) };
    };
    const one = connector({
      paging: '{ kind: cursor, next: "$max(notes.id)", first: "0", endures: true }',
      query: '{ after: "{cursor}" }',
    });
    const first = await readAll(one, { settings: settings() });
    expect(idsOf(first.items)).toEqual(ids(3));
    there = 4;
    site.asked.length = 0;
    const second = await readAll(one, { settings: settings(), cursor: first.cursor });
    expect(idsOf(second.items)).toEqual(["4"]);
    expect(site.asked[0]?.query.get("after")).toBe("3");
  });

  test("addresses of next pages, in the answer and in the header; never those of another host", async () => {
    site.answers = ({ path, query }, response) => {
      const page = Number(query.get("p") ?? 1);
      const next = page < 3 ? `/api/notes?p=${page + 1}` : undefined;
      const headers = next ? { link: `<${site.url}/x>; rel="prev", <${next}>; rel="next"` } : {};
      return json(response, { notes: notes(2, page * 2 - 1), next, path }, headers);
    };
    for (const paging of ["{ kind: next_address, next: next }", "{ kind: link_header }"])
      expect(idsOf((await readAll(connector({ paging }), { settings: settings() })).items)).toEqual(ids(6));
    site.answers = () => ({ notes: notes(1), next: "https://evil.example/notes" });
    const away = readAll(connector({ paging: "{ kind: next_address, next: next }" }), { settings: settings() });
    expect(await failureOf(away)).toMatchObject({
      code: "not_understood",
      message: expect.stringContaining("another host"),
    });
  });

  test("pages by number and by offset, with and without a total", async () => {
    const all = notes(7);
    site.answers = ({ query }) => {
      const size = Number(query.get("size"));
      const from = query.has("page") ? (Number(query.get("page")) - 1) * size : Number(query.get("offset"));
      return { notes: all.slice(from, from + size), total: all.length };
    };
    for (const total of ["", ", total: total"]) {
      const paged = connector({
        paging: `{ kind: page, size: 3${total} }`,
        query: '{ page: "{page}", size: "{size}" }',
      });
      expect(idsOf((await readAll(paged, { settings: settings() })).items)).toEqual(ids(7));
      const offset = connector({
        paging: `{ kind: offset, size: 3${total} }`,
        query: '{ offset: "{offset}", size: "{size}" }',
      });
      expect(idsOf((await readAll(offset, { settings: settings() })).items)).toEqual(ids(7));
    }
    expect(site.asked).toHaveLength(4 + 4 + 3 + 3);
  });

  test("a page behind the last one may be an error for them", async () => {
    site.answers = ({ query }, response) =>
      query.get("page") === "2" ? response.writeHead(400).end("{}") && undefined : { notes: notes(3) };
    const one = connector({ paging: "{ kind: page, size: 3 }", query: '{ page: "{page}" }' });
    expect(idsOf((await readAll(one, { settings: settings() })).items)).toEqual(ids(3));
  });

  test("windows of time; one that is full is halved", async () => {
    const all = notes(100).map((one, at) => ({
      ...one,
      at: new Date(Date.UTC(2026, 4, 31) + at * at * 5000).toISOString(),
    }));
    site.answers = ({ query }) => {
      const [from, to] = [query.get("from") ?? "", query.get("to") ?? ""];
      return {
        notes: all
          .filter(({ at }) => at >= new Date(from).toISOString() && at < new Date(to).toISOString())
          .slice(0, 10),
      };
    };
    const one = connector({
      paging: "{ kind: time_window, hours: 12, size: 10 }",
      query: '{ from: "{since}", to: "{until}" }',
    });
    const { items, cursor } = await readAll(one, { settings: settings(), since: "2026-05-30T00:00:00Z" });
    expect(new Set(idsOf(items))).toEqual(new Set(ids(100)));
    site.asked.length = 0;
    ground.pass(3_600_000);
    await readAll(one, { settings: settings(), cursor });
    expect(site.asked.map(({ query }) => [query.get("from"), query.get("to")])).toEqual([
      ["2026-06-01T11:55:00Z", "2026-06-01T13:00:00Z"],
    ]);
  });

  test("the next run asks for what changed since, with some overlap; nothing older than wanted comes", async () => {
    site.answers = () => ({ notes: notes(3) });
    const rest = '    watermark: "at"';
    const one = connector({ query: '{ since: "{since}" }', rest });
    const first = await readAll(one, { settings: settings(), since: "2026-01-01T00:02:00Z" });
    expect(idsOf(first.items)).toEqual(["2", "3"]);
    await readAll(one, { settings: settings(), cursor: first.cursor });
    expect(site.asked.map(({ query }) => query.get("since"))).toEqual(["2026-01-01T00:02:00Z", "2025-12-31T23:58:00Z"]);
  });

  test("a moment in the future does not stop reading until then", async () => {
    site.answers = () => ({ notes: [note(1, { at: "9999-01-01T00:00:00Z" })] });
    const one = connector({ query: '{ since: "{since}" }', rest: '    watermark: "at"' });
    const { cursor } = await readAll(one, { settings: settings() });
    expect(cursor).toMatchObject({ since: "2026-06-01T12:00:00.000Z" });
  });

  test("a list that begins with the newest is read until all is known", async () => {
    let all = notes(20).toReversed();
    site.answers = ({ query }) => {
      const offset = Number(query.get("offset"));
      return { notes: all.slice(offset, offset + 5) };
    };
    const one = connector({
      paging: "{ kind: offset, size: 5 }",
      query: '{ offset: "{offset}" }',
      rest: '    watermark: "at"\n    order: newest_first\n    overlap_seconds: 0',
    });
    const first = await readAll(one, { settings: settings() });
    expect(idsOf(first.items).toReversed()).toEqual(ids(20));
    all = notes(22).toReversed();
    site.asked.length = 0;
    const second = await readAll(one, { settings: settings(), cursor: first.cursor });
    expect(idsOf(second.items).slice(0, 2)).toEqual(["22", "21"]);
    expect(site.asked).toHaveLength(2);
  });

  test("where the list does not say everything, each record is asked for, with pages of its own", async () => {
    site.answers = ({ path, query }) => {
      if (path === "/api/notes") return { notes: [{ id: "a/b" }, { id: 2 }] };
      const page = Number(query.get("page"));
      return page < 3 ? { parts: [{ id: page, at: "2026-02-01T00:00:00Z", text: path }] } : { parts: [] };
    };
    const one = connector({
      map: `{"externalId": $parent.id & "-" & id, "at": at, "direction": "in", "channel": "notes", "text": text}`,
      rest: `    detail:
      request: { path: "/notes/{record.id}/parts", query: { page: "{page}" } }
      paging: { kind: page, size: 1 }
      records: parts`,
    });
    const { items } = await readAll(one, { settings: settings() });
    expect(idsOf(items)).toEqual(["a/b-1", "a/b-2", "2-1", "2-2"]);
    expect(site.asked[1]?.path).toBe("/api/notes/a%2Fb/parts");
    site.answers = ({ path }) => (path === "/api/notes" ? { notes: [{ id: ".." }] } : { parts: [] });
    expect(await failureOf(readAll(one, { settings: settings() }))).toMatchObject({ code: "misset" });
  });

  test("never more than a thousand items at once, and what is cut in between comes again", async () => {
    site.answers = () => ({ notes: notes(2500) });
    const sizes: number[] = [];
    const request = { stream: "notes", settings: settings(), cursor: null, since: new Date(0) };
    for await (const page of connector().readStream({ ...request, signal: AbortSignal.timeout(30_000) })) {
      sizes.push(page.items.length);
      if (sizes.length === 1) {
        const again = await readAll(connector(), { settings: settings(), cursor: page.cursor });
        expect(again.items).toHaveLength(2500);
      }
    }
    expect(sizes).toEqual([1000, 1000, 500]);
  });
});
