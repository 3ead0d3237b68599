import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { maturityGround, takeShippedModel } from "@firsthand/app/position";
import { openStorage, type Handle } from "@firsthand/platform/storage";
import { listMonths, listUnitPositions, showPosition } from "@firsthand/transform/maturity";
import { recordMonths } from "@firsthand/learn/metrics";

import { fillLog } from "./metrics.ts";

const INTERACTIONS = 200_000;
const WEEKS = 156;
const ROUNDS = 10;
const NOW = new Date("2026-01-05T00:00:00Z");

/**
 * The position with all its evidence, measured anew each time, on a generated log: `position [INTERACTIONS] [WEEKS]`.
 * The ratio is its time at that size ÷ its time at a tenth of it.
 */
export async function run(args: string[]): Promise<void> {
  const interactions = Number(args[0] ?? INTERACTIONS);
  const weeks = Number(args[1] ?? WEEKS);
  const directory = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  await chmod(directory, 0o755);
  try {
    const storage = await openStorage({ dataDirectory: join(directory, "data") }, "command");
    try {
      await takeShippedModel(storage.db, NOW);
      const small = await measured(storage.db, interactions / 10, weeks);
      const large = await measured(storage.db, interactions, weeks);
      console.log(`ratio ${(large / small).toFixed(1)}`);
    } finally {
      await storage.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Prints what takes how long at a size; gives the median of the position, in milliseconds. */
async function measured(db: Handle, interactions: number, weeks: number): Promise<number> {
  console.log(await fillLog(db, interactions, weeks));
  const ground = maturityGround(db, { now: () => NOW });
  const whole = await timed("the position of the whole", () => showPosition(ground, {}));
  await timed("  of one unit", () => showPosition(ground, { unit: "north" }));
  await timed("where all units stand", () => listUnitPositions(ground, {}));
  const before = performance.now();
  const months = await recordMonths(db, { now: NOW, days: 90 });
  console.log(`  ${months} months and units recorded once: ${((performance.now() - before) / 1000).toFixed(1)} s`);
  await timed("the history of the whole", () => listMonths(ground, {}));
  return whole;
}

async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  console.log(`  ${what}: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms`);
  return at(0.5);
}
