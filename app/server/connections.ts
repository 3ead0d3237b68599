import { randomBytes } from "node:crypto";

import {
  type ConnectionsGround,
  createConnectionsRouter,
  eventRoutes,
  findConnectedSources,
  findReadAgain,
  manifestConnectors,
  ownConnectors,
  readDue,
  watchSources,
} from "@firsthand/connect/connections";
import { shippedConnectors, shippedFile } from "@firsthand/connect/connectors";
import { feedConnector } from "@firsthand/connect/feeds";
import { agreedMailboxConnector, mailboxConnector } from "@firsthand/connect/mail";
import { sftpConnector } from "@firsthand/connect/sftp";
import type { ConnectedAgain } from "@firsthand/engage/listen";
import type { ReplyDoor } from "@firsthand/engage/replies";
import { declareSource, endGrace, findGraces } from "@firsthand/engage/sources";
import { type ApiMount, mountApi } from "@firsthand/platform/http";

import type { Handle } from "@firsthand/platform/storage";
import type { FastifyInstance } from "fastify";

import { liveWorld } from "../world.ts";
import { deliver } from "./deliver.ts";
import type { Ground } from "./ground.ts";
import { connectionDoor } from "./replies.ts";

const JOB = "read-sources";

/** So long a new source does not count against coverage. */
const GRACE_DAYS = 90;

/** What connections bring to the server. */
interface ConnectionsWiring {
  readonly mount: ApiMount;
  /** Replies to customers go out through what is connected. */
  readonly door: ReplyDoor;
  /** Where other systems send the events of connections. */
  readonly plainRoutes: (app: FastifyInstance) => void;
  /** Waits for news while the server listens, and ends with it what maps for them. */
  readonly follow: (app: FastifyInstance) => void;
  /** How what they brought and was not understood is tried again. */
  readonly again: ConnectedAgain;
  /** The sources that connections bring. */
  readonly sources: (db: Handle) => Promise<ReadonlySet<string>>;
}

/** Connections: their endpoints, and the job that reads what is due each minute. */
export function wireConnections(ground: Ground): ConnectionsWiring {
  const { jobs } = ground;
  const described = manifestConnectors(shippedConnectors(), { now: ground.now, random: Math.random });
  const clock = { now: () => ground.now().getTime() };
  const shipped = [
    mailboxConnector({ ...clock, chance: Math.random }),
    agreedMailboxConnector({ ...clock, chance: Math.random }),
    feedConnector(clock),
    sftpConnector(clock),
    ...described.connectors,
  ];
  const own = ownConnectors({ connectors: shipped, of: described.of, shippedFile });
  const connections = connectionsGround(ground, own);
  jobs.define(
    JOB,
    async (_data, { signal }) => {
      const defects: unknown[] = [];
      await readDue(connections, { signal, onDefect: (error) => defects.push(error) });
      // The others were read; then the job fails, so that the log and the page of the system tell of it.
      if (defects.length > 0) throw defects[0];
    },
    { retry: { times: 1, afterSeconds: 60 }, schedule: { cron: "* * * * *" }, limitSeconds: 3600, pollSeconds: 1 },
  );
  const readNow = async () => void (await jobs.enqueue(ground.storage.db, JOB, {}));
  return {
    mount: mountApi({
      name: "connections",
      router: createConnectionsRouter(),
      context: (asker) => ({ ground: { ...connections, readNow }, asker }),
    }),
    door: connectionDoor(connections),
    again: {
      reading: (tx, source) => findReadAgain(connections, tx, source),
      deliver: (tx, source, items) => connections.deliver(tx, source, items),
    },
    sources: (db) => findConnectedSources(connections, db),
    plainRoutes: eventRoutes(connections, { publicUrl: ground.config.publicUrl }),
    follow: (app) => {
      const closing = new AbortController();
      let watching: Promise<void> | undefined;
      app.addHook("onListen", (done) => {
        watching = watchSources(connections, { signal: closing.signal, readNow });
        done();
      });
      app.addHook("onClose", async () => {
        closing.abort();
        await watching;
        await described.close();
      });
    },
  };
}

/** Connections joined to the log. */
function connectionsGround(
  { storage: { db }, now, config, secrets }: Ground,
  own: Pick<ConnectionsGround, "connectors" | "own">,
): ConnectionsGround {
  const world = liveWorld(config);
  return {
    db,
    now,
    random: () => randomBytes(8),
    chance: Math.random,
    ...own,
    seal: (plain, purpose) => secrets.seal(plain, purpose),
    open: (sealed, purpose) => secrets.open(sealed, purpose),
    declare: (tx, declaration, at) => declareSource(tx, declaration, at, { days: GRACE_DAYS }),
    graces: findGraces,
    endGrace,
    deliver: (tx, source, items) => deliver(tx, world, { source, items }),
  };
}
