import { maturityGround, takeShippedModel } from "@firsthand/app/position";
import type { Handle } from "@firsthand/platform/storage";
import { listMonths, listUnitPositions, showPosition } from "@firsthand/transform/maturity";
import { recordMonths } from "@firsthand/learn/metrics";

import { onOwnLog, timed } from "./measuring.ts";
import { fillLog } from "./metrics.ts";

const INTERACTIONS = 200_000;
const WEEKS = 156;
const NOW = new Date("2026-01-05T00:00:00Z");

/**
 * The position with all its evidence, measured anew each time, on a generated log: `position [INTERACTIONS] [WEEKS]`.
 * The ratio is its time at that size ÷ its time at a tenth of it.
 */
export async function run(args: string[]): Promise<void> {
  const interactions = Number(args[0] ?? INTERACTIONS);
  const weeks = Number(args[1] ?? WEEKS);
  await onOwnLog(async (db) => {
    await takeShippedModel(db, NOW);
    const small = await measured(db, interactions / 10, weeks);
    const large = await measured(db, interactions, weeks);
    console.log(`ratio ${(large / small).toFixed(1)}`);
  });
}

/** Prints what takes how long at a size; gives the median of the position, in milliseconds. */
async function measured(db: Handle, interactions: number, weeks: number): Promise<number> {
  console.log(await fillLog(db, interactions, weeks));
  const ground = maturityGround(db, { now: () => NOW });
  const { median } = await timed("the position of the whole", () => showPosition(ground, {}));
  await timed("  of one unit", () => showPosition(ground, { unit: "north" }));
  await timed("where all units stand", () => listUnitPositions(ground, { reach: "all" }));
  const before = performance.now();
  const months = await recordMonths(db, { now: NOW, days: 90 });
  console.log(`  ${months} months and units recorded once: ${((performance.now() - before) / 1000).toFixed(1)} s`);
  await timed("the history of the whole", () => listMonths(ground, {}));
  return median;
}
