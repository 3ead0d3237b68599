import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { acknowledge } from "./commands/acknowledge.ts";
import { readingContract } from "./contract.ts";
import type { ReadingGround } from "./ground.ts";
import { listJudgements } from "./queries/list-judgements.ts";
import { showDrift } from "./queries/show-drift.ts";
import { showLabel, showOverview } from "./queries/show-quality.ts";

interface ReadingContext {
  readonly ground: ReadingGround;
  readonly asker: Asker;
}

/** The endpoints of this module. */
export function createReadingRouter() {
  const endpoints = implement(readingContract).$context<ReadingContext>();
  return endpoints.router({
    overview: endpoints.overview.handler(({ input: { days }, context: { ground, asker } }) =>
      showOverview(ground, { days, reach: asker.reach("taxonomy.read") }),
    ),
    label: endpoints.label.handler(({ input: { label, days }, context: { ground, asker } }) =>
      showLabel(ground, { label, days, reach: asker.reach("taxonomy.read") }),
    ),
    judgements: endpoints.judgements.handler(({ input: { right, ...input }, context: { ground, asker } }) =>
      listJudgements(ground, {
        ...input,
        ...(right === undefined ? {} : { right: right === "true" }),
        reach: asker.reach("taxonomy.read"),
        words: asker.reach("conversations.read"),
      }),
    ),
    drift: endpoints.drift.handler(({ context: { ground, asker } }) => showDrift(ground, asker.reach("taxonomy.read"))),
    acknowledge: endpoints.acknowledge.handler(async ({ input: { id }, context: { ground, asker } }) => {
      await acknowledge(ground, { id, by: asker.name });
      return {};
    }),
  });
}
