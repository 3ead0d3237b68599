import { readFile } from "node:fs/promises";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Position } from "../contract/position.ts";
import { writeSheet } from "./index.ts";
import { PAGE } from "./paper.ts";
import { emptyPosition, extremePosition, mixedPosition, otherPosition } from "./testing/positions.ts";
import { readSheet } from "./testing/read-sheet.ts";
import { TOKENS } from "./tokens.ts";

const now = new Date("2026-11-22T03:00:00.000Z");

async function read(position: Position, organisation?: string) {
  const sheet = readSheet(await writeSheet(position, { now, organisation, compress: false }));
  return { ...sheet, all: sheet.texts.map(({ text }) => text).join(" ") };
}

describe("the sheet", () => {
  it("says where the organisation stands, how sure that is, of when and by which model", async () => {
    const position = mixedPosition();
    const { all, pages } = await read(position, "Meridian");
    expect(pages).toBe(1);
    for (const said of [
      "Meridian \u00b7 Whole organisation",
      "Where we are",
      position.story.stand,
      position.story.binds,
      "Certainty: high (stage 2 in 83 % of the draws",
      "24 Aug 2026 to 21 Nov 2026",
      "As of 22 Nov 2026",
      "Model version 3 of 2 Nov 2026: Customer engagement",
      position.story.unknown,
      "to stay is a choice",
      "opens in Firsthand at /position.",
    ]) {
      expect(all).toContain(said);
    }
    expect(all).not.toContain("shortened");
  });

  it("shows every row, stage, half and gate, and says of each how it stands", async () => {
    const { all, raw } = await read(mixedPosition());
    for (const { title } of [...mixedPosition().dimensions, ...mixedPosition().stages, ...mixedPosition().gates]) {
      expect(all).toContain(title);
    }
    for (const said of [
      "Brand-centric",
      "The chasm",
      "Customer-centric",
      "2 of 4 gates open",
      "closed: not yet known",
    ]) {
      expect(all).toContain(said);
    }
    const spoken = [
      "(Stage 2 of 4; certainty: medium; keeps the whole from the next stage)",
      "(Stage 1 of 4; could stand at 3 if what is not known were met; certainty: not yet known)",
    ];
    expect(spoken.filter((one) => !raw.includes(one))).toEqual([]);
  });

  it("names the nearest steps, with what they are for where several are alike", async () => {
    const { all } = await read(mixedPosition());
    expect(all).toContain("The three nearest steps");
    expect(all).toContain("Name an owner who answers. Executives of three functions or more own a target.");
    expect(all).toContain("See which hand-overs take longer than a working day, and agree");
  });

  it("shows where others say they stand, with the source", async () => {
    const { all } = await read(mixedPosition());
    expect(all).toContain("Second of five stages 30 %");
    expect(all).toContain("Survey of practitioners, 2024; their five stages are not our four.");
    expect((await read({ ...mixedPosition(), elsewhere: null })).all).not.toContain("Where others");
  });

  it("says of an empty log that nothing is known", async () => {
    const { all, pages } = await read(emptyPosition());
    expect(pages).toBe(1);
    expect(all).toContain("It is not yet known where we stand");
    expect(all).toContain("100 % not yet known");
    expect(all.match(/not yet known/g)?.length).toBeGreaterThan(12);
  });

  it("shows a model of another kind: other levels, groups, nothing that divides", async () => {
    const { all, pages } = await read(otherPosition());
    expect(pages).toBe(1);
    for (const said of ["Level 0", "Level 3", "Implementation", "Education and guidance 5"])
      expect(all).toContain(said);
    expect(all).not.toMatch(/gate|chasm/i);
  });

  it("is of a unit, and leads to it", async () => {
    const { all, raw } = await read({ ...mixedPosition(), unit: "Łódź office" });
    expect(all).toContain("Łódź office");
    expect(all).toContain("/position?unit=%C5%81%C3%B3d%C5%BA%20office");
    expect(raw.includes("/Lang (en-GB)")).toBe(true);
  });

  it("is a tagged document with a title, and no secrets of what wrote it", async () => {
    const { raw } = await read(mixedPosition(), "Meridian");
    const wanted = ["(Where we are: Meridian)", "(Firsthand)", "/Marked true", "/StructTreeRoot", "/S /H1", "/S /TH"];
    expect(wanted.filter((one) => !raw.includes(one))).toEqual([]);
    expect(/pdfmake|pdfkit/i.test(raw)).toBe(false);
  });

  it("stays one page with as much of everything as a model may hold, and says what it leaves out", async () => {
    const { all, pages } = await read(extremePosition());
    expect(pages).toBe(1);
    expect(all).toMatch(/Not shown for want of space: \d\d more rows, at stages 1 to 10\./);
    expect(all).toContain("Some texts are shortened here.");
    expect(all).toContain("\u2022 stands for letters that cannot be printed here.");
    expect(all).not.toContain("\uFFFD");
  });

  it("puts every text inside the margins, whatever the position", async () => {
    const whole = extremePosition();
    const size = fc.record({
      rows: fc.integer({ min: 1, max: 60 }),
      stages: fc.integer({ min: 2, max: 10 }),
      gates: fc.integer({ min: 0, max: 20 }),
      steps: fc.integer({ min: 0, max: 3 }),
      divided: fc.boolean(),
      words: fc.integer({ min: 0, max: 1000 }),
    });
    await fc.assert(
      fc.asyncProperty(size, async ({ rows, stages, gates, steps, divided, words }) => {
        const { texts, pages } = await read({
          ...whole,
          dimensions: whole.dimensions.slice(0, rows),
          stages: whole.stages.slice(0, stages),
          gates: divided ? whole.gates.slice(0, gates) : [],
          divide: divided ? whole.divide : null,
          steps: whole.steps.slice(0, steps),
          story: { ...whole.story, stand: whole.story.stand.slice(0, words), know: whole.story.know.slice(0, words) },
        });
        expect(pages).toBe(1);
        for (const { x, y, size: points } of texts) {
          expect(x).toBeGreaterThanOrEqual(PAGE.margin - 0.1);
          expect(x).toBeLessThan(PAGE.width - PAGE.margin);
          expect(y).toBeGreaterThan(20);
          expect(y + points).toBeLessThan(PAGE.height - 20);
          expect(points).toBeGreaterThanOrEqual(5.5);
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it("gives the same bytes for the same position", async () => {
    const [first, second] = [await writeSheet(mixedPosition(), { now }), await writeSheet(mixedPosition(), { now })];
    expect(first.equals(second)).toBe(true);
    expect(first.subarray(0, 5).toString()).toBe("%PDF-");
    const other = await writeSheet({ ...mixedPosition(), certainty: "none" }, { now });
    expect(first.equals(other)).toBe(false);
  });

  it("has the colours of the product", async () => {
    const css = await readFile(new URL("../../../web/src/theme/tokens.css", import.meta.url), "utf8");
    const light = css.slice(0, css.indexOf("}"));
    const colours = new Set(light.match(/#[0-9a-f]{6}/g));
    for (const colour of Object.values(TOKENS)) expect(colours).toContain(colour);
  });
});
