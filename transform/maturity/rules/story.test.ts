import { expect, test } from "vitest";

import { answered, divide, invented, measured, row } from "../testing/invented-model.ts";
import { certaintyOf } from "./certainty.ts";
import { evaluate } from "./evaluate.ts";
import type { Attested, Knowledge } from "./evidence.ts";
import type { MaturityModel } from "./model.ts";
import { nearWords, storyOf } from "./story.ts";

const model: MaturityModel = invented({
  stages: 3,
  dimensions: [
    row("roof", [[answered("tiles")], [answered("chimney")]], { pillar: true }),
    row("floor", [[answered("boards"), answered("rug")], []], { pillar: true }),
  ],
  gates: divide(2, ["bridge"]),
});

const yes: Attested = { met: true, proof: "checked", signed: true, ageDays: 0, expired: false };
const no: Attested = { ...yes, met: false };

interface Told {
  readonly bindingUnits: readonly string[];
  readonly model: MaturityModel;
  readonly ageDays: number;
  readonly past: boolean;
}

const today = { lastDay: new Date("2026-03-03T23:00:00Z"), ageDays: 0, past: false };

function told(
  attestations: Readonly<Record<string, Attested>>,
  { bindingUnits = [] as readonly string[], model: of = model, ...moment }: Partial<Told> = {},
) {
  const knowledge: Knowledge = {
    metrics: new Map(),
    attestations: new Map(Object.entries(attestations)),
    metricAgeDays: 0,
  };
  const evaluation = evaluate(of, knowledge);
  const certainty = certaintyOf(evaluation, of.confidence);
  const certaintyOfRows = new Map(evaluation.dimensions.map((one) => [one.id, certaintyOf(one, of.confidence)]));
  return {
    evaluation,
    story: storyOf(of, evaluation, { certainty, certaintyOfRows, bindingUnits, ...today, ...moment }),
  };
}

test("where nothing is known, that is what is said", () => {
  expect(told({}).story).toEqual({
    stand: "It is not yet known where we stand: nothing of what the map asks is known.",
    binds: "To stand at stage 2 of 3, stage 2, more is needed in roof and floor. To stay is a choice.",
    unknown: "5 of 5 criteria and gates are not known, so 2 of 2 rows are not yet known.",
    know: "5 need the answer of a named owner.",
  });
});

test("what is not known is told as a range, and what is as a stage", () => {
  const { story } = told({ tiles: yes, boards: yes });
  expect(story.stand).toBe(
    "It is not yet known where we stand: at stage 1 of 3, stage 1, at the least; what is not known could raise that up to stage 3 of 3, stage 3.",
  );
  expect(story.binds).toContain("more is needed in floor.");
  const settled = told({ tiles: no, boards: no }).story;
  expect(settled.stand).toBe("We stand at stage 1 of 3, stage 1.");
});

test("gates and units that bind are named, and the last stage has none before it", () => {
  const { story } = told({ tiles: yes, boards: yes, rug: yes, chimney: yes }, { bindingUnits: ["north"] });
  expect(story.binds).toContain("more is needed in the gate bridge and the unit north.");
  const top = told({ tiles: yes, boards: yes, rug: yes, chimney: yes, bridge: yes }).story;
  expect(top).toMatchObject({
    stand: "We stand at stage 3 of 3, stage 3.",
    binds: "There is no further stage.",
    unknown: "Everything that the map asks is known.",
    know: "",
  });
});

test("a step says how near it brings", () => {
  const { evaluation } = told({ tiles: yes, boards: yes });
  expect(nearWords(model, evaluation, { dimension: "floor" })).toBe("With it floor stands at stage 2 of 3, stage 2.");
  const far = told({ tiles: yes });
  expect(nearWords(model, far.evaluation, { dimension: "floor" })).toBe(
    "One of 2 that floor needs for stage 2 of 3, stage 2.",
  );
  expect(nearWords(model, far.evaluation, { dimension: null })).toBe("It opens a gate of river.");
});

test("old figures say of when they are, and what is over is told as over", () => {
  const answers = { tiles: no, boards: no };
  expect(told(answers, { ageDays: 31 }).story.stand).toBe(
    "We stand at stage 1 of 3, stage 1. The newest figures are of 3 Mar 2026; they fade with age.",
  );
  expect(told(answers, { ageDays: 30, past: true }).story.stand).toBe("We stood at stage 1 of 3, stage 1.");
});

test("of rows that may lag it is said how many are needed, and that a stage cannot be shown while one is not measured", () => {
  const many: MaturityModel = {
    ...invented({
      behind: 2,
      by: 1,
      dimensions: [
        row("roof", [[answered("tiles"), measured("rain", { metric: "rain", least: 1 })]], { pillar: true }),
        ...["a", "b", "c"].map((id) => row(id, [[answered(`${id}1`)]])),
      ],
    }),
  };
  const { story, evaluation } = told({}, { model: many });
  expect(story.binds).toBe(
    "To stand at stage 2 of 4, stage 2, more is needed in roof and 1 of 3 other rows. One row that is needed also asks for something that is not measured yet, so stage 2 of 4, stage 2 cannot be shown yet. To stay is a choice.",
  );
  expect(nearWords(many, evaluation, { dimension: "roof" })).toBe(
    "One of 2 that roof needs for stage 2 of 4, stage 2; 1 of them is not measured yet.",
  );
});
