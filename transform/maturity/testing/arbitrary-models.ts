import fc from "fast-check";

import type { Attested, Knowledge, Observation } from "../rules/evidence.ts";
import type { Bound, Criterion, MaturityModel } from "../rules/model.ts";
import { divide, invented, row } from "./invented-model.ts";

const METRICS = Array.from({ length: 10 }, (_, index) => `m${index}`);

/** Of these metrics more is better, of the others less. */
export function risesToBetter(metric: string): boolean {
  return Number(metric.slice(1)) % 2 === 0;
}

/** What models of a kind may hold. */
interface Kind {
  /** Every bound asks for one direction only, that of its metric. */
  readonly directed?: boolean;
  /** Every criterion hangs on one metric at most. */
  readonly single?: boolean;
  readonly draws?: number;
}

function arbitraryBound({ directed = false }: Kind): fc.Arbitrary<Bound> {
  const end = fc.double({ min: -2, max: 2, noNaN: true });
  const optional = fc.option(end, { freq: 4 });
  return fc
    .record({ metric: fc.constantFrom(...METRICS), least: optional, most: optional, cases: fc.constantFrom(1, 10, 50) })
    .map((bound) => {
      if (!directed) return bound;
      return risesToBetter(bound.metric) ? { ...bound, most: null } : { ...bound, least: null };
    });
}

/** What a criterion hangs on, and to which stream (by number) it belongs. */
function arbitraryEvidence(kind: Kind): fc.Arbitrary<Pick<Criterion, "evidence"> & { readonly stream: number }> {
  return fc.record({
    evidence: fc.oneof(
      fc.boolean().map((second) => ({ kind: "attestation" as const, proof: "letter", months: 12, second })),
      fc
        .array(arbitraryBound(kind), { minLength: 1, maxLength: kind.single ? 1 : 3 })
        .map((bounds) => ({ kind: "metric" as const, bounds })),
    ),
    stream: fc.nat({ max: 3 }),
  });
}

/** True more often than not, so that something stands higher than the lowest stage. */
const mostly = fc.nat({ max: 5 }).map((number) => number > 0);

/** Models of any shape: one stage or six, one row or twenty, streams and gates or none. */
function arbitraryModel(kind: Kind = {}): fc.Arbitrary<MaturityModel> {
  return fc.integer({ min: 1, max: 6 }).chain((stages) => {
    const cell = fc.array(arbitraryEvidence(kind), { maxLength: 3 });
    const dimension = fc.record({
      cells: fc.array(cell, { minLength: stages - 1, maxLength: stages - 1 }),
      pillar: fc.boolean(),
      streams: fc.nat({ max: 2 }),
    });
    return fc
      .record({
        dimensions: fc.oneof(...[3, 20].map((maxLength) => fc.array(dimension, { minLength: 1, maxLength }))),
        gates: fc.option(fc.record({ after: fc.integer({ min: 1, max: stages }), count: fc.nat({ max: 3 }) })),
        windows: fc.integer({ min: 1, max: 4 }),
        behind: fc.nat({ max: 3 }),
        by: fc.nat({ max: 2 }),
        seed: fc.nat(),
      })
      .map(({ dimensions, gates, ...rest }) =>
        invented({
          ...rest,
          stages,
          draws: kind.draws ?? 100,
          gates:
            gates &&
            divide(
              gates.after,
              Array.from({ length: gates.count }, (_, index) => `gate${index}`),
            ),
          dimensions: dimensions.map(({ cells, pillar, streams }, place) =>
            row(
              `row${place}`,
              cells.map((criteria, level) =>
                criteria.map(({ evidence, stream }, index) => ({
                  id: `c${place}_${level}_${index}`,
                  says: "something",
                  step: null,
                  stream: stream > 0 && stream <= streams ? `stream${stream}` : null,
                  evidence,
                })),
              ),
              { pillar, streams: Array.from({ length: streams }, (_, index) => `stream${index + 1}`) },
            ),
          ),
        }),
      );
  });
}

function arbitraryObservation(): fc.Arbitrary<Observation> {
  const half = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 });
  return fc
    .record({
      value: fc.option(fc.double({ min: -2, max: 2, noNaN: true }), { freq: 6 }),
      below: half,
      above: half,
      n: fc.nat({ max: 300 }),
      selected: fc.boolean(),
    })
    .map(({ value, below, above, n, selected }) => ({
      value,
      low: value === null || below === null ? null : value - below,
      high: value === null || above === null ? null : value + above,
      n,
      selected,
    }));
}

const arbitraryAnswer: fc.Arbitrary<Attested> = fc.record({
  met: mostly,
  proof: fc.constantFrom("none", "given", "checked"),
  signed: mostly,
  ageDays: fc.double({ min: 0, max: 1000, noNaN: true }),
  expired: mostly.map((yes) => !yes),
});

/** Any knowledge of a model: windows missing, answers missing, all of it or nothing. */
function arbitraryKnowledge(model: MaturityModel): fc.Arbitrary<Knowledge> {
  const asks = criteriaOf(model).filter(({ evidence }) => evidence.kind === "attestation");
  return fc.record({
    metrics: fc
      .tuple(...METRICS.map(() => fc.option(fc.array(arbitraryObservation(), { maxLength: 5 }), { freq: 6 })))
      .map((all) => new Map(all.flatMap((one, index) => (one ? [[METRICS[index] ?? "", one] as const] : [])))),
    attestations: fc
      .tuple(...asks.map(() => fc.option(arbitraryAnswer, { freq: 8 })))
      .map((all) => new Map(all.flatMap((one, index) => (one ? [[asks[index]?.id ?? "", one] as const] : [])))),
    metricAgeDays: fc.double({ min: 0, max: 400, noNaN: true }),
  });
}

/** A model with knowledge of it. */
export function arbitraryCase(kind: Kind = {}): fc.Arbitrary<{ model: MaturityModel; knowledge: Knowledge }> {
  return arbitraryModel(kind).chain((model) => arbitraryKnowledge(model).map((knowledge) => ({ model, knowledge })));
}

/** All criteria and gates. */
export function criteriaOf({ dimensions, divide: between }: MaturityModel): readonly Criterion[] {
  return [...dimensions.flatMap(({ cells }) => cells.flatMap(({ criteria }) => criteria)), ...(between?.gates ?? [])];
}
