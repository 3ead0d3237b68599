import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";

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

/**
 * Runs something once, and prints how long it took, how much it did in a second, how much memory this process held at
 * most, and for how long it answered nothing at a time.
 */
export async function watched<T>(what: string, work: () => Promise<T>, count?: number): Promise<T> {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  let most = process.memoryUsage().rss;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  loop.enable();
  const began = performance.now();
  try {
    return await work();
  } finally {
    const seconds = (performance.now() - began) / 1000;
    loop.disable();
    clearInterval(look);
    const rate = count === undefined ? "" : `, ${Math.round(count / seconds).toLocaleString("en-GB")} a second`;
    const blocked = `at most ${Math.max(0, loop.max / 1e6 - 5).toFixed(0)} ms without an answer`;
    console.log(`${what} in ${seconds.toFixed(1)} s${rate}; ${Math.round(most / 2 ** 20)} MB, ${blocked}`);
  }
}
