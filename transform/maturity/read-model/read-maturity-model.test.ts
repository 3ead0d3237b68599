import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { readMaturityModel } from "./index.ts";

import { BAKERY, computed } from "./testing/bakery.ts";

const read = (text: string) => readMaturityModel(text, { computed });

function modelOf(text: string) {
  const found = read(text);
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  return found.model;
}

test("a model is read: stages as levels, numbers resolved, every cell there", () => {
  const found = read(BAKERY);
  expect(found).toMatchObject({
    ok: true,
    contents: { stages: 3, dimensions: 2, criteria: 4, gates: 1, metrics: 4, attestations: 2, numbers: 1 },
  });
  const model = modelOf(BAKERY);
  expect(model.stages).toEqual([
    { id: "stall", level: 1, title: "A stall", says: null },
    { id: "shop", level: 2, title: "A shop", says: "Bread every day." },
    { id: "chain", level: 3, title: "A chain", says: null },
  ]);
  expect(model.divide).toMatchObject({ afterLevel: 2, halves: ["Small", "Large"] });
  expect(model.divide?.gates[0]).toEqual({
    id: "gate-baker",
    title: "Baker",
    says: "A second baker is there.",
    evidence: { kind: "attestation", proof: "a contract", months: 12, second: true },
    step: null,
    stream: null,
  });
  const [bread, staff] = model.dimensions;
  expect(bread?.cells.map(({ level, says, criteria }) => [level, says, criteria.map(({ id }) => id)])).toEqual([
    [1, null, []],
    [2, "Bread is sold.", ["bread-sold", "bread-dark"]],
    [3, "Bread is sold everywhere.", ["bread-liked"]],
  ]);
  const evidence = bread?.cells.flatMap((cell) => cell.criteria.map((criterion) => criterion.evidence));
  expect(evidence).toEqual([
    { kind: "metric", bounds: [{ metric: "loaves_sold", least: 50, most: null, cases: 30 }] },
    { kind: "metric", bounds: [{ metric: "oven_hours", least: 2, most: 8, cases: 5 }] },
    {
      kind: "metric",
      bounds: [
        { metric: "praise", least: null, most: null, cases: 30 },
        { metric: "smell", least: null, most: 3, cases: 1 },
      ],
    },
  ]);
  expect([bread?.pillar, staff?.pillar, staff?.group]).toEqual([true, false, "People"]);
  expect(staff?.cells.map(({ says }) => says)).toEqual(["One person.", null, "Many people."]);
  expect(model.metrics.get("smell")).toMatchObject({ direction: "down", needs: "A nose." });
  expect(model.standing).toEqual({ behind: 1, by: 1, unitShare: 0.05, unitBy: 1 });
});

test("levels begin where the file says, a number gives at least its least, and all may be pillars", () => {
  const changed = BAKERY.replace("window:", "first_level: 0\nwindow:")
    .replace("value: 100", "value: 10")
    .replace("pillars: [bread]", "pillars: all");
  const { stages, divide, dimensions } = modelOf(changed);
  expect(stages.map(({ level }) => level)).toEqual([0, 1, 2]);
  expect(divide?.afterLevel).toBe(1);
  expect(dimensions.map(({ pillar }) => pillar)).toEqual([true, true]);
  expect(dimensions[0]?.cells[1]?.criteria[0]?.evidence).toMatchObject({ bounds: [{ least: 20 }] });
});

test("what a criterion asks for need not be computed yet, and may be declared although it is", () => {
  expect(readMaturityModel(BAKERY, { computed: new Set([...computed, "smell"]) }).ok).toBe(true);
  const found = readMaturityModel(BAKERY, { computed: new Set() });
  expect(found.ok ? [] : found.faults.map(({ line }) => line)).toEqual([21, 22, 29]);
});

test("the example of the documentation is right", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/models.md"), "utf8");
  const [, example = ""] = /```yaml\n(title:[^]*?)```/.exec(page) ?? [];
  const shown = readMaturityModel(example, { computed: new Set(["reply_coverage", "identified_share"]) });
  expect(shown).toMatchObject({ ok: true, contents: { stages: 3, dimensions: 2, gates: 1 } });
});
