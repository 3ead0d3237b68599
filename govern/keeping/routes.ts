import type { Asker } from "@firsthand/platform/http";
import type { Jobs } from "@firsthand/platform/jobs";
import { implement } from "@orpc/server";

import { confirmKey } from "./commands/confirm-key.ts";
import { keepingContract } from "./contract.ts";
import type { KeepingGround } from "./ground.ts";
import { BACKUP_JOB, DRILL_JOB } from "./jobs.ts";
import { showKeeping } from "./queries/show-keeping.ts";

interface KeepingContext {
  readonly ground: KeepingGround;
  readonly jobs: Pick<Jobs, "enqueue">;
  readonly asker: Pick<Asker, "name">;
}

const endpoints = implement(keepingContract).$context<KeepingContext>();

/** The endpoints of this module. */
export function createKeepingRouter() {
  return endpoints.router({
    show: endpoints.show.handler(({ context: { ground } }) => showKeeping(ground)),
    backUp: endpoints.backUp.handler(async ({ context: { ground, jobs, asker } }) => {
      await jobs.enqueue(ground.db, BACKUP_JOB, { by: asker.name });
      return { queued: true };
    }),
    drill: endpoints.drill.handler(async ({ context: { ground, jobs, asker } }) => {
      await jobs.enqueue(ground.db, DRILL_JOB, { by: asker.name });
      return { queued: true };
    }),
    confirmKey: endpoints.confirmKey.handler(({ input, context: { ground, asker } }) =>
      confirmKey(ground, { lastEight: input.lastEight, by: asker.name }),
    ),
  });
}
