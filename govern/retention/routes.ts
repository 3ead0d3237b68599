import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { holdData, liftHold } from "./commands/hold-data.ts";
import { previewRun } from "./commands/run-retention.ts";
import { changeRule, makeRule, removeRule } from "./commands/save-rule.ts";
import { retentionContract } from "./contract.ts";
import type { RetentionGround } from "./ground.ts";
import { listHolds } from "./queries/list-holds.ts";
import { listRuns } from "./queries/list-runs.ts";
import { showRetention } from "./queries/show-retention.ts";

/** The endpoints of this module. */
export function createRetentionRouter() {
  const endpoints = implement(retentionContract).$context<{ ground: RetentionGround; asker: Asker }>();
  return endpoints.router({
    show: endpoints.show.handler(({ context: { ground, asker } }) =>
      showRetention(ground.db, ground, asker.reach("retention.manage")),
    ),
    rules: {
      make: endpoints.rules.make.handler(({ input, context: { ground, asker } }) => makeRule(ground, input, asker)),
      change: endpoints.rules.change.handler(({ input, context: { ground, asker } }) =>
        changeRule(ground, input, asker),
      ),
      remove: endpoints.rules.remove.handler(async ({ input, context: { ground, asker } }) => {
        await removeRule(ground, input, asker);
        return {};
      }),
    },
    preview: endpoints.preview.handler(({ input, context: { ground, asker } }) =>
      previewRun(ground, { ...input, by: asker.name }),
    ),
    run: endpoints.run.handler(async ({ context: { ground, asker } }) => {
      await transact(ground.db, (tx) => ground.askForRun(tx, asker.name));
      return {};
    }),
    runs: endpoints.runs.handler(({ context: { ground } }) => listRuns(ground)),
    holds: {
      list: endpoints.holds.list.handler(({ context: { ground } }) => listHolds(ground)),
      make: endpoints.holds.make.handler(({ input, context: { ground, asker } }) =>
        holdData(ground, input, asker.name),
      ),
      lift: endpoints.holds.lift.handler(({ input, context: { ground, asker } }) =>
        liftHold(ground, input.id, asker.name),
      ),
    },
  });
}
