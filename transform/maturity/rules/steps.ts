import type { Evaluation, Knowledge, Weighed } from "./evidence.ts";
import type { Criterion, MaturityModel } from "./model.ts";

/** What would bring the whole nearer to its next stage: an answer, something to measure, or something to do. */
export interface NearStep {
  readonly criterion: string;
  readonly kind: "answer" | "measure" | "do";
}

const STEPS = 3;
/** So many steps of one dimension at most. */
const OF_ONE = 2;

/** What can be done about one criterion, the lowest `effort` first. */
interface Candidate extends NearStep {
  readonly effort: number;
}

/** Criteria that are missing together: those of one dimension, or the gates. */
interface Group {
  readonly binds: boolean;
  readonly missing: number;
  readonly most: number;
  readonly candidates: readonly Candidate[];
}

/**
 * The nearest steps, at most three: first of what binds the whole, of this what misses least for its next level, and
 * there first what a person can settle now. What the product cannot measure is no step. Empty at the highest stage.
 */
export function nearestSteps(model: MaturityModel, evaluation: Evaluation, knowledge: Knowledge): NearStep[] {
  if (evaluation.floor >= (model.stages.at(-1)?.level ?? 0)) return [];
  const criteria = new Map(
    [
      ...model.dimensions.flatMap(({ cells }) => cells.flatMap((cell) => cell.criteria)),
      ...(model.divide?.gates ?? []),
    ].map((criterion) => [criterion.id, criterion]),
  );
  const candidatesOf = (missing: readonly string[]): Candidate[] =>
    missing
      .flatMap((id) => {
        const criterion = criteria.get(id);
        const weighed = evaluation.criteria.get(id);
        return criterion && weighed ? candidateOf(criterion, weighed, knowledge) : [];
      })
      .toSorted((a, b) => a.effort - b.effort);
  const binding = new Set(evaluation.binding.dimensions);
  const rows = evaluation.dimensions.map(({ id, missing }): Group => ({
    binds: binding.has(id),
    missing: missing.length,
    most: OF_ONE,
    candidates: candidatesOf(missing),
  }));
  const { gates } = evaluation.binding;
  const shut: Group = { binds: true, missing: gates.length, most: STEPS, candidates: candidatesOf(gates) };
  return [...rows, shut]
    .toSorted((a, b) => Number(b.binds) - Number(a.binds) || a.missing - b.missing || settled(b) - settled(a))
    .flatMap(({ candidates, most }) => candidates.slice(0, most))
    .slice(0, STEPS)
    .map(({ criterion, kind }) => ({ criterion, kind }));
}

/** How many of the missing ones can be settled at all. */
function settled({ candidates }: Group): number {
  return candidates.length;
}

function candidateOf({ id, evidence }: Criterion, { state, reason }: Weighed, { metrics }: Knowledge): Candidate[] {
  if (evidence.kind === "attestation") {
    return [
      state === "unknown" ? { criterion: id, kind: "answer", effort: 0 } : { criterion: id, kind: "do", effort: 2 },
    ];
  }
  if (!evidence.bounds.some(({ metric }) => metrics.has(metric))) return [];
  if (reason === "not_computed") return [{ criterion: id, kind: "do", effort: 2 }];
  if (state === "unknown") return [{ criterion: id, kind: "measure", effort: 1 }];
  // What only waits for the next window asks for nothing but time.
  return [{ criterion: id, kind: "do", effort: reason === "held" ? 3 : 2 }];
}
