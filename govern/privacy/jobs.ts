import type { Jobs } from "@firsthand/platform/jobs";
import { z } from "zod";

import { eraseData } from "./commands/erase-data.ts";
import { exportData, tidyExports } from "./commands/export-data.ts";
import { noteFailure } from "./commands/note-failure.ts";
import { ERASE_JOB, EXPORT_JOB, type PrivacyGround } from "./ground.ts";

const order = z.object({ requestId: z.guid() });

/** Tells the queue how customers are erased and their data handed out; before it starts. */
export function definePrivacyJobs(jobs: Pick<Jobs, "define">, ground: PrivacyGround): void {
  const define = (name: string, work: (requestId: string, signal: AbortSignal) => Promise<void>) =>
    jobs.define(
      name,
      async (data, { signal }) => {
        const { requestId } = order.parse(data);
        try {
          await work(requestId, signal);
        } catch (error) {
          if (!signal.aborted) await noteFailure(ground.db, requestId, error);
          throw error;
        }
      },
      // Each stop of the server counts as an attempt, and an import that names the customer may take hours.
      { retry: { times: 1000, afterSeconds: 5, atMostSeconds: 300 }, limitSeconds: 6 * 3600, pollSeconds: 0.5 },
    );
  define(ERASE_JOB, (requestId, signal) => eraseData(ground, requestId, signal));
  define(EXPORT_JOB, (requestId) => exportData(ground, requestId));
  jobs.define("privacy-tidy", () => tidyExports(ground), {
    retry: { times: 2, afterSeconds: 60 },
    schedule: { cron: "23 * * * *" },
  });
}
