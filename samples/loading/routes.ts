import type { AcceptingWorld } from "@firsthand/engage/listen";
import type { Jobs } from "@firsthand/platform/jobs";
import { transact, type Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { sampleContract } from "../contract.ts";
import { beginLoading } from "./commands/begin-loading.ts";
import { beginRemoving } from "./commands/begin-removing.ts";
import { bringAbout } from "./commands/bring-about.ts";
import { showSample } from "./queries/show-sample.ts";

export interface SampleGround {
  readonly db: Handle;
  readonly world: AcceptingWorld;
  readonly enqueue: Jobs["enqueue"];
}

const JOB = "sample";

/** The job that loads or removes; before the jobs start. */
export function defineSampleJob(jobs: Pick<Jobs, "define">, { db, world }: Omit<SampleGround, "enqueue">): void {
  jobs.define(JOB, (_data, { signal }) => bringAbout(db, world, { signal }), {
    retry: { times: 10, afterSeconds: 2, atMostSeconds: 60 },
    pollSeconds: 0.5,
  });
}

/** The endpoints of the sample organisation. */
export function createSampleRouter() {
  const endpoints = implement(sampleContract).$context<{ ground: SampleGround }>();
  return endpoints.router({
    show: endpoints.show.handler(({ context }) => showSample(context.ground.db)),
    load: endpoints.load.handler(({ context: { ground } }) =>
      transact(ground.db, async (tx) => {
        const sample = await beginLoading(tx, ground.world.now);
        // Also where it is being loaded already: that may have broken off for good.
        if (sample?.state === "loading") await ground.enqueue(tx, JOB, {});
        return await showSample(tx);
      }),
    ),
    remove: endpoints.remove.handler(({ context: { ground } }) =>
      transact(ground.db, async (tx) => {
        if (await beginRemoving(tx)) await ground.enqueue(tx, JOB, {});
        return await showSample(tx);
      }),
    ),
  });
}
