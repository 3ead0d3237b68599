import { createKeepingRouter, defineKeepingJobs, tellKeeping } from "@firsthand/govern/keeping";
import type { HealthGround } from "@firsthand/platform/health";
import { type ApiMount, mountApi } from "@firsthand/platform/http";

import { keepingGround } from "../keeping.ts";
import type { Ground } from "./ground.ts";

/** What keeping brings to the server. */
interface KeepingWiring {
  readonly mount: ApiMount;
  readonly health: NonNullable<HealthGround["keeping"]>;
}

/** Backups and restore drills: their endpoints, and the jobs that make them by themselves. */
export function wireKeeping({ storage: { db }, jobs, now, config }: Ground): KeepingWiring {
  const ground = keepingGround(db, config, now);
  defineKeepingJobs(jobs, ground);
  const router = createKeepingRouter();
  return {
    mount: mountApi({ name: "keeping", router, context: (asker) => ({ ground, jobs, asker }) }),
    health: () => tellKeeping(ground),
  };
}
