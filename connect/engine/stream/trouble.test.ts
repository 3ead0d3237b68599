import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createMapper } from "../index.ts";
import { idsOf, readAll, openSite, type Site, type TestGround, testGround } from "../testing/index.ts";
import { failureOf, ids, notes, notesConnector, type Written } from "../testing/notes.ts";

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

describe("a server in trouble", () => {
  test("is asked again, with longer and longer pauses, and then left alone", async () => {
    site.answers = (_, response) => response.writeHead(503).end("later") && undefined;
    const failure = await failureOf(readAll(connector(), { settings: settings() }));
    expect(failure).toMatchObject({ code: "failing", answer: "later" });
    expect(ground.slept).toEqual([500, 1000, 2000, 4000]);
    let turn = 0;
    site.answers = (_, response) => (turn++ < 2 ? response.destroy() && undefined : { notes: notes(2) });
    expect(idsOf((await readAll(connector(), { settings: settings() })).items)).toEqual(ids(2));
  });

  test("is waited for as long as it says, in both forms; very long waits are left to the next run", async () => {
    const waits = ["7", "Mon, 01 Jun 2026 12:00:20 GMT"];
    let turn = 0;
    site.answers = (_, response) => {
      const wait = waits[turn++];
      return wait ? response.writeHead(429, { "retry-after": wait }).end() && undefined : { notes: notes(1) };
    };
    await readAll(connector(), { settings: settings() });
    expect(ground.slept.map(Math.round)).toEqual([7500, 13_000]);
    site.answers = (_, response) => response.writeHead(429, { "retry-after": "3600" }).end() && undefined;
    const failure = await failureOf(readAll(connector(), { settings: settings() }));
    expect(failure).toMatchObject({ code: "limited" });
    expect((failure.retryAt?.getTime() ?? 0) - ground.now().getTime()).toBe(3_600_000);
    expect(ground.slept).toHaveLength(2);
  });

  test.each([
    [401, "refused", 1],
    [403, "refused", 1],
    [404, "misset", 1],
    [422, "not_understood", 1],
    [500, "failing", 5],
  ])("status %i is %s after %i requests", async (status, code, requests) => {
    site.answers = (_, response) => response.writeHead(status).end('{"error":"no"}') && undefined;
    expect(await failureOf(readAll(connector(), { settings: settings() }))).toMatchObject({
      code,
      answer: '{"error":"no"}',
    });
    expect(site.asked).toHaveLength(requests);
  });

  test("errors with a good status are told by the manifest", async () => {
    const top = "error: '$not(ok) ? error'\nrefused_errors: [invalid_auth]\nlimited_errors: [ratelimited]";
    const said = async (error: string) => {
      site.answers = () => ({ ok: false, error });
      return await failureOf(readAll(connector({ top }), { settings: settings() }));
    };
    expect((await said("invalid_auth")).code).toBe("refused");
    expect((await said("ratelimited")).code).toBe("limited");
    expect((await said("no_such_channel")).code).toBe("not_understood");
    site.answers = () => ({ ok: true, notes: notes(1) });
    expect((await readAll(connector({ top }), { settings: settings() })).items).toHaveLength(1);
  });

  test("is not asked more often than it likes", async () => {
    site.answers = ({ query }) => ({
      notes: Number(query.get("offset")) < 6 ? notes(1, Number(query.get("offset")) + 1) : [],
    });
    const top = "rate: { requests: 30, per_seconds: 60, at_once: 2 }";
    const one = connector({ top, paging: "{ kind: offset, size: 1 }", query: '{ offset: "{offset}" }' });
    await readAll(one, { settings: settings() });
    expect(ground.slept).toEqual([2000, 2000, 2000, 2000, 2000]);
  });

  test("what was read before it broke off stays good, and the rest is read from there", async () => {
    const all = notes(9);
    let cut = 2;
    site.answers = ({ query }, response) => {
      const offset = Number(query.get("offset"));
      if (offset === 6 && cut-- > 0) return response.writeHead(404).end() && undefined;
      return { notes: all.slice(offset, offset + 3) };
    };
    const one = connector({ paging: "{ kind: offset, size: 3 }", query: '{ offset: "{offset}" }' });
    const request = { stream: "notes", settings: settings(), since: new Date(0), signal: AbortSignal.timeout(30_000) };
    const got: string[] = [];
    let cursor = null;
    const first = one.readStream({ ...request, cursor });
    await failureOf(
      (async () => {
        for await (const page of first) {
          got.push(...idsOf(page.items));
          cursor = page.cursor;
          if (got.length === 6) site.answers = (_, response) => response.writeHead(500).end() && undefined;
        }
      })(),
    );
    expect(got).toEqual(ids(6));
    site.asked.length = 0;
    site.answers = ({ query }) => ({ notes: all.slice(Number(query.get("offset")), Number(query.get("offset")) + 3) });
    const rest = await readAll(one, { settings: settings(), cursor });
    expect(idsOf(rest.items)).toEqual(ids(3, 7));
    expect(site.asked[0]?.query.get("offset")).toBe("6");
  });

  test("a place that they no longer know is begun anew", async () => {
    site.answers = ({ query }, response) => {
      if (query.get("cursor") === "old") return response.writeHead(410).end() && undefined;
      return { notes: notes(2) };
    };
    const one = connector({ paging: "{ kind: cursor, next: next }", query: '{ cursor: "{cursor}" }' });
    const cursor = { since: "2026-01-01T00:00:00.000Z", newest: null, place: { kind: "cursor", cursor: "old" } };
    expect(idsOf((await readAll(one, { settings: settings(), cursor })).items)).toEqual(ids(2));
    const nonsense = await readAll(one, { settings: settings(), cursor: { other: 1 } });
    expect(idsOf(nonsense.items)).toEqual(ids(2));
  });
});
