import { implement } from "@orpc/server";

import { maturityContract } from "./contract.ts";
import type { MaturityGround } from "./ground.ts";
import { listMonths } from "./queries/list-months.ts";
import { listUnitPositions } from "./queries/list-units.ts";
import { showPosition } from "./queries/show-position.ts";

/** The endpoints of the position. */
export function createMaturityRouter() {
  const endpoints = implement(maturityContract).$context<{ ground: MaturityGround }>();
  return endpoints.router({
    position: endpoints.position.handler(({ input: { since, until, ...asked }, context: { ground } }) =>
      showPosition(ground, { ...asked, since: momentOf(since), until: momentOf(until) }),
    ),
    history: endpoints.history.handler(({ input, context: { ground } }) => listMonths(ground, input)),
    units: endpoints.units.handler(({ input: { since, until }, context: { ground } }) =>
      listUnitPositions(ground, { since: momentOf(since), until: momentOf(until) }),
    ),
  });
}

function momentOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
