import { createKeepingRouter, defineKeepingJobs, type KeepingGround } from "@firsthand/govern/keeping";
import { type ApiMount, mountApi } from "@firsthand/platform/http";

import { keepingGround } from "../keeping.ts";
import type { Ground } from "./ground.ts";

/** What keeping brings to the server. */
interface KeepingWiring {
  readonly mount: ApiMount;
  readonly ground: KeepingGround;
}

/** Backups and restore drills: their endpoints, and the jobs that make them by themselves. */
export function wireKeeping({ storage: { db }, jobs, now, config }: Ground): KeepingWiring {
  const ground = keepingGround(db, config, now);
  defineKeepingJobs(jobs, ground);
  const router = createKeepingRouter();
  return { mount: mountApi({ name: "keeping", router, context: (asker) => ({ ground, jobs, asker }) }), ground };
}
