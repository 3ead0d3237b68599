import { randomBytes } from "node:crypto";

import { createReadingRouter, lookAtReading, type ReadingGround } from "@firsthand/learn/reading";
import { type ApiMount, mountApi } from "@firsthand/platform/http";
import { showSample } from "@firsthand/samples";

import type { Ground } from "./ground.ts";

const JOB = "watch-reading";

/** How well texts are read: the endpoints, and each hour a look at what left its band. */
export function wireReadingQuality({ storage: { db }, jobs, now }: Ground): ApiMount {
  const ground: ReadingGround = { db, now, random: () => randomBytes(8) };
  jobs.define(
    JOB,
    async () => {
      // Half of a log is not what is usual.
      const { state } = await showSample(db);
      if (state === "loading" || state === "removing") return;
      await lookAtReading(ground);
    },
    { retry: { times: 1, afterSeconds: 60 }, schedule: { cron: "50 * * * *" }, limitSeconds: 1800 },
  );
  return mountApi({ name: "reading", router: createReadingRouter(), context: (asker) => ({ ground, asker }) });
}
