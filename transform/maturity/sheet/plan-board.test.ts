import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { planBoard, planColumns } from "./plan-board.ts";
import { extremePosition, mixedPosition, otherPosition } from "./testing/positions.ts";

describe("the plan of the map", () => {
  it("gives the chasm its place between the halves, and nothing where there is none", () => {
    const divided = planColumns(mixedPosition(), { left: 36, right: 536 });
    const [, second, third] = divided.stages;
    expect(divided.chasm).toEqual({ left: second?.right, right: third?.left });
    const plain = planColumns(otherPosition(), { left: 36, right: 536 });
    expect(plain.chasm).toBeNull();
    expect(plain.stages[1]?.right).toBeCloseTo(plain.stages[2]?.left ?? 0);
    for (const { stages, certaintyLeft } of [divided, plain]) {
      expect(stages.at(-1)?.right).toBeLessThanOrEqual(certaintyLeft);
      for (const { left, right } of stages) expect(right - left).toBeGreaterThan(20);
    }
  });

  it("shows every row of a model of usual size, with the headings of its groups", () => {
    const board = planBoard(otherPosition(), { top: 200, bottom: 500 });
    expect(board.omitted).toEqual([]);
    expect(board.lines.filter(({ kind }) => kind === "heading")).toHaveLength(5);
    expect(planBoard(mixedPosition(), { top: 200, bottom: 500 }).lines).toHaveLength(12);
  });

  it("leaves out other rows before those that bind", () => {
    const position = extremePosition();
    const binding = { ...position.binding, dimensions: ["row_59", "row_58"] };
    const board = planBoard({ ...position, binding }, { top: 200, bottom: 300 });
    const shown = board.lines.flatMap((line) => (line.kind === "row" ? [line.row.id] : []));
    expect(shown.slice(-2)).toEqual(["row_58", "row_59"]);
    expect(shown).toHaveLength(11);
    expect(board.omitted).toHaveLength(49);
  });

  it("lays rows one below the other between the edges, whatever their number", () => {
    const { dimensions, binding } = extremePosition();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 40, max: 400 }), (count, height) => {
        const rows = dimensions.slice(0, count);
        const board = planBoard({ dimensions: rows, binding }, { top: 100, bottom: 100 + height });
        let next = 100;
        for (const line of board.lines) {
          expect(line.top).toBeCloseTo(next);
          next += line.height;
        }
        expect(next).toBeLessThanOrEqual(100 + height + 1e-6);
        expect(board.bottom).toBeCloseTo(next);
        const shown = board.lines.filter(({ kind }) => kind === "row");
        expect(shown.length + board.omitted.length).toBe(count);
        expect(shown[0]?.height).toBeGreaterThanOrEqual(8.49);
      }),
    );
  });
});
