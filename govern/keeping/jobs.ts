import { Failure } from "@firsthand/kernel/errors";
import type { Jobs } from "@firsthand/platform/jobs";
import { z } from "zod";

import { forgetReplaced } from "./commands/forget-replaced.ts";
import { makeBackup } from "./commands/make-backup.ts";
import { runDrill } from "./commands/run-drill.ts";
import type { KeepingGround } from "./ground.ts";
import { backupIsDue, drillIsDue } from "./queries/find-due.ts";

export const BACKUP_JOB = "backup";
export const DRILL_JOB = "restore-drill";
const FORGET_JOB = "forget-replaced";

/** Somebody asked for it; without a name it is the schedule. */
const asked = z.object({ by: z.string().optional() }).nullish();

/** It is looked every few minutes whether one is due: so one that was missed is made up for after the next start. */
const OPTIONS = { retry: { times: 0, afterSeconds: 0 }, limitSeconds: 12 * 3600 };

/** Backups each day and drills each week; `app` joins them to the server. */
export function defineKeepingJobs(jobs: Pick<Jobs, "define">, ground: KeepingGround): void {
  jobs.define(
    BACKUP_JOB,
    async (data) => {
      const by = asked.parse(data)?.by;
      if (by === undefined && !(await backupIsDue(ground))) return;
      await unlessBusy(by, () => makeBackup(ground, { by: by ?? "schedule" }));
    },
    { ...OPTIONS, schedule: { cron: "*/15 * * * *" } },
  );
  jobs.define(
    DRILL_JOB,
    async (data) => {
      const by = asked.parse(data)?.by;
      if (by === undefined && !(await drillIsDue(ground))) return;
      await unlessBusy(by, () => runDrill(ground, { by: by ?? "schedule" }));
    },
    { ...OPTIONS, schedule: { cron: "5,20,35,50 * * * *" } },
  );
  jobs.define(FORGET_JOB, async () => void (await forgetReplaced(ground, "due")), {
    ...OPTIONS,
    schedule: { cron: "40 * * * *" },
  });
}

/** The schedule comes again by itself. */
async function unlessBusy(by: string | undefined, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (by === undefined && error instanceof Failure && error.code === "keeping_busy") return;
    throw error;
  }
}
