import type { Jobs } from "@firsthand/platform/jobs";
import { z } from "zod";

import { runPlanned } from "./commands/run-planned.ts";
import { IMPORT_JOB } from "./commands/start-import.ts";
import { tidyUploads } from "./commands/tidy-uploads.ts";
import type { ImportsGround } from "./ground.ts";

const DAY_SECONDS = 24 * 3600;
const order = z.object({ importId: z.guid() });

/** Tells the queue how imports are run, one after the other, and when old uploads are removed; before it starts. */
export function defineImportJobs(jobs: Pick<Jobs, "define">, ground: ImportsGround): void {
  const atWork = new Set<string>();
  jobs.define(
    IMPORT_JOB,
    async (data, { signal }) => {
      const { importId } = order.parse(data);
      if (atWork.has(importId)) return;
      atWork.add(importId);
      try {
        await runPlanned(ground, importId, signal);
      } finally {
        atWork.delete(importId);
      }
    },
    // Each stop of the server in mid-import counts as an attempt; only what may pass by itself is tried again.
    { retry: { times: 1000, afterSeconds: 2, atMostSeconds: 60 }, limitSeconds: DAY_SECONDS, pollSeconds: 0.5 },
  );
  jobs.define("tidy-uploads", () => tidyUploads(ground), {
    retry: { times: 2, afterSeconds: 60 },
    schedule: { cron: "17 * * * *" },
  });
}
