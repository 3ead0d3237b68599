import type { Asker } from "@firsthand/platform/http/contract";
import { implement } from "@orpc/server";

import { judgeText } from "./commands/judge-text.ts";
import { nextText, type Judge } from "./commands/next-text.ts";
import { settleDispute } from "./commands/settle-dispute.ts";
import { skipText } from "./commands/skip-text.ts";
import { undoJudgement } from "./commands/undo-judgement.ts";
import { labellingContract } from "./contract.ts";
import type { LabellingGround } from "./ground.ts";
import { listDisputed } from "./queries/list-disputed.ts";
import { showProgress } from "./queries/show-progress.ts";

interface LabellingContext {
  readonly ground: LabellingGround;
  readonly asker: Pick<Asker, "id" | "name" | "reach">;
}

/** The endpoints of this module. */
export function createLabellingRouter() {
  const endpoints = implement(labellingContract).$context<LabellingContext>();
  return endpoints.router({
    progress: endpoints.progress.handler(({ context: { ground, asker } }) => showProgress(ground.db, asker.id)),
    next: endpoints.next.handler(({ input, context: { ground, asker } }) =>
      nextText(ground, input.label, judgeOf(asker)),
    ),
    judge: endpoints.judge.handler(async ({ input, context: { ground, asker } }) => {
      const judged = await judgeText(ground, input, judgeOf(asker));
      // What was said of these words counts for the next text that has them.
      await ground.reader.refresh();
      return judged;
    }),
    skip: endpoints.skip.handler(async ({ input, context: { ground, asker } }) => {
      await skipText(ground, input, judgeOf(asker));
      return {};
    }),
    undo: endpoints.undo.handler(async ({ input, context: { ground, asker } }) => {
      await undoJudgement(ground, input, judgeOf(asker));
      await ground.reader.refresh();
      return {};
    }),
    disputed: endpoints.disputed.handler(async ({ input, context: { ground, asker } }) => ({
      rows: await listDisputed(ground.db, { label: input.label, reach: judgeOf(asker).reach }),
    })),
    settle: endpoints.settle.handler(async ({ input, context: { ground, asker } }) => {
      await settleDispute(ground, input, judgeOf(asker));
      await ground.reader.refresh();
      return {};
    }),
  });
}

function judgeOf({ id, name, reach }: LabellingContext["asker"]): Judge {
  return { id, name, reach: reach("labels.judge") };
}
