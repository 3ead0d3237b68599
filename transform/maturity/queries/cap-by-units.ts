import type { MaturityGround, ModelInUse } from "../ground.ts";
import { capEvaluation, unitsMatter, type StandingUnit } from "../rules/cap.ts";
import { evaluate } from "../rules/index.ts";
import type { Evaluation } from "../rules/evidence.ts";
import type { PositionWindow } from "../rules/windows.ts";
import { knowledgeOf, measureFigures, readAnswers } from "./gather.ts";

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
 * The evaluation of the whole as its larger units allow it, and those that bind. Units are only measured where that
 * could matter: all of them stand at the first stage at least.
 */
export async function capOf(
  ground: MaturityGround,
  { evaluation, ...wanted }: Wanted & { readonly evaluation: Evaluation },
): Promise<{ readonly evaluation: Evaluation; readonly units: readonly string[] }> {
  const { model } = wanted.used;
  if (!unitsMatter(model, evaluation)) return { evaluation, units: [] };
  const found = await ground.units(wanted.window);
  const all = found.reduce((sum, { conversations }) => sum + conversations, 0);
  const large = found.flatMap(({ unit, conversations }) =>
    unit !== null && all > 0 && conversations / all >= model.standing.unitShare ? [unit] : [],
  );
  return capEvaluation(model, evaluation, await placeUnits(ground, large, wanted));
}
