import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Place } from "./cursor.ts";
import { nextPlace, startPlace } from "./paging.ts";

const now = new Date("2026-06-01T12:00:00Z");

/** What happens between two pages: an entry is removed, is changed (and moves to the end), or comes. */
const happens = fc.array(fc.tuple(fc.constantFrom("remove", "change", "add"), fc.nat(200)), { maxLength: 12 });

interface Entry {
  readonly id: number;
  readonly version: number;
}

/** Reads a list of so many by offset, while it changes; gives the ids read, and those there were at the last page. */
function readWhile(count: number, paging: { size: number; seam: number; told: boolean }, turns: readonly Turn[]) {
  const declared = { kind: "offset", size: paging.size, seam: paging.seam } as const;
  let list: Entry[] = Array.from({ length: count }, (_, id) => ({ id, version: 0 }));
  let made = count;
  const read = new Set<number>();
  let place: Place = startPlace(declared, now);
  for (let turn = 0; turn < 2000; turn++) {
    if (place.kind !== "offset") throw new Error("another kind of place");
    const page = list.slice(place.offset, place.offset + paging.size);
    // A page of one has no seam; without a total nothing else tells what was drawn past it.
    fc.pre(paging.told || page.length !== 1);
    for (const { id } of page) read.add(id);
    const next = nextPlace(declared, place, {
      values: paging.told ? { total: list.length } : {},
      headers: {},
      records: page.length,
      hashes: page.map(({ id, version }) => `${id}.${version}`),
      address: "https://x.example",
      until: now,
      now,
    });
    if (next.kind !== "next") return { read, there: list.map(({ id }) => id), kind: next.kind };
    place = next.place;
    for (const [what, at] of turns[turn] ?? []) {
      const found = list[at % Math.max(1, list.length)];
      if (what === "add" || !found) list = [...list, { id: made++, version: 0 }];
      else {
        const others = list.filter((one) => one !== found);
        list = what === "remove" ? others : [...others, { ...found, version: found.version + 1 }];
      }
    }
  }
  throw new Error("it does not end");
}
type Turn = readonly (readonly [string, number])[];

describe("pages by offset with a seam", () => {
  test("whatever is removed, changed or added between the pages, nothing that is there is missed", () => {
    const paging = fc.record({
      size: fc.integer({ min: 2, max: 20 }),
      seam: fc.integer({ min: 1, max: 8 }),
      told: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.nat(120), paging, fc.array(happens, { maxLength: 30 }), (count, form, turns) => {
        const { read, there, kind } = readWhile(count, form, turns);
        expect(kind).toBe("end");
        expect(there.filter((id) => !read.has(id))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("where nothing changes, each page begins with the end of the one before", () => {
    const declared = { kind: "offset", size: 4, seam: 2 } as const;
    const page = { headers: {}, address: "https://x.example", until: now, now };
    const values = { total: 6 };
    const first = nextPlace(declared, startPlace(declared, now), {
      ...page,
      values,
      records: 4,
      hashes: ["a", "b", "c", "d"],
    });
    expect(first).toEqual({ kind: "next", place: { kind: "offset", offset: 2, total: 6, seam: ["c", "d"] } });
    if (first.kind !== "next") return;
    const rest = { ...page, values, records: 4, hashes: ["c", "d", "e", "f"] };
    expect(nextPlace(declared, first.place, rest)).toEqual({ kind: "end", keep: null });
    const drawn = { ...page, values, records: 2, hashes: ["e", "f"] };
    expect(nextPlace(declared, first.place, drawn)).toMatchObject({ kind: "next", place: { offset: 0 } });
  });
});
