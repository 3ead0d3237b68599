import { type ApiMount, mountApi } from "@firsthand/platform/http";
import { createSampleRouter, defineSampleJob } from "@firsthand/samples";

import { liveWorld } from "../world.ts";
import type { Ground } from "./ground.ts";

/** The endpoints and the job of the sample organisation. */
export function wireSample({ storage: { db }, jobs, config }: Ground): ApiMount {
  const world = liveWorld(config);
  defineSampleJob(jobs, { db, world });
  const ground = { db, world, enqueue: jobs.enqueue.bind(jobs) };
  return mountApi({ name: "sample", router: createSampleRouter(), context: () => ({ ground }) });
}
