import type { Position, StandingCriterion, StandingDimension } from "../../contract/position.ts";
import type { SampleRow } from "./sample-rows.ts";

const WINDOW = { since: "2026-08-24T00:00:00.000Z", until: "2026-11-22T00:00:00.000Z" };

type State = StandingCriterion["state"];

/** Up to the floor it is met, up to the ceiling not known, above not met. */
function stateAt(level: number, { floor, ceiling }: Pick<SampleRow, "floor" | "ceiling">): State {
  if (level <= floor) return "met";
  return level <= ceiling ? "unknown" : "unmet";
}

/** The criteria of a row, with evidence that fits their state. */
export function criteriaOf(row: SampleRow): StandingCriterion[] {
  return row.criteria.map(([level, evidence, says], index) => {
    const state = stateAt(level, row);
    return {
      id: `${row.id}_${level}_${index}`,
      says,
      dimension: row.id,
      level,
      stream: null,
      state,
      provisional: false,
      deciding: level === row.floor + 1,
      chance: { met: 0.9, unmet: 0.1, unknown: 0.5 }[state],
      because: becauseOf(evidence, state),
      step: state === "met" ? null : evidence.startsWith("@") ? "Name an owner who answers." : "Hear more channels.",
      evidence: evidence.startsWith("@") ? answered(evidence.slice(1), state) : measured(evidence, state),
    };
  });
}

/** The criterion of a gate: an answer that fits its state. */
export function gateCriterion({ id, title, state }: Position["gates"][number]): StandingCriterion {
  return {
    id,
    says: `${title}: it is written, signed and dated.`,
    dimension: null,
    level: null,
    stream: null,
    state,
    provisional: false,
    deciding: state !== "met",
    chance: { met: 0.9, unmet: 0.1, unknown: 0.5 }[state],
    because: becauseOf("@letter", state),
    step: state === "met" ? null : "Name an owner who answers.",
    evidence: answered("letter", state),
  };
}

function becauseOf(evidence: string, state: State): string {
  if (evidence.startsWith("@")) {
    return state === "unknown"
      ? `Nobody has answered yet. The proof to show: ${evidence.slice(1)}.`
      : `Jana Nowak answered on 1 Nov 2026${state === "met" ? ", with a proof" : " that it is not so"}.`;
  }
  return state === "unknown"
    ? "12 cases in the window, 50 are needed."
    : `The figure is ${state === "met" ? "91" : "32"} % (95 %: 88 % to 93 %; 412 cases); asked is at least 60 %.`;
}

function answered(proof: string, state: State): StandingCriterion["evidence"] {
  const answer = {
    id: "01930000-0000-7000-8000-000000000001",
    met: state === "met",
    by: "Jana Nowak",
    at: "2026-11-01T09:00:00.000Z",
    expiresAt: "2027-11-01T09:00:00.000Z",
    proof: "given" as const,
    secondBy: null,
    inherited: false,
  };
  return {
    kind: "attestation",
    proof,
    months: 12,
    second: false,
    status: state === "unknown" ? "missing" : "standing",
    owner: state === "unknown" ? null : "Jana Nowak",
    answer: state === "unknown" ? null : answer,
  };
}

function measured(metric: string, state: State): StandingCriterion["evidence"] {
  const known = state !== "unknown";
  const value = state === "met" ? 0.91 : 0.32;
  const verdict = state === "met" ? ("clears" as const) : ("fails" as const);
  const figures = known ? { value, low: value - 0.03, high: value + 0.02, n: 412, verdict } : NOTHING;
  return {
    kind: "metric",
    bounds: [
      {
        metric,
        title: metric.replaceAll("_", " "),
        definition: "Those that meet it ÷ all.",
        measure: "share",
        computed: known,
        needs: known ? null : "Connect the source that tells it.",
        least: 0.6,
        most: null,
        cases: 50,
        windows: [{ ...WINDOW, ...figures, selected: false }],
        warnings: [],
      },
    ],
  };
}

const NOTHING = { value: null, low: null, high: null, n: 12, verdict: "unknown" as const };

/** A row as it stands. `levels` are those of the model, lowest first. */
export function rowOf(row: SampleRow, levels: readonly number[]): StandingDimension {
  const criteria = criteriaOf(row);
  const share = (wanted: (one: StandingCriterion) => boolean) =>
    criteria.length === 0 ? 0 : criteria.filter(wanted).length / criteria.length;
  const known = ({ state }: StandingCriterion) => state !== "unknown";
  return {
    id: row.id,
    title: row.title,
    about: null,
    group: row.group,
    pillar: row.pillar,
    floor: row.floor,
    ceiling: row.ceiling,
    provisional: false,
    confidence: row.confidence,
    certainty: row.certainty,
    draws: drawsOf(row, row.floor),
    measured: share((one) => known(one) && one.evidence.kind === "metric"),
    attested: share((one) => known(one) && one.evidence.kind === "attestation"),
    unknown: criteria.length === 0 ? 1 : share((one) => !known(one)),
    next: criteria.filter(({ level, state }) => level === row.floor + 1 && state !== "met").map(({ id }) => id),
    streams: [],
    cells: levels.map((level, index) => {
      const here = criteria.filter((one) => one.level === level);
      return {
        level,
        says: row.cells[index] ?? null,
        state: here.length === 0 ? "met" : stateAt(level, row),
        criteria: here.map(({ id }) => id),
      };
    }),
  };
}

/** Draws that fit a certainty: the published level as sure as it is, most of the rest open where nothing is sure. */
export function drawsOf(
  { certainty, confidence }: Pick<SampleRow, "certainty" | "confidence">,
  level: number,
): Position["draws"] {
  const rest = 1 - confidence;
  const open = certainty === "none" ? rest : rest / 4;
  const next = rest - open;
  return {
    levels: [{ level, share: confidence }, ...(next > 0 ? [{ level: level + 1, share: next }] : [])],
    open,
  };
}
