import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { maturityContract } from "./contract.ts";
import type { MaturityGround } from "./ground.ts";
import { listMonths } from "./queries/list-months.ts";
import { checkScope } from "./queries/check-scope.ts";
import { listUnitPositions } from "./queries/list-units.ts";
import { showPosition } from "./queries/show-position.ts";

interface MaturityContext {
  readonly ground: MaturityGround;
  readonly asker: Pick<Asker, "reach">;
}

/** The endpoints of the position. */
export function createMaturityRouter() {
  const endpoints = implement(maturityContract).$context<MaturityContext>();
  return endpoints.router({
    position: endpoints.position.handler(({ input: { since, until, ...asked }, context: { ground, asker } }) => {
      checkScope(asker.reach("position.read"), asked.unit);
      return showPosition(ground, { ...asked, since: momentOf(since), until: momentOf(until) });
    }),
    history: endpoints.history.handler(({ input, context: { ground, asker } }) => {
      checkScope(asker.reach("position.read"), input.unit);
      return listMonths(ground, input);
    }),
    units: endpoints.units.handler(({ input: { since, until }, context: { ground, asker } }) =>
      listUnitPositions(ground, {
        since: momentOf(since),
        until: momentOf(until),
        reach: asker.reach("position.read"),
      }),
    ),
  });
}

function momentOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
