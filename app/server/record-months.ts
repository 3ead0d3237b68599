import { findImports, isAtWork } from "@firsthand/engage/listen";
import { recordMonths } from "@firsthand/learn/metrics";
import type { Jobs } from "@firsthand/platform/jobs";
import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, type Storage } from "@firsthand/platform/storage";
import { holdSample, showSample } from "@firsthand/samples";

import { maturityGround } from "../position.ts";
import type { Ground } from "./ground.ts";

const JOB = "record-months";

/** So many of the newest imports are looked at: older ones that still wait would be waited for by these. */
const IMPORTS = 20;

/** Every few minutes the figures of months that are over are kept as they are then, for the history of the position. */
export function defineRecordMonths({
  storage: { db },
  jobs,
  now,
}: Pick<Ground, "now"> & { readonly storage: Pick<Storage, "db">; readonly jobs: Pick<Jobs, "define"> }): void {
  const { model } = maturityGround(db, { now });
  jobs.define(
    JOB,
    async (_data, { signal }) => {
      // Half of a log would be kept for good: who fills it asks for this job when all is in.
      const sample = await holdSample(db);
      const isStill = async (tx: Handle) => (await holdSample(tx)) === sample && !(await isBeingFilled(tx, now()));
      if (!(await isStill(db))) return;
      const { days } = (await model()).model.window;
      const recorded = await recordMonths(db, { now: now(), days, signal, mayKeep: isStill });
      if (recorded > 0) await notify(db, logChannel, JSON.stringify({ topics: ["position"] }));
    },
    { retry: { times: 3, afterSeconds: 60 }, schedule: { cron: "*/5 * * * *" }, limitSeconds: 6 * 3600 },
  );
}

/** The same ground, whose jobs ask for the recording of months when they have ended well. */
export function thenRecordMonths<G extends { readonly storage: Pick<Storage, "db">; readonly jobs: Jobs }>(
  ground: G,
): G {
  const { jobs, storage } = ground;
  const define: Jobs["define"] = (name, handler, options) =>
    jobs.define(
      name,
      async (data, attempt) => {
        await handler(data, attempt);
        // A queue that is being stopped takes nothing; then the next minutes bring it.
        if (!attempt.signal.aborted) await jobs.enqueue(storage.db, JOB, {});
      },
      options,
    );
  return { ...ground, jobs: { ...jobs, define } };
}

async function isBeingFilled(db: Handle, now: Date): Promise<boolean> {
  const { state } = await showSample(db);
  if (state === "loading" || state === "removing") return true;
  return (await findImports(db, { limit: IMPORTS })).some((run) => isAtWork(run, now));
}
