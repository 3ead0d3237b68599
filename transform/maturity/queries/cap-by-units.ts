import type { MaturityGround, ModelInUse } from "../ground.ts";
import { capByUnits, evaluate } from "../rules/index.ts";
import type { Evaluation } from "../rules/evidence.ts";
import type { PositionWindow } from "../rules/windows.ts";
import { knowledgeOf, measureFigures, readAnswers } from "./gather.ts";

/** The stage of the whole as its units allow it, and those that keep it there. */
export interface Cap {
  readonly stage: number;
  readonly ceiling: number;
  readonly units: readonly string[];
}

/** A unit as it stands. */
export interface StandingUnit {
  readonly unit: string;
  readonly stage: number;
  readonly ceiling: number;
}

interface Wanted {
  readonly used: ModelInUse;
  readonly window: PositionWindow;
  readonly asOf: Date;
}

/** Where units stand, each from its own log and answers. */
export async function placeUnits(
  ground: MaturityGround,
  units: readonly string[],
  { used: { model }, window, asOf }: Wanted,
): Promise<StandingUnit[]> {
  const placed: StandingUnit[] = [];
  for (const unit of units) {
    const figures = await measureFigures(ground, { unit, window, model });
    const answers = await readAnswers(ground, { unit, asOf });
    const { floor, ceiling } = evaluate(model, knowledgeOf(figures, answers, asOf), { draws: false });
    placed.push({ unit, stage: floor, ceiling });
  }
  return placed;
}

/**
 * No unit of some size may lie far below the whole. Units are only measured where that could matter: all of them
 * stand at the first stage at least.
 */
export async function capOf(
  ground: MaturityGround,
  { evaluation, ...wanted }: Wanted & { readonly evaluation: Evaluation },
): Promise<Cap> {
  const { model } = wanted.used;
  const { unitShare, unitBy } = model.standing;
  const lowest = model.stages[0]?.level ?? 0;
  if (evaluation.floor - unitBy <= lowest) return { stage: evaluation.floor, ceiling: evaluation.ceiling, units: [] };
  const found = await ground.units(wanted.window);
  const all = found.reduce((sum, { conversations }) => sum + conversations, 0);
  const large = found.flatMap(({ unit, conversations }) =>
    unit !== null && all > 0 && conversations / all >= unitShare ? [unit] : [],
  );
  const placed = await placeUnits(ground, large, wanted);
  const stage = capByUnits(
    evaluation.floor,
    placed.map((unit) => unit.stage),
    unitBy,
  );
  const ceiling = capByUnits(
    evaluation.ceiling,
    placed.map((unit) => unit.ceiling),
    unitBy,
  );
  return { stage, ceiling, units: placed.filter((unit) => unit.stage + unitBy <= stage).map(({ unit }) => unit) };
}
