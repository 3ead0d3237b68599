import type { Position, StandingCriterion } from "../contract/position.ts";
import { notReported } from "../errors.ts";
import type { MaturityGround, ModelInUse } from "../ground.ts";
import { certaintyOf } from "../rules/certainty.ts";
import { evaluate, nearestSteps } from "../rules/index.ts";
import type { Evaluation } from "../rules/evidence.ts";
import { nearWords, storyOf } from "../rules/story.ts";
import { KEEP_IT, stateOfCell } from "../rules/told.ts";
import { windowOfMonth, windowOfPosition } from "../rules/windows.ts";
import { capOf } from "./cap-by-units.ts";
import { describeCriteria } from "./describe-criterion.ts";
import { knowledgeOf, measureFigures, readAnswers, reportedFigures, type Figures } from "./gather.ts";

/** Which position is wanted. */
export interface PositionQuery {
  readonly unit?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** As 2026-03; goes before `since` and `until`. */
  readonly month?: string | undefined;
  readonly figures?: "reported" | "now" | undefined;
}

/**
 * Where an organisation, or a unit of it, stands, with all evidence. Throws what the figures throw (`unknown_unit`,
 * `empty_window`), and `month_not_reported`.
 */
export async function showPosition(ground: MaturityGround, query: PositionQuery): Promise<Position> {
  const used = await ground.model();
  const { model } = used;
  const figures = await figuresOf(ground, used, query);
  const [window] = figures.windows;
  if (!window) throw new Error("A position has at least one window.");
  const now = ground.now();
  const asked = query.until ?? (query.month === undefined ? undefined : window.until);
  const asOf = asked && asked < now ? asked : now;
  const answers = await readAnswers(ground, { unit: query.unit, asOf });
  const knowledge = knowledgeOf(figures, answers, asOf);
  const own = evaluate(model, knowledge);
  // Of a month gone by it is not known where its units stood.
  const { evaluation, units } =
    query.unit === undefined && query.month === undefined
      ? await capOf(ground, { used, evaluation: own, window, asOf })
      : { evaluation: own, units: [] };
  const steps = nearestSteps(model, evaluation, knowledge);
  const deciding = new Set([...evaluation.deciding, ...evaluation.dimensions.flatMap((row) => row.deciding)]);
  const criteria = describeCriteria({
    model,
    computed: new Map(ground.computed.map((metric) => [metric.id, metric])),
    evaluation,
    figures,
    answers,
    deciding,
  });
  return {
    model: { title: model.title, version: used.version, savedAt: used.savedAt.toISOString(), savedBy: used.savedBy },
    unit: query.unit ?? null,
    since: window.since.toISOString(),
    until: window.until.toISOString(),
    asOf: asOf.toISOString(),
    reportedAt: figures.reportedAt?.toISOString() ?? null,
    stages: model.stages.map((stage) => ({ ...stage })),
    divide: model.divide ? divideOf(model.divide) : null,
    ...wholeOf(used, evaluation, units, { until: window.until, asOf, now }),
    dimensions: rowsOf(used, evaluation),
    gates: evaluation.gates.map((gate) => ({
      ...gate,
      title: model.divide?.gates.find(({ id }) => id === gate.id)?.title ?? gate.id,
    })),
    criteria,
    steps: steps.flatMap(({ criterion, kind }) => {
      const found = criteria.find(({ id }) => id === criterion);
      if (!found) return [];
      const { dimension } = found;
      return [{ criterion, dimension, kind, says: stepWords(found), because: nearWords(model, evaluation, found) }];
    }),
    elsewhere: model.elsewhere ? { ...model.elsewhere, points: [...model.elsewhere.points] } : null,
  };
}

async function figuresOf(ground: MaturityGround, { model }: ModelInUse, query: PositionQuery): Promise<Figures> {
  const { unit, month } = query;
  const { days } = model.window;
  const { first, last } = await ground.span();
  if (month !== undefined) {
    const months = query.figures === "now" ? [] : await ground.reported({ unit, days });
    const reported = reportedFigures(ground, { month, months, model, first });
    if (reported) return reported;
    if (query.figures === "reported") throw notReported(month);
    return await measureFigures(ground, { unit, window: windowOfMonth(month, days), model });
  }
  const ends = { days, last: last === null ? null : new Date(last), now: ground.now() };
  return await measureFigures(ground, { unit, window: windowOfPosition(query, ends), model });
}

/** A step by itself: one that is not the criterion's own says which answer it is about. */
function stepWords({ step, says, evidence }: StandingCriterion): string {
  if (step === null) return says;
  if (step === KEEP_IT) return `Keep it for another window: ${says}`;
  const anew = evidence.kind === "attestation" && (evidence.status === "expired" || evidence.status === "waiting");
  return anew ? `${step.replace(/\.$/, "")}: ${says}` : step;
}

function divideOf({ title, says, afterLevel, halves }: NonNullable<ModelInUse["model"]["divide"]>): Position["divide"] {
  return { title, says, afterLevel, halves: [...halves] };
}

type Whole = Pick<
  Position,
  | "stage"
  | "ceiling"
  | "provisional"
  | "confidence"
  | "certainty"
  | "draws"
  | "measured"
  | "attested"
  | "unknown"
  | "binding"
  | "deciding"
  | "story"
>;

/** When a position is of. */
interface Moment {
  readonly until: Date;
  readonly asOf: Date;
  readonly now: Date;
}

function wholeOf({ model }: ModelInUse, evaluation: Evaluation, units: readonly string[], moment: Moment): Whole {
  const { floor, ceiling, provisional, confidence, draws, measured, attested, unknown, binding, deciding } = evaluation;
  const certainty = certaintyOf(evaluation, model.confidence);
  const certaintyOfRows = new Map(evaluation.dimensions.map((row) => [row.id, certaintyOf(row, model.confidence)]));
  return {
    stage: floor,
    ceiling,
    provisional,
    confidence,
    certainty,
    draws: { levels: [...draws.levels], open: draws.open },
    measured,
    attested,
    unknown,
    binding: { dimensions: [...binding.dimensions], gates: [...binding.gates], units: [...units] },
    deciding: [...deciding],
    story: storyOf(model, evaluation, {
      certainty,
      certaintyOfRows,
      bindingUnits: units,
      lastDay: new Date(moment.until.getTime() - 1),
      ageDays: (moment.asOf.getTime() - moment.until.getTime()) / 86_400_000,
      past: moment.asOf < moment.now,
    }),
  };
}

function rowsOf({ model }: ModelInUse, evaluation: Evaluation): Position["dimensions"] {
  const standing = new Map(evaluation.dimensions.map((row) => [row.id, row]));
  return model.dimensions.flatMap((dimension) => {
    const row = standing.get(dimension.id);
    if (!row) return [];
    const { floor, ceiling, provisional, confidence, draws, measured, attested, unknown, missing } = row;
    const streams = new Map(row.streams.map((stream) => [stream.id, stream]));
    return [
      {
        id: dimension.id,
        title: dimension.title,
        about: dimension.about,
        group: dimension.group,
        pillar: dimension.pillar,
        floor,
        ceiling,
        provisional,
        confidence,
        certainty: certaintyOf(row, model.confidence),
        draws: { levels: [...draws.levels], open: draws.open },
        measured,
        attested,
        unknown,
        next: [...missing],
        streams: dimension.streams.map(({ id, title }) => ({
          id,
          title,
          floor: streams.get(id)?.floor ?? floor,
          ceiling: streams.get(id)?.ceiling ?? ceiling,
        })),
        cells: dimension.cells.map(({ level, says, criteria }) => ({
          level,
          says,
          state: stateOfCell(criteria.map(({ id }) => evaluation.criteria.get(id)?.state ?? "unknown")),
          criteria: criteria.map(({ id }) => id),
        })),
      },
    ];
  });
}
