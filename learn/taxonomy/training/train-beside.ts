import { Worker } from "node:worker_threads";

import type { trainingSet } from "../rules/training-set.ts";

/** Trains a classifier in a thread of its own and gives its bytes; ends early, with a failure, when `signal` is raised. */
export async function trainBeside(set: ReturnType<typeof trainingSet>, signal?: AbortSignal): Promise<Uint8Array> {
  const worker = new Worker(new URL("train-worker.ts", import.meta.url), { workerData: set });
  const stop = () => void worker.terminate();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("the training ended before it was done")));
    });
  } finally {
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
