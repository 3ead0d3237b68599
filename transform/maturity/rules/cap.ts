import type { Draws, Evaluation } from "./evidence.ts";
import type { MaturityModel } from "./model.ts";

/** A unit as it stands. */
export interface StandingUnit {
  readonly unit: string;
  readonly stage: number;
  readonly ceiling: number;
}

type Rules = Pick<MaturityModel, "stages" | "standing">;

/** Whether the stages of units can hold the whole back, or keep it from its next stage, wherever they stand. */
export function unitsMatter({ stages, standing }: Rules, { floor }: Pick<Evaluation, "floor">): boolean {
  const lowest = stages[0]?.level ?? 0;
  const next = Math.min(floor + 1, stages.at(-1)?.level ?? floor);
  return next - standing.unitBy > lowest;
}

/** The evaluation of a whole as its units allow it, and those that keep it from its next stage. */
export function capEvaluation(
  { stages, standing: { unitBy } }: Rules,
  evaluation: Evaluation,
  placed: readonly StandingUnit[],
): { readonly evaluation: Evaluation; readonly units: readonly string[] } {
  const floor = Math.min(evaluation.floor, ...placed.map(({ stage }) => stage + unitBy));
  const ceiling = Math.min(evaluation.ceiling, ...placed.map((unit) => unit.ceiling + unitBy));
  const isHighest = floor >= (stages.at(-1)?.level ?? floor);
  const units = isHighest ? [] : placed.flatMap(({ unit, stage }) => (stage + unitBy <= floor ? [unit] : []));
  if (floor === evaluation.floor) return { evaluation: { ...evaluation, ceiling }, units };
  const draws = cappedDraws(evaluation.draws, floor);
  return {
    evaluation: {
      ...evaluation,
      floor,
      ceiling,
      draws,
      confidence: draws.levels.find(({ level }) => level === floor)?.share ?? 0,
      // Rows and gates would carry it further: units alone keep it here.
      binding: { dimensions: [], gates: [] },
    },
    units,
  };
}

/** What was drawn above a level counts at it. */
function cappedDraws({ levels, open }: Draws, highest: number): Draws {
  const above = levels.reduce((sum, { level, share }) => (level > highest ? sum + share : sum), 0);
  return {
    levels: levels.map(({ level, share }) => ({
      level,
      share: level > highest ? 0 : level === highest ? share + above : share,
    })),
    open,
  };
}
