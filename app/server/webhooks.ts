import { listFacets, readFacetsOfReach } from "@firsthand/engage/conversations";
import { createSender, createWebhooksRouter, type WebhooksGround } from "@firsthand/engage/webhooks";
import { findUnits } from "@firsthand/govern/access";
import { type ApiMount, mountApi } from "@firsthand/platform/http";
import { createOutgoing, type Outgoing } from "@firsthand/platform/outgoing";
import type { FastifyInstance } from "fastify";

import type { Ground } from "./ground.ts";

/** What outgoing webhooks bring to the server. */
interface WebhooksWiring {
  readonly mount: ApiMount;
  /** Lets events be sent from when the server listens until it closes. */
  readonly follow: (app: FastifyInstance) => void;
}

/** Events of the log that are sent to other systems. */
export function wireWebhooks({ storage: { db }, now, secrets, logVersion }: Ground): WebhooksWiring {
  const facetsOf = readFacetsOfReach(
    (reach) => listFacets(db, reach),
    () => performance.now(),
  );
  const ways = new Map<string, Outgoing>();
  const ground: WebhooksGround = {
    db,
    now,
    chance: Math.random,
    seal: (plain, purpose) => secrets.seal(plain, purpose),
    open: (sealed, purpose) => secrets.open(sealed, purpose),
    outgoing: (allowedHosts) => {
      const key = allowedHosts.join(" ");
      const way = ways.get(key) ?? createOutgoing({ allowedHosts });
      ways.set(key, way);
      return way;
    },
    unitsWithin: async (tx, names) => {
      const units = await findUnits(tx);
      const below = (name: string): string[] =>
        [name].concat(units.flatMap((unit) => (unit.parent === name ? below(unit.name) : [])));
      return [...new Set(names.flatMap(below))];
    },
    choices: async () => {
      const [facets, units] = await Promise.all([facetsOf("all"), findUnits(db)]);
      const said = facets.units.map(({ value }) => value);
      return {
        channels: facets.channels.map(({ value }) => value),
        units: [...new Set([...units.map(({ name }) => name), ...said])],
      };
    },
  };
  return {
    mount: mountApi({ name: "webhooks", router: createWebhooksRouter(), context: (asker) => ({ ground, asker }) }),
    follow: (app) => {
      const sender = createSender({
        ground,
        logVersion,
        // Only the code: the message of an error may quote what a customer wrote.
        onTrouble: (code) => app.log.warn({ code }, "webhooks are not sent and go on trying"),
      });
      app.addHook("onListen", (done) => {
        sender.start();
        done();
      });
      app.addHook("onClose", async () => {
        await sender.stop();
        await Promise.all([...ways.values()].map((way) => way.close()));
      });
    },
  };
}
