import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { beginAgreement, endAgreement } from "./commands/agree.ts";
import {
  changeConnection,
  countConnection,
  makeConnection,
  removeConnection,
  resetConnection,
  steerConnection,
} from "./commands/save-connection.ts";
import { removeConnector, saveConnector } from "./commands/save-connector.ts";
import { tryConnection } from "./commands/try-connection.ts";
import { connectionsContract } from "./contract.ts";
import { hostsNotYours } from "./errors.ts";
import type { ConnectionsGround } from "./ground.ts";
import { listConnections, showConnection } from "./queries/show-connections.ts";
import { checkConnector, listConnectors, listOwnConnectors, showConnectorFile } from "./queries/show-connectors.ts";

interface ConnectionsContext {
  readonly ground: ConnectionsGround & {
    /** Has what is due be read without waiting for the next minute. */
    readonly readNow: () => Promise<void>;
  };
  readonly asker: Asker;
}

/** The endpoints of this module. */
export function createConnectionsRouter() {
  const endpoints = implement(connectionsContract)
    .$context<ConnectionsContext>()
    .use(async ({ context, next }) => {
      await context.ground.own.refresh(context.ground.db);
      return await next();
    });
  const shown = ({ ground }: ConnectionsContext, id: string) => showConnection(ground.db, ground, id);
  return endpoints.router({
    connectors: endpoints.connectors.handler(({ context }) => listConnectors(context.ground)),
    connectorFile: endpoints.connectorFile.handler(({ input, context: { ground } }) =>
      showConnectorFile(ground.db, ground, input.id),
    ),
    ownConnectors: endpoints.ownConnectors.handler(({ context: { ground } }) => listOwnConnectors(ground.db)),
    checkConnector: endpoints.checkConnector.handler(({ input, context: { ground } }) =>
      checkConnector(ground.db, ground, input.text),
    ),
    saveConnector: endpoints.saveConnector.handler(async ({ input, context: { ground, asker } }) => {
      const { id, version, paused } = await saveConnector(ground, input, asker.name);
      return { id, version, paused: [...paused] };
    }),
    removeConnector: endpoints.removeConnector.handler(async ({ input, context: { ground } }) => {
      await removeConnector(ground, input.id);
      return {};
    }),
    list: endpoints.list.handler(({ context: { ground } }) => listConnections(ground.db, ground)),
    show: endpoints.show.handler(({ input, context }) => shown(context, input.id)),
    try: endpoints.try.handler(async ({ input, context }) => {
      await checkHosts(context, input);
      return await tryConnection(context.ground, input, { clear: seesPersonalData(context.asker) });
    }),
    make: endpoints.make.handler(async ({ input, context }) => {
      await checkHosts(context, input);
      const id = await makeConnection(context.ground, input, context.asker.name);
      await context.ground.readNow();
      return await shown(context, id);
    }),
    change: endpoints.change.handler(async ({ input, context }) => {
      await checkHosts(context, input);
      await changeConnection(context.ground, input);
      await context.ground.readNow();
      return await shown(context, input.id);
    }),
    agree: endpoints.agree.handler(async ({ input, context: { ground, asker } }) => ({
      address: await beginAgreement(ground, input, asker.id),
    })),
    agreed: endpoints.agreed.handler(async ({ input, context }) => {
      const id = await endAgreement(context.ground, input, context.asker.id);
      await context.ground.readNow();
      return await shown(context, id);
    }),
    pause: endpoints.pause.handler(async ({ input, context }) => {
      await steerConnection(context.ground, input.id, "paused");
      return await shown(context, input.id);
    }),
    resume: endpoints.resume.handler(async ({ input, context }) => {
      await steerConnection(context.ground, input.id, "on");
      await context.ground.readNow();
      return await shown(context, input.id);
    }),
    count: endpoints.count.handler(async ({ input, context }) => {
      await countConnection(context.ground, input.id);
      return await shown(context, input.id);
    }),
    reset: endpoints.reset.handler(async ({ input, context }) => {
      await resetConnection(context.ground, input.id, new Date(input.since));
      await context.ground.readNow();
      return await shown(context, input.id);
    }),
    remove: endpoints.remove.handler(async ({ input, context }) => {
      await removeConnection(context.ground, input.id);
      return {};
    }),
  });
}

/** What has not come in yet has no unit: only who may see personal data everywhere sees those in it. */
function seesPersonalData({ reach }: Asker): boolean {
  return reach("personal.unmask") === "all";
}

/**
 * What stands in our own network is reached from here and not from outside: only who manages the system opens more of
 * it. Throws `hosts_not_yours`, `unknown_connection`.
 */
async function checkHosts(
  { ground, asker }: ConnectionsContext,
  { id, allowedHosts }: { readonly id?: string | undefined; readonly allowedHosts: readonly string[] },
): Promise<void> {
  if (allowedHosts.length === 0 || asker.may.includes("system.manage")) return;
  const before = id === undefined ? [] : (await showConnection(ground.db, ground, id)).allowedHosts;
  if (allowedHosts.some((host) => !before.includes(host))) throw hostsNotYours();
}
