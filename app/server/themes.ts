import { randomBytes } from "node:crypto";

import {
  createThemesRouter,
  findInWorker,
  lookFirst,
  lookForThemes,
  themeDays,
  type ThemesGround,
} from "@firsthand/learn/themes";
import { type ApiMount, mountApi } from "@firsthand/platform/http";
import { z } from "zod";

import type { Ground } from "./ground.ts";

const JOB = "find-themes";
const HOURLY = "find-fresh-themes";
const FIRST = "find-first-themes";

const asked = z.object({ askedAt: z.coerce.date().optional() });

/** Themes that nobody named: the endpoints, a look at every window each night, and at the shortest each hour. */
export function wireThemes({ storage: { db }, jobs, now }: Ground): ApiMount {
  const ground: ThemesGround = {
    db,
    now,
    random: () => randomBytes(8),
    find: findInWorker,
    // One that waits will look later than this; those that were asked for while one ran find that it was done.
    findSoon: async (tx, askedAt) => {
      const waits = (await jobs.jobCounts()).some(({ name, waiting }) => name === JOB && waiting > 0);
      if (!waits) await jobs.enqueue(tx, JOB, { askedAt: askedAt.toISOString() });
    },
  };
  jobs.define(
    JOB,
    async (data, { signal }) => {
      const { askedAt } = asked.parse(data ?? {});
      for (const days of themeDays) {
        signal.throwIfAborted();
        await lookForThemes(ground, days, askedAt);
      }
    },
    { retry: { times: 2, afterSeconds: 60 }, schedule: { cron: "10 4 * * *" }, limitSeconds: 3600 },
  );
  jobs.define(HOURLY, () => lookForThemes(ground, themeDays[0]), {
    retry: { times: 1, afterSeconds: 60 },
    schedule: { cron: "35 * * * *" },
    limitSeconds: 1800,
  });
  // Whoever has just brought in what customers wrote does not wait for the night.
  jobs.define(FIRST, (_data, { signal }) => lookFirst(ground, signal), {
    retry: { times: 0, afterSeconds: 60 },
    schedule: { cron: "*/2 * * * *" },
    limitSeconds: 1800,
  });
  return mountApi({ name: "themes", router: createThemesRouter(), context: (asker) => ({ ground, asker }) });
}
