import { implement } from "@orpc/server";

import type { AccessContext } from "../ground.ts";
import { checkProvider } from "./commands/check-provider.ts";
import { addProvider, changeProvider, removeProvider } from "./commands/save-provider.ts";
import { beginProvider, finishProvider } from "./commands/sign-in-by-provider.ts";
import { mailState, sendTestMail } from "./commands/test-mail.ts";
import { providersContract } from "./contract.ts";
import { listProviders, listWays } from "./queries/list-providers.ts";

const on = implement(providersContract).$context<AccessContext>();

/** The endpoints of signing in with other providers, and of mail. */
export const providerRoutes = {
  signInWays: on.signInWays.handler(({ context }) => listWays(context.ground)),
  beginProvider: on.beginProvider.handler(({ context, input }) =>
    beginProvider(context.ground, context.visit, input.id),
  ),
  finishProvider: on.finishProvider.handler(({ context, input }) =>
    finishProvider(context.ground, context.visit, input),
  ),
  providers: on.providers.handler(({ context }) => listProviders(context.ground.db)),
  addProvider: on.addProvider.handler(({ context, input }) => addProvider(context.ground, context.asker, input)),
  changeProvider: on.changeProvider.handler(({ context, input }) =>
    changeProvider(context.ground, context.asker, input),
  ),
  removeProvider: on.removeProvider.handler(({ context, input }) => removeProvider(context.ground, input.id)),
  checkProvider: on.checkProvider.handler(({ input }) => checkProvider(input)),
  mail: on.mail.handler(({ context }) => mailState(context.ground)),
  sendTestMail: on.sendTestMail.handler(({ context }) => sendTestMail(context)),
};
