import type { MonthPosition } from "../contract/position.ts";
import type { MaturityGround } from "../ground.ts";
import { evaluate } from "../rules/index.ts";
import { knowledgeOf, readAnswers, reportedFigures } from "./gather.ts";

/**
 * The position at the end of each month of which figures were recorded, oldest first: the figures as they were
 * reported, the answers as they stood then, the model of today.
 */
export async function listMonths(
  ground: MaturityGround,
  { unit }: { readonly unit?: string | undefined },
): Promise<MonthPosition[]> {
  const { model } = await ground.model();
  const months = await ground.reported({ unit, days: model.window.days });
  const { first } = await ground.span();
  const positions: MonthPosition[] = [];
  for (const { month, since, until, recordedAt } of months) {
    const figures = reportedFigures(ground, { month, months, model, first });
    if (!figures) continue;
    const answers = await readAnswers(ground, { unit, asOf: until });
    const { floor, ceiling, dimensions, unknown } = evaluate(model, knowledgeOf(figures, answers, until), {
      draws: false,
    });
    positions.push({
      month,
      since: since.toISOString(),
      until: until.toISOString(),
      reportedAt: recordedAt.toISOString(),
      stage: floor,
      ceiling,
      dimensions: dimensions.map((row) => ({ id: row.id, floor: row.floor, ceiling: row.ceiling })),
      unknown,
    });
  }
  return positions;
}
