import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createMapper, openConnector } from "../index.ts";
import {
  idsOf,
  keeperOf,
  manifestOf,
  readAll,
  openSite,
  type Site,
  type TestGround,
  testGround,
} from "../testing/index.ts";
import { note, notes, notesConnector, type Written } from "../testing/notes.ts";

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

describe("records", () => {
  test("one that cannot be mapped is rejected with its bytes, and the others come", async () => {
    site.answers = () => ({
      notes: [
        note(1),
        { id: 2, text: "no time" },
        note(3, { at: "yesterday" }),
        note(4, { text: { a: 1 } }),
        "text",
        null,
        note(5),
      ],
    });
    const { items } = await readAll(connector(), { settings: settings() });
    expect(idsOf(items)).toEqual(["1", "5"]);
    const [second] = items.filter((item) => item.status === "rejected");
    expect(second).toMatchObject({
      reason: { code: "mapping_does_not_fit" },
      externalId: "2",
      position: { record: 2 },
    });
    expect(JSON.parse(new TextDecoder().decode(second?.raw))).toEqual({ id: 2, text: "no time" });
    expect(items.map(({ status }) => status)).toHaveLength(7);
  });

  test("what the map leaves out is left out, and of one record may come several", async () => {
    site.answers = () => ({ notes: notes(3) });
    const several = connector({
      map: `id = 2 ? [1, 2].{"externalId": "x" & $, "at": $$.at, "direction": "in", "channel": "c"}`,
    });
    expect(idsOf((await readAll(several, { settings: settings() })).items)).toEqual(["x1", "x2"]);
  });

  test("texts of customers stay texts: no expression, no request, no other record", async () => {
    const hostile = [
      "$eval('1')",
      "{since}",
      "{{settings}}",
      "') & $body",
      "\u0000\ud800",
      "__proto__",
      "x".repeat(200_000),
    ];
    site.answers = () => ({ notes: hostile.map((text, id) => note(id + 1, { text })) });
    const { items } = await readAll(connector(), { settings: settings() });
    expect(items.map((item) => item.status === "understood" && item.record.text)).toEqual(
      hostile.map((text) => text.replaceAll("\0", "").toWellFormed()),
    );
  });

  test("a map that does not end, or takes all memory, costs its record and no more", { timeout: 60_000 }, async () => {
    const quick = createMapper({ headMs: 10_000, recordMs: 1500, megabytes: 64 });
    const own = { ...ground, mapper: quick };
    const manifest = manifestOf(`
id: notes
name: Notes
about: For tests.
settings: { site: { title: Address, kind: url } }
base: "{site}"
streams:
  notes:
    title: Notes
    source: { channel: notes, visibility: public, threading: gap }
    request: { path: /notes }
    records: $
    edits: not_seen
    deletions: not_seen
    map: |
      {"externalId": id, "at": at, "direction": "in", "channel": "c",
       "text": $match(text, /^(a+)+$/).match & $pad("x", wide) & (loop ? ($f := function($n){ $n > 1e9 ? $n : $f($n + 1) }; $f(1)))}
`);
    const one = openConnector(manifest, own, keeperOf());
    site.answers = () => [
      note(1),
      note(2, { text: `${"a".repeat(50)}!` }),
      note(3),
      note(4, { wide: 300_000_000 }),
      note(5, { loop: true }),
      note(6),
    ];
    const { items } = await readAll(one, { settings: settings() });
    await quick.close();
    expect(idsOf(items)).toEqual(["1", "3", "6"]);
    const rejected = items.filter((item) => item.status === "rejected");
    expect(rejected.map(({ position }) => position.record)).toEqual([2, 4, 5]);
    expect(new TextDecoder().decode(rejected[0]?.raw)).toContain('"id":2');
  });

  test("fields that are new or missing are told once", async () => {
    const shape = (from: number, more: object = {}) => ({ notes: notes(60, from).map((one) => ({ ...one, ...more })) });
    const rest = "    required: [text]";
    site.answers = () => shape(1, { who: { name: "a" } });
    const one = connector({ rest });
    const first = await readAll(one, { settings: settings() });
    expect(first.drift).toEqual([]);
    site.answers = () => shape(100, { mood: 1, text: undefined });
    const second = await readAll(one, { settings: settings(), cursor: first.cursor });
    expect(second.drift.toSorted()).toEqual(["missing text", "missing who", "new mood"]);
    const third = await readAll(one, { settings: settings(), cursor: second.cursor });
    expect(third.drift).toEqual([]);
  });

  test("a dry run shows records as they came beside what became of them", async () => {
    site.answers = ({ query }) => ({ notes: notes(2, Number(query.get("offset")) + 1) });
    const one = connector({ paging: "{ kind: offset, size: 2 }", query: '{ offset: "{offset}" }' });
    const asked = {
      stream: "notes",
      settings: settings(),
      since: new Date(0),
      records: 3,
      signal: AbortSignal.timeout(9000),
    };
    const { samples, complete } = await one.dryRun(asked);
    expect(complete).toBe(false);
    expect(samples.map(({ raw, items }) => [JSON.parse(raw).id, idsOf(items)])).toEqual([
      [1, ["1"]],
      [2, ["2"]],
      [3, ["3"]],
    ]);
    expect(site.asked).toHaveLength(2);
  });
});
