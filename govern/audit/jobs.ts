import type { Jobs } from "@firsthand/platform/jobs";

import { checkRecord } from "./commands/check-record.ts";
import { pruneLines } from "./commands/prune-lines.ts";
import { sealLines } from "./commands/seal-lines.ts";
import type { Verification } from "./contract.ts";
import type { AuditGround } from "./ground.ts";

/** Seals the record every minute; checks it and takes out what is past its time every night. */
export function defineAuditJobs(
  jobs: Pick<Jobs, "define">,
  ground: AuditGround,
  onUnsound: (found: Verification) => void,
): void {
  const retry = { times: 3, afterSeconds: 60 };
  jobs.define("seal-audit", async () => void (await sealLines(ground)), {
    retry: { times: 0, afterSeconds: 0 },
    schedule: { cron: "* * * * *" },
  });
  jobs.define(
    "keep-audit",
    async (_data, { signal }) => {
      await pruneLines(ground, signal);
      const found = await checkRecord(ground, "the installation");
      if (!found.sound) onUnsound(found);
    },
    { retry, schedule: { cron: "23 2 * * *" }, limitSeconds: 6 * 3600 },
  );
}
