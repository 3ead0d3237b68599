import { implement } from "@orpc/server";

import { beginDrill, stopDrill } from "./commands/hold-drill.ts";
import { acknowledge, judgeAlarm, review, shareOut, writeNote } from "./commands/respond.ts";
import { endWatch, makeWatch, saveWatch } from "./commands/save-watch.ts";
import { changeStatement, draftStatement } from "./commands/state.ts";
import { addTask, changeTask } from "./commands/task.ts";
import { pulseContract } from "./contract.ts";
import type { PulseGround } from "./ground.ts";
import { preview } from "./queries/preview.ts";
import { replayWatch } from "./queries/replay.ts";
import { showDrill } from "./queries/show-drill.ts";
import { showEvidence } from "./queries/show-evidence.ts";
import { listPeople, showAlerts, showOverview, showWatch } from "./queries/show-overview.ts";
import { showRoom } from "./queries/show-room.ts";
import type { PulseAsker } from "./rules/rights.ts";

export interface PulseContext {
  readonly ground: PulseGround;
  readonly asker: PulseAsker;
}

/** The endpoints of this module. */
export function createPulseRouter() {
  const endpoints = implement(pulseContract).$context<PulseContext>();
  const { watches, drills, incidents } = endpoints;
  const room = ({ ground, asker }: PulseContext, id: string) => showRoom(ground, id, asker);
  return endpoints.router({
    overview: endpoints.overview.handler(({ context }) => showOverview(context.ground, context.asker)),
    alerts: endpoints.alerts.handler(({ context }) => showAlerts(context.ground, context.asker)),
    people: endpoints.people.handler(({ context }) => listPeople(context.ground, context.asker)),
    preview: endpoints.preview.handler(({ input, context }) =>
      preview(context.ground.db, input, { now: context.ground.now(), asker: context.asker }),
    ),
    watches: {
      make: watches.make.handler(async ({ input, context }) => ({
        id: await makeWatch(context.ground, input, context.asker),
      })),
      show: watches.show.handler(({ input, context }) => showWatch(context.ground, input.id, context.asker)),
      save: watches.save.handler(async ({ input, context: { ground, asker } }) => {
        await saveWatch(ground, input, asker);
        return await showWatch(ground, input.id, asker);
      }),
      remove: watches.remove.handler(async ({ input, context }) => {
        await endWatch(context.ground, input.id, context.asker);
        return { done: true as const };
      }),
      replay: watches.replay.handler(({ input, context }) => replayWatch(context.ground, input, context.asker)),
    },
    drills: {
      begin: drills.begin.handler(async ({ input, context }) =>
        showDrill(context.ground, await beginDrill(context.ground, input, context.asker)),
      ),
      stop: drills.stop.handler(async ({ input, context }) => {
        await stopDrill(context.ground, input.id, context.asker);
        return await showDrill(context.ground, input.id);
      }),
    },
    incidents: {
      show: incidents.show.handler(({ input, context }) => room(context, input.id)),
      evidence: incidents.evidence.handler(({ input, context }) =>
        showEvidence(context.ground, input.id, context.asker),
      ),
      acknowledge: incidents.acknowledge.handler(async ({ input, context }) => {
        await acknowledge(context, input.id);
        return await room(context, input.id);
      }),
      judge: incidents.judge.handler(async ({ input, context }) => {
        await judgeAlarm(context, input.id, input.falseAlarm);
        return await room(context, input.id);
      }),
      note: incidents.note.handler(async ({ input, context }) => {
        await writeNote(context, input.id, input);
        return await room(context, input.id);
      }),
      parts: incidents.parts.handler(async ({ input, context }) => {
        await shareOut(context, input.id, input);
        return await room(context, input.id);
      }),
      review: incidents.review.handler(async ({ input, context }) => {
        await review(context, input.id, input);
        return await room(context, input.id);
      }),
      draft: incidents.draft.handler(async ({ input, context }) => {
        await draftStatement(context, input.id, input);
        return await room(context, input.id);
      }),
      state: incidents.state.handler(async ({ input, context }) =>
        room(context, await changeStatement(context, input.id, input)),
      ),
      addTask: incidents.addTask.handler(async ({ input, context }) => {
        await addTask(context, input.id, input);
        return await room(context, input.id);
      }),
      changeTask: incidents.changeTask.handler(async ({ input, context }) =>
        room(context, await changeTask(context, input.id, input)),
      ),
    },
  });
}
