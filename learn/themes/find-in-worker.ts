import { Worker } from "node:worker_threads";

import type { Theme, ThemeOptions, ThemeText } from "@firsthand/analytics/themes";

/** `findThemes` in a thread of its own, so that whoever asks the server meanwhile does not wait for seconds. */
export function findInWorker(texts: readonly ThemeText[], options: ThemeOptions): Promise<readonly Theme[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("worker.ts", import.meta.url), { workerData: { texts, options } });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the search for themes ended with ${code}, without an answer`)));
  });
}
