import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";

import type { StreamPage } from "../streams/index.ts";
import type { WholeAnswer } from "@firsthand/platform/outgoing";
import { createMapper, openConnector } from "./index.ts";
import { idsOf, keeperOf, manifestOf, testGround } from "./testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const mapper = createMapper();
afterAll(() => mapper.close());

const manifestWith = (paging: string, query: string, rest: string) =>
  manifestOf(`
id: notes
name: Notes
about: For tests.
base: https://notes.example
streams:
  notes:
    title: Notes
    source: { channel: notes, visibility: public, threading: gap }
    request: { path: /notes, query: ${query} }
    paging: ${paging}
    records: notes
    watermark: at
    overlap_seconds: 60
${rest}
    edits: not_seen
    deletions: not_seen
    map: '{ "externalId": id, "at": at, "direction": "in", "channel": "notes" }'
`);

const manifests = {
  cursor: manifestWith("{ kind: cursor, next: next }", '{ cursor: "{cursor}", since: "{since}" }', ""),
  enduring: manifestWith(
    '{ kind: cursor, next: "$max(notes.id)", first: "0", endures: true }',
    '{ after: "{cursor}", since: "{since}" }',
    "",
  ),
  page: manifestWith("{ kind: page, size: 3, total: total }", '{ page: "{page}", since: "{since}" }', ""),
  offset: manifestWith("{ kind: offset, size: 3 }", '{ offset: "{offset}", since: "{since}" }', ""),
  newest: manifestWith("{ kind: offset, size: 3 }", '{ offset: "{offset}" }', "    order: newest_first"),
  window: manifestWith("{ kind: time_window, hours: 1, size: 3 }", '{ since: "{since}", until: "{until}" }', ""),
};

interface Note {
  readonly id: number;
  readonly at: string;
}

/** A server with notes in some order; `page` is what it answers. */
function answerOf(kind: keyof typeof manifests, notes: readonly Note[], query: URLSearchParams): unknown {
  const since = query.get("since");
  const later = since === null ? notes : notes.filter(({ at }) => Date.parse(at) >= Date.parse(since));
  if (kind === "enduring")
    return {
      notes: notes
        .filter(({ id }) => id > Number(query.get("after")))
        .toSorted((a, b) => a.id - b.id)
        .slice(0, 3),
    };
  if (kind === "window") {
    const until = Date.parse(query.get("until") ?? "");
    // To the second, and with both ends, as many do.
    return { notes: later.filter(({ at }) => Date.parse(at) <= until).slice(0, 3) };
  }
  const sorted = kind === "newest" ? later.toSorted((a, b) => (a.at < b.at ? 1 : -1)) : later;
  const from =
    kind === "page" ? (Number(query.get("page")) - 1) * 3 : Number(query.get("offset") ?? query.get("cursor") ?? 0);
  const page = sorted.slice(from, from + 3);
  return { notes: page, total: sorted.length, next: from + 3 < sorted.length ? String(from + 3) : null };
}

const begin = Date.parse("2026-05-30T00:00:00Z");
const minute = fc.integer({ min: 0, max: 3000 });
/** Some that may be too old, depending on when one asks. */
const older = fc.uniqueArray(fc.integer({ min: 1, max: 1999 }), { maxLength: 12 });
/** Notes at different minutes, in any order of ids. */
const written = fc.uniqueArray(minute, { minLength: 1, maxLength: 25 });

test.each(Object.keys(manifests) as (keyof typeof manifests)[])(
  "%s: whatever is cut where, every record comes at least once, and none that there is not",
  { timeout: 120_000 },
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(written, written, older, fc.array(fc.nat(6), { maxLength: 12 }), async (...drawn) => {
        const [first, more, before, cuts] = drawn;
        let notes: Note[] = first.map((at, id) => ({ id: id + 1, at: new Date(begin + at * 60_000).toISOString() }));
        const old = before.map((at, id) => ({ id: -1 - id, at: new Date(begin - at * 60_000).toISOString() }));
        const ground = testGround(mapper, new Date(begin + 3_100 * 60_000).toISOString());
        let budget = Infinity;
        const ask = (request: { readonly url: string }): Promise<WholeAnswer> => {
          const url = new URL(request.url);
          const status = budget-- > 0 ? 200 : 401;
          const body = status === 200 ? answerOf(kind, [...old, ...notes], url.searchParams) : {};
          return Promise.resolve({ status, headers: {}, url: url.href, bytes: Buffer.from(JSON.stringify(body)) });
        };
        const connector = openConnector(
          manifests[kind],
          { ...ground, outgoing: { ...ground.outgoing, ask } },
          keeperOf(),
        );
        let cursor: StreamPage["cursor"] | null = null;
        const seen = new Set<string>();
        let runs = 0;
        /** One run; false where it was cut after so many requests, or where its reader died before it kept a page. */
        const run = async (requests: number): Promise<boolean> => {
          budget = requests;
          // What is wanted moves on between the runs: no page may be missed because of it.
          const since = new Date(begin - Math.max(0, 2000 - 300 * runs++) * 60_000);
          const request = {
            stream: "notes",
            settings: {},
            cursor,
            since,
            signal: AbortSignal.timeout(60_000),
          };
          try {
            for await (const page of connector.readStream(request)) {
              if (requests === 5 && budget < 3) throw new Error("the reader died");
              for (const id of idsOf(page.items)) if (!id.startsWith("-")) seen.add(id);
              cursor = structuredClone(page.cursor);
            }
            return true;
          } catch {
            return false;
          }
        };
        for (const cut of cuts) await run(cut);
        expect(await run(Infinity)).toBe(true);
        expect(seen).toEqual(new Set(notes.map(({ id }) => String(id))));
        // Later ones come with the next runs, cut or not.
        ground.pass(4_000 * 60_000);
        const later = begin + 3_100 * 60_000;
        notes = [
          ...notes,
          ...more.map((at, index) => ({ id: 100 + index, at: new Date(later + at * 60_000).toISOString() })),
        ];
        for (const cut of cuts) await run(cut);
        expect(await run(Infinity)).toBe(true);
        expect(seen).toEqual(new Set(notes.map(({ id }) => String(id))));
        await ground.close();
      }),
      { numRuns: 25 },
    );
  },
);
