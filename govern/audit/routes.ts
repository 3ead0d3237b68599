import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { checkRecord } from "./commands/check-record.ts";
import { setRetention } from "./commands/set-retention.ts";
import { auditContract } from "./contract.ts";
import type { AuditGround } from "./ground.ts";
import { listLines } from "./queries/list-lines.ts";
import { listActors, readState } from "./queries/read-state.ts";
import { showLine } from "./queries/show-line.ts";

interface AuditContext {
  readonly ground: AuditGround;
  readonly asker: Asker;
  /** Writes reads that wait, so that who looks sees them. */
  readonly flush: () => Promise<void>;
}

const endpoints = implement(auditContract).$context<AuditContext>();

/** The endpoints of this module. */
export const auditRouter = endpoints.router({
  list: endpoints.list.handler(async ({ input: { after, limit, ...filter }, context: { ground, flush } }) => {
    await flush();
    return await listLines(ground.db, { filter, limit, after });
  }),
  show: endpoints.show.handler(({ input, context: { ground } }) => showLine(ground.db, input.id)),
  actors: endpoints.actors.handler(({ context: { ground } }) => listActors(ground.db)),
  state: endpoints.state.handler(({ context: { ground } }) => readState(ground.db)),
  verify: endpoints.verify.handler(async ({ context: { ground, asker, flush } }) => {
    await flush();
    return await checkRecord(ground, asker.name);
  }),
  keep: endpoints.keep.handler(async ({ input, context: { ground } }) => {
    await setRetention(ground.db, input.days);
    return { days: input.days };
  }),
});
