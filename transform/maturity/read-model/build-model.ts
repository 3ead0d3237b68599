import type { Amount, MaturityFile } from "../contract.ts";
import type { Bound, Criterion, Evidence, MaturityModel } from "../rules/model.ts";

type WrittenCriterion = NonNullable<MaturityFile["dimensions"][number]["cells"][string]>["criteria"][number];
type WrittenBound = NonNullable<WrittenCriterion["any"]>[number];
export type Numbers = ReadonlyMap<string, { readonly value: number }>;

/** The model of a file that has no faults. */
export function buildModel(file: MaturityFile): MaturityModel {
  const numbers = new Map(Object.entries(file.numbers));
  const levelOf = new Map(file.stages.map(({ id }, index) => [id, file.first_level + index]));
  const criterion = (written: WrittenCriterion): Criterion => ({
    id: written.id,
    says: written.says,
    evidence: evidenceOf(written, file.window.cases, numbers),
    step: written.step ?? null,
    stream: written.stream ?? null,
  });
  const { divide, standing, confidence, elsewhere } = file;
  return {
    title: file.title,
    about: file.about ?? null,
    window: file.window,
    stages: file.stages.map(({ id, title, says }) => ({ id, level: levelOf.get(id) ?? 0, title, says: says ?? null })),
    divide: divide
      ? {
          title: divide.title,
          says: divide.says ?? null,
          afterLevel: levelOf.get(divide.after) ?? 0,
          halves: divide.halves,
          gates: divide.gates.map((gate) => ({ ...criterion(gate), title: gate.title })),
        }
      : null,
    dimensions: file.dimensions.map(({ id, title, about, group, streams, cells }) => ({
      id,
      title,
      about: about ?? null,
      group: group ?? null,
      pillar: standing.pillars === "all" || standing.pillars.includes(id),
      streams,
      cells: file.stages.map((stage) => {
        const cell = Object.hasOwn(cells, stage.id) ? cells[stage.id] : undefined;
        return {
          level: levelOf.get(stage.id) ?? 0,
          says: cell?.says ?? null,
          criteria: (cell?.criteria ?? []).map(criterion),
        };
      }),
    })),
    standing: {
      behind: standing.behind,
      by: standing.by,
      unitShare: standing.unit_share,
      unitBy: standing.unit_by,
    },
    metrics: new Map(
      Object.entries(file.metrics).map(([id, { title, definition, measure, better, needs }]) => [
        id,
        { title, definition, measure, direction: better, needs: needs ?? null },
      ]),
    ),
    confidence: {
      draws: confidence.draws,
      seed: confidence.seed,
      proofChecked: confidence.proof_checked,
      proofGiven: confidence.proof_given,
      bare: confidence.bare,
      metricHalfLifeDays: confidence.metric_half_life,
      attestationHalfLifeDays: confidence.attestation_half_life,
      selected: confidence.selected,
      high: confidence.high,
      medium: confidence.medium,
    },
    elsewhere: elsewhere ?? null,
  };
}

function evidenceOf(written: WrittenCriterion, cases: number, numbers: Numbers): Evidence {
  const { metric, any, attest } = written;
  if (attest) return { kind: "attestation", ...attest };
  const bounds = any ?? (metric === undefined ? [] : [{ ...written, metric }]);
  return { kind: "metric", bounds: bounds.map((bound) => boundOf(bound, cases, numbers)) };
}

function boundOf(written: WrittenBound, cases: number, numbers: Numbers): Bound {
  const { metric, at_least, at_most, between } = written;
  const [low, high] = between ?? [at_least, at_most];
  const resolved = (amount: Amount | undefined) => (amount === undefined ? null : amountOf(amount, numbers));
  return { metric, least: resolved(low), most: resolved(high), cases: written.cases ?? cases };
}

/** What an amount comes to; a number that the model does not know counts as 0. */
export function amountOf(amount: Amount, numbers: Numbers): number {
  if (typeof amount === "number") return amount;
  const { number, times = 1, least = -Infinity } = amount;
  return Math.max(least, (numbers.get(number)?.value ?? 0) * times);
}
