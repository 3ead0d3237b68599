import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openStorage, type Handle } from "@firsthand/platform/storage";

/** Works on an empty log of its own, that is removed afterwards. */
export async function onOwnLog(work: (db: Handle) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  await chmod(directory, 0o755);
  try {
    const storage = await openStorage({ dataDirectory: join(directory, "data") }, "command");
    try {
      await work(storage.db);
    } finally {
      await storage.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Prints median and p95 of some rounds after one to warm up; gives them in milliseconds. */
export async function timed(
  what: string,
  work: (round: number) => Promise<unknown>,
  rounds = 10,
): Promise<{ readonly median: number; readonly p95: number }> {
  await work(0);
  const times: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const before = performance.now();
    await work(round);
    times.push(performance.now() - before);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  console.log(`  ${what}: p50 ${milliseconds(at(0.5))}, p95 ${milliseconds(at(0.95))}`);
  return { median: at(0.5), p95: at(0.95) };
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
