import type { Handle } from "@firsthand/platform/storage";

import type { Addressee, Answer, Answered, AnswerWay, Connector, ConnectionsGround } from "../ground.ts";
import { type ConnectionRow, findConnections } from "../store/connections.ts";
import { bringForward } from "../store/streams.ts";
import { openedOf, secretsOf } from "./opened.ts";
import { sourcesOf } from "./sources-of.ts";

/** A connection as one may answer through it. */
export interface Answering {
  /** The id of its connector. */
  readonly connector: string;
  readonly open: (addressee: Addressee) => AnswerWay;
  /** Sends an answer, once; throws `StreamFailure` where nothing went out and it may be tried later. */
  readonly send: (answer: Answer, signal: AbortSignal) => Promise<Answered>;
}

/** The connection that a source of the log comes from; undefined where it comes from none. */
export async function findAnswering(
  ground: ConnectionsGround,
  tx: Handle,
  source: string,
): Promise<Answering | undefined> {
  await ground.own.refresh(tx);
  // Before the connections: no newer file is to get secrets that were given to an older one.
  const connectors = ground.connectors();
  for (const row of await findConnections(tx)) {
    const connector = connectors.find(({ id }) => id === row.connector);
    if (connector && sourcesOf(connector, row).has(source)) return answeringOf(ground, row, connector);
  }
  return undefined;
}

function answeringOf(ground: ConnectionsGround, row: ConnectionRow, connector: Connector): Answering {
  const { answers } = connector;
  return {
    connector: connector.id,
    open: (addressee) => {
      if (!answers)
        return { ready: false, why: `${connector.name} is only read: this connector cannot answer customers.` };
      if (row.state === "paused")
        return { ready: false, why: `The connection ${row.name} is paused: nothing is read, and nothing is sent.` };
      return answers.open(row.settings, addressee);
    },
    send: async (answer, signal) => {
      if (!answers) return { status: "refused", message: "This connector cannot answer.", advice: "Answer there." };
      const settings = { ...row.settings, ...secretsOf(ground, row) };
      const done = await answers.send(openedOf(ground, row, settings), answer, signal);
      // The other side does not say what it is called: it is read there soon.
      if (done.status === "done" && done.externalId === null)
        await bringForward(ground.db, row.connection_id, ground.now());
      return done;
    },
  };
}
