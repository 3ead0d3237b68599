import { implement } from "@orpc/server";

import { healthContract } from "./contract.ts";
import { type HealthGround, showSystem } from "./queries/show-system.ts";

const endpoints = implement(healthContract).$context<{ readonly ground: HealthGround }>();

/** The endpoints of this module. */
export function createHealthRouter() {
  return endpoints.router({
    show: endpoints.show.handler(({ context: { ground } }) => showSystem(ground)),
    retryJob: endpoints.retryJob.handler(async ({ input, context: { ground } }) => {
      await ground.jobs.retry(input.id);
      return { retried: true };
    }),
  });
}
