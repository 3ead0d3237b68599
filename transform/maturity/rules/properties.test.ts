import fc from "fast-check";
import { expect, test } from "vitest";

import { arbitraryCase, criteriaOf, risesToBetter } from "../testing/arbitrary-models.ts";
import type { Attested, Evaluation, Knowledge, Observation } from "./evidence.ts";
import { evaluate, nearestSteps } from "./index.ts";
import type { MaturityModel } from "./model.ts";

/** What one evaluation places, by name. */
function places(evaluation: Evaluation, end: "floor" | "ceiling"): Map<string, number> {
  return new Map([
    ["whole", evaluation[end]],
    ...evaluation.dimensions.flatMap((row): [string, number][] => [
      [row.id, row[end]],
      ...row.streams.map((stream): [string, number] => [`${row.id}/${stream.id}`, stream[end]]),
    ]),
    ...evaluation.gates.map(({ id, state }): [string, number] => [
      id,
      Number(end === "floor" ? state === "met" : state !== "unmet"),
    ]),
  ]);
}

function expectNoneLower(after: Evaluation, before: Evaluation, ends: readonly ("floor" | "ceiling")[]): void {
  for (const end of ends) {
    const found = places(after, end);
    for (const [name, level] of places(before, end))
      expect(found.get(name), `${end} of ${name}`).toBeGreaterThanOrEqual(level);
  }
}

test("no model and no knowledge breaks it, and what it says fits together", () => {
  fc.assert(
    fc.property(arbitraryCase(), ({ model, knowledge }) => {
      const evaluation = evaluate(model, knowledge);
      const levels = model.stages.map(({ level }) => level);
      expect(evaluation.criteria.size).toBe(criteriaOf(model).length);
      for (const { floor, ceiling, confidence, draws, measured, attested, unknown } of [
        evaluation,
        ...evaluation.dimensions,
      ]) {
        expect(levels).toContain(floor);
        expect(levels).toContain(ceiling);
        expect(ceiling).toBeGreaterThanOrEqual(floor);
        expect(draws.levels.map(({ level }) => level)).toEqual(levels);
        expect(draws.levels.reduce((sum, { share }) => sum + share, draws.open)).toBeCloseTo(1, 9);
        expect(confidence).toBe(draws.levels.find(({ level }) => level === floor)?.share);
        expect(measured + attested + unknown).toBeCloseTo(1, 9);
      }
      for (const { chance } of evaluation.criteria.values())
        expect(chance).toSatisfy((value: number) => value >= 0 && value <= 1);
      const steps = nearestSteps(model, evaluation, knowledge);
      expect(steps.length).toBeLessThanOrEqual(3);
      expect(new Set(steps.map(({ criterion }) => criterion)).size).toBe(steps.length);
      for (const { criterion } of steps) expect(evaluation.criteria.get(criterion)?.state).not.toBe("met");
    }),
    { numRuns: 300 },
  );
});

test("better evidence never lowers a floor, a ceiling, a gate or the whole", () => {
  const more = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(arbitraryCase({ directed: true }), fc.array(more, { minLength: 1 }), ({ model, knowledge }, shifts) => {
      let next = 0;
      const shift = (): number => shifts[next++ % shifts.length] ?? 0;
      const better: Knowledge = {
        ...knowledge,
        metrics: new Map(
          [...knowledge.metrics].map(([id, all]) => [
            id,
            all.map((one) => moved(one, risesToBetter(id) ? shift() : -shift())),
          ]),
        ),
        attestations: new Map(
          [...knowledge.attestations].map(([id, answer]) => [id, shift() > 1 ? improved(answer) : answer]),
        ),
      };
      expectNoneLower(evaluate(model, better), evaluate(model, knowledge), ["floor", "ceiling"]);
    }),
    { numRuns: 300 },
  );
});

test("more cases of the same never lower a floor", () => {
  fc.assert(
    fc.property(arbitraryCase(), fc.nat({ max: 200 }), ({ model, knowledge }, cases) => {
      const metrics = new Map(
        [...knowledge.metrics].map(([id, [newest, ...before]]) => [
          id,
          newest ? [{ ...newest, n: newest.n + cases }, ...before] : [],
        ]),
      );
      expectNoneLower(evaluate(model, { ...knowledge, metrics }), evaluate(model, knowledge), ["floor"]);
    }),
    { numRuns: 200 },
  );
});

test("what becomes unknown never raises a floor nor lowers a ceiling", () => {
  fc.assert(
    fc.property(arbitraryCase(), fc.array(fc.boolean(), { minLength: 1 }), ({ model, knowledge }, kept) => {
      const before = evaluate(model, knowledge);
      const after = evaluate(model, forgotten(knowledge, kept));
      expectNoneLower(before, after, ["floor"]);
      expectNoneLower(after, before, ["ceiling"]);
    }),
    { numRuns: 300 },
  );
});

test("what becomes unknown never raises, at any level, the share of the draws", () => {
  fc.assert(
    fc.property(
      arbitraryCase({ single: true }),
      fc.array(fc.boolean(), { minLength: 1 }),
      ({ model, knowledge }, kept) => {
        const before = evaluate(model, knowledge);
        const after = evaluate(model, forgotten(knowledge, kept));
        for (const [place, { draws }] of [after, ...after.dimensions].entries()) {
          const known = [before, ...before.dimensions][place]?.draws;
          for (const [rank, { share }] of draws.levels.entries()) {
            expect(share).toBeLessThanOrEqual(known?.levels[rank]?.share ?? -1);
          }
          expect(draws.open).toBeGreaterThanOrEqual(known?.open ?? 2);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("where nothing is known, a stage that could be another has no confidence", () => {
  fc.assert(
    fc.property(arbitraryCase(), ({ model }) => {
      const evaluation = evaluate(model, { metrics: new Map(), attestations: new Map(), metricAgeDays: 0 });
      for (const { floor, ceiling, confidence } of [evaluation, ...evaluation.dimensions]) {
        expect(confidence).toBe(floor < ceiling ? 0 : 1);
      }
    }),
    { numRuns: 200 },
  );
});

test("order matters to nothing", () => {
  fc.assert(
    fc.property(arbitraryCase(), fc.nat(), ({ model, knowledge }, by) => {
      const other: MaturityModel = {
        ...model,
        stages: [...model.stages],
        dimensions: turned(model.dimensions, by).map((dimension) => ({
          ...dimension,
          streams: turned(dimension.streams, by),
          cells: dimension.cells.map((cell) => ({ ...cell, criteria: turned(cell.criteria, by) })),
        })),
        divide: model.divide && { ...model.divide, gates: turned(model.divide.gates, by) },
      };
      const again: Knowledge = {
        ...knowledge,
        metrics: new Map(turned([...knowledge.metrics], by)),
        attestations: new Map(turned([...knowledge.attestations], by)),
      };
      expect(sorted(evaluate(other, again))).toEqual(sorted(evaluate(model, knowledge)));
    }),
    { numRuns: 200 },
  );
});

test("the same seed gives the same, and another seed nearly the same", () => {
  fc.assert(
    fc.property(arbitraryCase({ draws: 10_000 }), ({ model, knowledge }) => {
      const first = evaluate(model, knowledge);
      expect(evaluate(model, knowledge)).toEqual(first);
      const confidence = { ...model.confidence, seed: model.confidence.seed + 1 };
      const second = evaluate({ ...model, confidence }, knowledge);
      for (const [place, { draws }] of [second, ...second.dimensions].entries()) {
        const known = [first, ...first.dimensions][place]?.draws;
        for (const [rank, { share }] of draws.levels.entries()) {
          expect(Math.abs(share - (known?.levels[rank]?.share ?? -1))).toBeLessThan(0.03);
        }
      }
    }),
    { numRuns: 10 },
  );
});

test("a selected sample never says more than three in four", () => {
  fc.assert(
    fc.property(arbitraryCase({ single: true }), ({ model, knowledge }) => {
      const metrics = new Map(
        [...knowledge.metrics].map(([id, all]) => [id, all.map((one) => ({ ...one, selected: true }))]),
      );
      for (const { metric, chance } of evaluate(model, { ...knowledge, metrics }).criteria.values()) {
        if (metric !== null) expect(Math.abs(chance - 0.5)).toBeLessThanOrEqual(0.25);
      }
    }),
  );
});

test("an expired answer is as good as none", () => {
  fc.assert(
    fc.property(arbitraryCase(), ({ model, knowledge }) => {
      const expired = new Map([...knowledge.attestations].map(([id, answer]) => [id, { ...answer, expired: true }]));
      const { criteria: _, ...lapsed } = evaluate(model, { ...knowledge, attestations: expired });
      const { criteria: __, ...none } = evaluate(model, { ...knowledge, attestations: new Map() });
      expect(lapsed).toEqual(none);
    }),
  );
});

function moved(observation: Observation, by: number): Observation {
  const { value, low, high } = observation;
  return {
    ...observation,
    value: value === null ? null : value + by,
    low: low === null ? null : low + by,
    high: high === null ? null : high + by,
  };
}

/** Denied becomes attested; what was attested gets what it lacks. */
function improved(answer: Attested): Attested {
  if (!answer.met) return { ...answer, met: true };
  return { ...answer, proof: "checked", signed: true, ageDays: 0, expired: false };
}

/** Some of the newest observations and of the answers are lost. */
function forgotten({ metrics, attestations, metricAgeDays }: Knowledge, kept: readonly boolean[]): Knowledge {
  let next = 0;
  const keep = (): boolean => kept[next++ % kept.length] ?? true;
  return {
    metrics: new Map(
      [...metrics].map(([id, [newest, ...before]]) => {
        if (!newest) return [id, []];
        return [id, keep() ? [newest, ...before] : [{ ...newest, value: null }, ...before]];
      }),
    ),
    attestations: new Map([...attestations].filter(() => keep())),
    metricAgeDays,
  };
}

/** Turned round and cut like cards: another order, the same things. */
function turned<T>(things: readonly T[], by: number): T[] {
  const cut = by % (things.length + 1);
  return [...things.slice(cut), ...things.slice(0, cut)].toReversed();
}

/** An evaluation with every list in the order of its ids. */
function sorted(evaluation: Evaluation): unknown {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    ...evaluation,
    dimensions: evaluation.dimensions
      .map((row) => ({
        ...row,
        streams: row.streams.toSorted(byId),
        missing: row.missing.toSorted(),
        deciding: row.deciding.toSorted(),
      }))
      .toSorted(byId),
    binding: { dimensions: evaluation.binding.dimensions.toSorted(), gates: evaluation.binding.gates.toSorted() },
    deciding: evaluation.deciding.toSorted(),
    gates: evaluation.gates.toSorted(byId),
  };
}
