import { gzipSync } from "node:zlib";

import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createMapper } from "../index.ts";
import { idsOf, readAll, openSite, type Site, type TestGround, testGround } from "../testing/index.ts";
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

describe("a server that lies", () => {
  test.each<readonly [string, readonly [string, string], () => unknown, string]>([
    [
      "the same page for every number",
      ["{ kind: page, size: 2 }", '{ page: "{page}" }'],
      () => ({ notes: notes(2) }),
      "are the same",
    ],
    [
      "a cursor that does not move",
      ["{ kind: cursor, next: next }", '{ cursor: "{cursor}" }'],
      () => ({ notes: [note(Math.random())], next: "x" }),
      "does not move",
    ],
    [
      "empty pages without end",
      ["{ kind: cursor, next: $string(n) }", '{ cursor: "{cursor}" }'],
      () => ({ notes: [], n: Math.random() }),
      "bring nothing new",
    ],
    [
      "fewer than asked",
      ["{ kind: page, size: 10, total: total }", '{ page: "{page}" }'],
      () => ({ notes: notes(5), total: 100 }),
      "5 records and not 10",
    ],
  ])("%s", async (_, [paging, query], answer, why) => {
    site.answers = answer;
    const failure = await failureOf(readAll(connector({ paging, query }), { settings: settings() }));
    expect(failure).toMatchObject({ code: "not_understood", message: expect.stringContaining(why) });
  });

  test("cursors in a circle", async () => {
    site.answers = ({ query }) => {
      const at = Number(query.get("cursor") ?? 0);
      return { notes: [note(at)], next: (at + 1) % 5 || "0" };
    };
    const one = connector({ paging: "{ kind: cursor, next: next }", query: '{ cursor: "{cursor}" }' });
    expect(await failureOf(readAll(one, { settings: settings() }))).toMatchObject({ code: "not_understood" });
  });

  test("a total that shrinks: nothing between the pages is lost", async () => {
    let all = notes(9);
    site.answers = ({ query }) => {
      const offset = query.has("offset") ? Number(query.get("offset")) : (Number(query.get("page")) - 1) * 3;
      if (offset === 3 && all.length === 9) all = all.slice(2);
      return { notes: all.slice(offset, offset + 3), total: all.length };
    };
    const byOffset = connector({ paging: "{ kind: offset, size: 3, total: total }", query: '{ offset: "{offset}" }' });
    expect(new Set(idsOf((await readAll(byOffset, { settings: settings() })).items))).toEqual(new Set(ids(9)));
    all = notes(9);
    const byPage = connector({ paging: "{ kind: page, size: 3, total: total }", query: '{ page: "{page}" }' });
    expect(new Set(idsOf((await readAll(byPage, { settings: settings() })).items))).toEqual(new Set(ids(9)));
  });

  test("one is removed and another comes, so that the total stays: with a seam nothing is lost, and little comes twice", async () => {
    let all = notes(9);
    site.answers = ({ query }) => {
      const offset = Number(query.get("offset"));
      if (offset === 3) all = [...all.slice(3), ...notes(3, 10)];
      return { notes: all.slice(offset, offset + 4), total: all.length };
    };
    const paging = "{ kind: offset, size: 4, total: total, seam: 1 }";
    const one = connector({ paging, query: '{ offset: "{offset}" }' });
    const { items } = await readAll(one, { settings: settings() });
    expect(new Set(idsOf(items))).toEqual(new Set(ids(12)));
    site.answers = ({ query }) => {
      const offset = Number(query.get("offset"));
      return { notes: notes(9).slice(offset, offset + 4), total: 9 };
    };
    expect(idsOf((await readAll(one, { settings: settings() })).items)).toEqual(ids(9));
  });

  test("a total that changes without end", async () => {
    let total = 0;
    site.answers = ({ query }) => ({
      notes: notes(3, Number(query.get("offset")) + 1),
      total: 1000 - (total++ % 2) * 900,
    });
    const one = connector({ paging: "{ kind: offset, size: 3, total: total }", query: '{ offset: "{offset}" }' });
    expect(await failureOf(readAll(one, { settings: settings() }))).toMatchObject({ code: "not_understood" });
  });

  test("a web page instead of data is tried again, and then told", async () => {
    let turn = 0;
    const html = "<html><body>We are back soon</body></html>";
    site.answers = (_, response) => (turn++ === 0 ? response.end(html) && undefined : { notes: notes(1) });
    expect((await readAll(connector(), { settings: settings() })).items).toHaveLength(1);
    site.answers = (_, response) => response.writeHead(200, { "content-type": "text/html" }).end(html) && undefined;
    expect(await failureOf(readAll(connector(), { settings: settings() }))).toMatchObject({
      code: "not_understood",
      message: "They answer with a web page, not with data.",
      answer: html,
    });
  });

  test("JSON that is cut, bombs, depths and long numbers", async () => {
    let turn = 0;
    site.answers = (_, response) =>
      turn++ === 0 ? response.end('{"notes": [{"id": 1') && undefined : { notes: notes(1) };
    expect((await readAll(connector(), { settings: settings() })).items).toHaveLength(1);
    const bomb = gzipSync(Buffer.alloc(80_000_000, " "));
    site.answers = (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb) && undefined;
    expect(await failureOf(readAll(connector(), { settings: settings() }))).toMatchObject({ code: "not_understood" });
    const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
    const body = `{"notes": [{"id": 12345678901234567890, "at": "2026-01-01T00:00:00Z", "text": "long"}, ${deep}, ${JSON.stringify(note(3))}]}`;
    site.answers = (_, response) => response.end(body) && undefined;
    const { items } = await readAll(connector(), { settings: settings() });
    expect(idsOf(items)).toEqual(["12345678901234567890", "3"]);
    expect(items[1]).toMatchObject({ status: "rejected", reason: { code: "nested_too_deeply" } });
  });
});
