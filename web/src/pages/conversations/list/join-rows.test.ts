import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { joinRows } from "./join-rows.ts";

const row = (id: string, minute: number) => ({ id, lastAt: new Date(minute * 60_000).toISOString() });
const ids = (joined: { rows: readonly { id: string }[] }) => joined.rows.map(({ id }) => id).join("");

describe("a first page joined with what was fetched below it", () => {
  const earlier = [row("d", 40), row("c", 30), row("b", 20), row("a", 10)];

  test("what has moved up stands once, where it is now", () => {
    expect(joinRows({ rows: [row("b", 50), row("d", 40)], next: "x" }, earlier)).toEqual({
      rows: [row("b", 50), row("d", 40), row("c", 30), row("a", 10)],
      gap: false,
    });
  });

  test("what has left the stretch of the first page is gone", () => {
    expect(ids(joinRows({ rows: [row("e", 60), row("c", 30)], next: "x" }, earlier))).toBe("ecba");
  });

  test("too much that is new leaves the earlier rows as they were, and says so", () => {
    expect(joinRows({ rows: [row("f", 80), row("e", 70)], next: "x" }, earlier)).toEqual({ rows: earlier, gap: true });
  });

  test("a first page that holds everything stands alone", () => {
    expect(ids(joinRows({ rows: [row("d", 40)], next: null }, earlier))).toBe("d");
    expect(ids(joinRows({ rows: [], next: null }, earlier))).toBe("");
  });

  test("the same moment is ordered by id, as the server does", () => {
    expect(ids(joinRows({ rows: [row("z", 30), row("m", 30)], next: "x" }, [row("m", 30), row("k", 30)]))).toBe("zmk");
  });

  test("whatever moves, the rows are in order, once each, and start with the first page", () => {
    const log = fc.uniqueArray(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(log, fc.nat(), fc.array(fc.nat()), (minutes, size, moved) => {
        const before = minutes.toSorted((a, b) => b - a).map((minute) => row(String(minute), minute));
        const now = before
          .map((one, at) => (moved.some((index) => index % before.length === at) ? row(one.id, 2e6 + at) : one))
          .toSorted((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt));
        const page = 1 + (size % before.length);
        const head = { rows: now.slice(0, page), next: page < now.length ? "next" : null };
        const { rows, gap } = joinRows(head, before);
        expect(rows.map(({ id }) => id)).toEqual((gap ? before : now).map(({ id }) => id));
      }),
    );
  });
});
