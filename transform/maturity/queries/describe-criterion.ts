import type { StandingCriterion } from "../contract/position.ts";
import type { ComputedMetric } from "../ground.ts";
import { becauseOf } from "../rules/because.ts";
import { chanceOf } from "../rules/chance.ts";
import type { Evaluation, Observation, Weighed } from "../rules/evidence.ts";
import { verdictOf } from "../rules/hysteresis.ts";
import type { Bound, Criterion, MaturityModel } from "../rules/model.ts";
import { stepOf } from "../rules/told.ts";
import type { Answers, Figures } from "./gather.ts";

/** What criteria are described from. */
export interface Described {
  readonly model: MaturityModel;
  readonly computed: ReadonlyMap<string, ComputedMetric>;
  readonly evaluation: Evaluation;
  readonly figures: Figures;
  readonly answers: Answers;
  /** Criteria whose flip moves their dimension or the whole. */
  readonly deciding: ReadonlySet<string>;
}

interface Place {
  readonly dimension: string | null;
  readonly level: number | null;
}

/** All criteria and gates of the model with their evidence, in the order of the model. */
export function describeCriteria(described: Described): StandingCriterion[] {
  const { model } = described;
  return [
    ...model.dimensions.flatMap(({ id, cells }) =>
      cells.flatMap(({ level, criteria }) =>
        criteria.map((criterion) => describe(described, criterion, { dimension: id, level })),
      ),
    ),
    ...(model.divide?.gates.map((gate) => describe(described, gate, { dimension: null, level: null })) ?? []),
  ];
}

function describe(described: Described, criterion: Criterion, place: Place): StandingCriterion {
  const weighed = weighedOf(described, criterion.id);
  const evidence = evidenceOf(described, criterion, weighed);
  const needs =
    evidence.kind === "metric" ? (evidence.bounds.find((bound) => bound.needs !== null)?.needs ?? null) : null;
  return {
    id: criterion.id,
    says: criterion.says,
    ...place,
    stream: criterion.stream,
    state: weighed.state,
    provisional: weighed.provisional,
    deciding: described.deciding.has(criterion.id),
    chance: weighed.chance,
    because: becauseOf(weighed, evidence, described.model.window.windows),
    step: stepOf(criterion, weighed, needs),
    evidence,
  };
}

function weighedOf({ evaluation }: Described, id: string): Weighed {
  const weighed = evaluation.criteria.get(id);
  if (!weighed) throw new Error(`The criterion ${id} was not weighed.`);
  return weighed;
}

function evidenceOf(
  described: Described,
  { id, evidence }: Criterion,
  { reason }: Weighed,
): StandingCriterion["evidence"] {
  if (evidence.kind === "metric") {
    return { kind: "metric", bounds: evidence.bounds.map((bound) => boundOf(described, bound)) };
  }
  const { standing, owners } = described.answers;
  const found = standing.get(id);
  const { proof, months, second } = evidence;
  return {
    kind: "attestation",
    proof,
    months,
    second,
    status: found && reason === "unsigned" ? "waiting" : (found?.status ?? "missing"),
    owner: owners.get(id)?.name ?? null,
    answer: found
      ? {
          id: found.answer.id,
          met: found.answer.met,
          by: found.answer.by.name,
          at: found.answer.at.toISOString(),
          expiresAt: found.answer.expiresAt.toISOString(),
          proof: found.answer.proof,
          secondBy: found.answer.signedBy,
          inherited: found.inherited,
        }
      : null,
  };
}

type BoundEvidence = Extract<StandingCriterion["evidence"], { kind: "metric" }>["bounds"][number];

function boundOf({ model, computed, figures }: Described, bound: Bound): BoundEvidence {
  const { metric, least, most, cases } = bound;
  const own = computed.get(metric);
  const declared = model.metrics.get(metric);
  const { title, definition, measure } = own ?? declared ?? { title: metric, definition: "", measure: "" };
  const observations = figures.observations.get(metric) ?? [];
  return {
    metric,
    title,
    definition,
    measure,
    computed: own !== undefined,
    needs: own ? null : (declared?.needs ?? null),
    least,
    most,
    cases,
    windows: figures.windows.flatMap(({ since, until }, index) => {
      const seen = observations[index];
      if (!seen) return [];
      const verdict = verdictOf(chanceOf(bound, seen));
      return [{ since: since.toISOString(), until: until.toISOString(), ...plain(seen), verdict }];
    }),
    warnings: [...(figures.warnings.get(metric) ?? [])],
  };
}

/** What a window says and no more: figures carry much besides. */
function plain({ value, low, high, n, selected }: Observation): Observation {
  return { value, low, high, n, selected };
}
