import type { Asker } from "@firsthand/platform/http/contract";
import { transact } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { beginErase, beginExport } from "./commands/begin-work.ts";
import { correctName, correctValue } from "./commands/correct-data.ts";
import { liftRestriction, restrictData } from "./commands/restrict-data.ts";
import { addStatement, takeBackStatement } from "./commands/state-beside.ts";
import { openRequest } from "./commands/open-request.ts";
import { endRequest, extendRequest } from "./commands/settle-request.ts";
import { privacyContract } from "./contract.ts";
import type { PrivacyGround } from "./ground.ts";
import { showCorrected, showMessages } from "./queries/show-kept.ts";
import { findSubjects } from "./queries/find-subjects.ts";
import { listRequests } from "./queries/list-requests.ts";
import { showRequest } from "./queries/show-request.ts";
import { previewErase, showSubject } from "./queries/show-subject.ts";

export interface PrivacyContext {
  readonly ground: PrivacyGround;
  readonly asker: Pick<Asker, "name">;
}

/** The endpoints of this module. */
export function createPrivacyRouter() {
  const endpoints = implement(privacyContract).$context<PrivacyContext>();
  return endpoints.router({
    find: endpoints.find.handler(async ({ input, context: { ground } }) => ({
      rows: await findSubjects(ground.db, ground, input.text),
    })),
    show: endpoints.show.handler(({ input, context: { ground } }) => showSubject(ground.db, ground, input.id)),
    list: endpoints.list.handler(({ input, context: { ground } }) => listRequests(ground.db, ground, input)),
    request: endpoints.request.handler(({ input, context: { ground } }) => showRequest(ground.db, ground, input.id)),
    open: endpoints.open.handler(({ input, context: { ground, asker } }) =>
      transact(ground.db, (tx) => openRequest(tx, ground, { ...input, by: asker.name })),
    ),
    extend: endpoints.extend.handler(({ input, context: { ground } }) =>
      transact(ground.db, (tx) => extendRequest(tx, ground, input)),
    ),
    end: endpoints.end.handler(({ input, context: { ground, asker } }) =>
      transact(ground.db, (tx) => endRequest(tx, ground, { ...input, by: asker.name })),
    ),
    export: endpoints.export.handler(({ input, context: { ground, asker } }) =>
      transact(ground.db, (tx) => beginExport(tx, ground, { id: input.id, by: asker.name })),
    ),
    preview: endpoints.preview.handler(({ input, context: { ground } }) => previewErase(ground.db, ground, input.id)),
    erase: endpoints.erase.handler(({ input, context: { ground, asker } }) =>
      transact(ground.db, (tx) => beginErase(tx, ground, { id: input.id, by: asker.name })),
    ),
    restrict: endpoints.restrict.handler(({ input, context: { ground, asker } }) =>
      transact(ground.db, (tx) => restrictData(tx, ground, { ...input, by: asker.name })),
    ),
    lift: endpoints.lift.handler(({ input: { toldAt, ...input }, context: { ground, asker } }) =>
      transact(ground.db, (tx) => liftRestriction(tx, ground, { ...input, toldAt: new Date(toldAt), by: asker.name })),
    ),
    messages: endpoints.messages.handler(({ input, context: { ground } }) => showMessages(ground.db, ground, input)),
    corrected: endpoints.corrected.handler(({ input, context: { ground } }) =>
      showCorrected(ground.db, ground, input.id),
    ),
    correctName: endpoints.correctName.handler(({ input, context: { ground, asker } }) =>
      transact(ground.db, (tx) => correctName(tx, ground, { ...input, by: asker.name })),
    ),
    correctValue: endpoints.correctValue.handler(({ input, context: { ground, asker } }) =>
      transact(ground.db, (tx) => correctValue(tx, ground, { ...input, by: asker.name })),
    ),
    state: endpoints.state.handler(({ input, context: { ground, asker } }) =>
      transact(ground.db, (tx) => addStatement(tx, ground, { ...input, by: asker.name })),
    ),
    takeBack: endpoints.takeBack.handler(({ input, context: { ground } }) =>
      transact(ground.db, (tx) => takeBackStatement(tx, ground, input)),
    ),
  });
}
