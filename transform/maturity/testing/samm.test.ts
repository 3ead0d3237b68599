import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { readMaturityModel } from "../read-model/index.ts";
import { evaluate, nearestSteps } from "../rules/index.ts";
import type { MaturityModel } from "../rules/model.ts";
import { criteriaOf } from "./arbitrary-models.ts";
import { knowing, said } from "./invented-model.ts";

const file = new URL("samm.yaml", import.meta.url);

function samm(): MaturityModel {
  const read = readMaturityModel(readFileSync(file, "utf8"), { computed: new Set() });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.model;
}

test("a public model of another kind loads as data", () => {
  const model = samm();
  expect(model.stages.map(({ level }) => level)).toEqual([0, 1, 2, 3]);
  expect(new Set(model.dimensions.map(({ group }) => group)).size).toBe(5);
  expect(model.dimensions).toHaveLength(15);
  expect(model.dimensions.every(({ streams, pillar }) => streams.length === 2 && pillar)).toBe(true);
  expect(criteriaOf(model)).toHaveLength(90);
});

test("before anybody answered, everything is open from the first level to the last", () => {
  const model = samm();
  const evaluation = evaluate(model, knowing({}));
  expect(evaluation).toMatchObject({ floor: 0, ceiling: 3, confidence: 0, unknown: 1, draws: { open: 1 } });
  expect(nearestSteps(model, evaluation, knowing({})).map(({ kind }) => kind)).toEqual(["answer", "answer", "answer"]);
});

test("streams stand apart, a practice where both have come, and the whole where all practices have", () => {
  const model = samm();
  const answers = criteriaOf(model).map(({ id }): [string, boolean] => [
    id,
    !id.endsWith("3a") && !/threat.*[23]b$/.test(id),
  ]);
  const evaluation = evaluate(model, knowing(Object.fromEntries(answers)));
  const at = (id: string) => evaluation.dimensions.find((dimension) => dimension.id === id);
  expect(at("secure-build")).toMatchObject({ floor: 2, ceiling: 2, streams: [{ floor: 2 }, { floor: 3 }] });
  expect(at("threat-assessment")).toMatchObject({ floor: 1, streams: [{ floor: 2 }, { floor: 1 }] });
  expect(evaluation).toMatchObject({ floor: 1, ceiling: 1, unknown: 0, attested: 1 });
  expect(evaluation.binding).toEqual({ dimensions: ["threat-assessment"], gates: [] });
  expect(evaluation.deciding).toContain("threat-assessment-2b");
});

test("an answer that has lapsed takes its practice and the whole with it", () => {
  const model = samm();
  const all = Object.fromEntries(criteriaOf(model).map(({ id }): [string, boolean] => [id, true]));
  expect(evaluate(model, knowing(all)).floor).toBe(3);
  const lapsed = evaluate(model, knowing({ ...all, "secure-build-2a": said(true, { expired: true }) }));
  expect(lapsed).toMatchObject({ floor: 1, ceiling: 3 });
});
