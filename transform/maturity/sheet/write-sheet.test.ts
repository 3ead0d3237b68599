import { readFile } from "node:fs/promises";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Position } from "../contract/position.ts";
import { writeSheet } from "./index.ts";
import { closePaper, openPaper, PAGE } from "./paper.ts";
import { takePen } from "./pen.ts";
import { STYLES } from "./styles.ts";
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
      "(Stage 2 of 4; certainty: medium; keeps the whole from the next stage; a pillar)",
      "(Stage 1 of 4; could stand at 3 if what is not known were met; certainty: not yet known)",
    ];
    expect(spoken.filter((one) => !raw.includes(one))).toEqual([]);
  });

  it("says of a past month that it is past, and where its figures are from", async () => {
    const month = { ...mixedPosition(), since: "2026-04-02T00:00:00.000Z", until: "2026-07-01T00:00:00.000Z" };
    const again = await read({ ...month, asOf: month.until }, "Meridian");
    for (const said of [
      "Where we were",
      "At the end of June 2026: figures measured again on 22 Nov 2026",
      "2 Apr 2026 to 30 Jun 2026",
      "Weighed by the model of today, version 3 of 2 Nov 2026: Customer engagement",
      "Nearest then",
    ]) {
      expect(again.all).toContain(said);
    }
    expect(again.all).not.toMatch(/Where we are|As of/);
    expect(again.raw).toContain("(Where we were: Meridian)");
    const reported = await read({ ...month, asOf: month.until, reportedAt: "2026-07-01T00:10:00.000Z" });
    expect(reported.all).toContain("At the end of June 2026: figures as reported on 1 Jul 2026");
    expect((await read(mixedPosition())).all).not.toMatch(/Where we were|At the end of|Nearest then/);
  });

  it("marks the pillars and how a gate stands with the signs of the screen, and says what they mean", async () => {
    const screen = async (file: string) =>
      await readFile(new URL(`../../../web/src/pages/position/map/${file}`, import.meta.url), "utf8");
    const { raw, all } = await read(mixedPosition());
    const times = (start: string) => raw.split(start).length - 1;
    expect(await screen("sign.tsx")).toContain("M5.3 5.6c.1-1 .8-1.6 1.8-1.6s1.7.6 1.7 1.4c0 1.1-1.7 1.2-1.7 2.4M7.05");
    expect(await screen("pillar.tsx")).toContain("M1.5 2h9M3.5 2.5v7M6 2.5v7M8.5 2.5v7M1.5 10h9");
    const pillars = mixedPosition().dimensions.filter(({ pillar }) => pillar);
    expect(times("\n1.5 2 m\n")).toBe(pillars.length + 1);
    expect([times("\n4.2 7.3 m\n"), times("\n4.4 7 m\n"), times("\n5.3 5.6 m\n")]).toEqual([3, 2, 2]);
    for (const said of ["pillar: the whole stands no higher than it", "gate open", "gate closed: not yet known"]) {
      expect(all).toContain(said);
    }
    expect((await read(otherPosition())).all).not.toContain("pillar");
  });

  it("keeps the words of the shares on the page where they are longest", async () => {
    const shares = { measured: 0.004, attested: 0.004, unknown: 0.992 };
    const { texts } = await read({ ...mixedPosition(), ...shares });
    const last = texts.find(({ text }) => text === "over 99 % not yet known");
    if (!last) throw new Error("The last share is not said.");
    const paper = await openPaper({ title: "", subject: "", now, compress: false });
    const { widthOf } = takePen(paper);
    const end = last.x + widthOf(last.text, { ...STYLES.small, size: last.size });
    await closePaper(paper);
    expect(end).toBeLessThanOrEqual(PAGE.width - PAGE.margin);
    expect(last.size).toBeGreaterThanOrEqual(5.5);
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
      past: fc.boolean(),
      words: fc.integer({ min: 0, max: 1000 }),
    });
    await fc.assert(
      fc.asyncProperty(size, async ({ rows, stages, gates, steps, divided, past, words }) => {
        const { texts, pages } = await read({
          ...whole,
          asOf: past ? "2026-07-01T00:00:00.000Z" : whole.asOf,
          dimensions: whole.dimensions.slice(0, rows).map((row, index) => ({ ...row, pillar: index % 2 === 0 })),
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
