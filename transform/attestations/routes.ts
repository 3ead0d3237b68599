import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { checkProof } from "./commands/check-proof.ts";
import { giveAnswer } from "./commands/give-answer.ts";
import { nameOwner } from "./commands/name-owner.ts";
import { signAnswer } from "./commands/sign-answer.ts";
import { withdrawAnswer } from "./commands/withdraw-answer.ts";
import { attestationsContract } from "./contract.ts";
import type { AttestationsGround } from "./ground.ts";
import { listAnswers } from "./queries/list-answers.ts";
import { listDuties } from "./queries/list-duties.ts";

/** The endpoints of this module. */
export function createAttestationsRouter() {
  const endpoints = implement(attestationsContract).$context<{ ground: AttestationsGround; asker: Asker }>();
  return endpoints.router({
    list: endpoints.list.handler(({ input, context: { ground, asker } }) => listAnswers(ground, input, asker)),
    duties: endpoints.duties.handler(({ input, context: { ground, asker } }) =>
      listDuties(ground, asker, { mine: input.mine === true }),
    ),
    give: endpoints.give.handler(({ input, context: { ground, asker } }) => giveAnswer(ground, input, asker)),
    sign: endpoints.sign.handler(({ input, context: { ground, asker } }) => signAnswer(ground, input.id, asker)),
    check: endpoints.check.handler(({ input, context: { ground, asker } }) => checkProof(ground, input.id, asker)),
    withdraw: endpoints.withdraw.handler(({ input, context: { ground, asker } }) =>
      withdrawAnswer(ground, input, asker),
    ),
    own: endpoints.own.handler(({ input, context }) => nameOwner(context.ground, input)),
  });
}
