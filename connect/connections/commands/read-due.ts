import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { StreamFailure } from "../../streams/index.ts";
import type { ConnectionsGround } from "../ground.ts";
import { findConnection } from "../store/connections.ts";
import { failReading, leaseNext } from "../store/streams.ts";
import { secretsOf } from "./opened.ts";
import { LEASE_MS, readLeased } from "./read-stream.ts";

/** So many streams are read at once: one that is slow holds up none of the others. */
const AT_ONCE = 4;

/** While others read, it is looked so often whether something came due. */
const LOOK_MS = 1000;

interface Reading {
  readonly signal: AbortSignal;
  /** Told of what is no fault of the other side. */
  readonly onDefect: (error: unknown) => void;
}

/**
 * Reads every stream that is due, the one that waits longest first, until none is. While one is read what comes due
 * meanwhile is read beside it, so that nothing waits for a slow one.
 */
export async function readDue(ground: ConnectionsGround, { signal, onDefect }: Reading): Promise<void> {
  let reading = 0;
  let ended = Promise.withResolvers<void>();
  const took = () => {
    reading += 1;
  };
  const slot = async () => {
    while (!signal.aborted) {
      const before = reading;
      const read = await readNext(ground, { signal, onDefect, took });
      if (read) {
        reading -= 1;
        ended.resolve();
        ended = Promise.withResolvers();
        continue;
      }
      if (before === 0 && reading === 0) return;
      await Promise.race([ended.promise, sleep(LOOK_MS, undefined, { signal }).catch(() => {})]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, slot));
}

async function readNext(
  ground: ConnectionsGround,
  { signal, onDefect, took }: Reading & { readonly took: () => void },
): Promise<boolean> {
  const now = ground.now();
  const row = await leaseNext(ground.db, { lease: randomUUID(), now, until: new Date(now.getTime() + LEASE_MS) });
  if (!row) return false;
  took();
  const lease = { connectionId: row.connection_id, stream: row.stream, lease: row.lease };
  try {
    await ground.own.refresh(ground.db);
    // Before the connection: no newer file is to get secrets that were given to an older one.
    const connectors = ground.connectors();
    const connection = await findConnection(ground.db, row.connection_id);
    if (!connection) return true;
    const connector = connectors.find(({ id }) => id === connection.connector);
    if (!connector) throw withoutConnector(connection.connector);
    const settings = { ...connection.settings, ...secretsOf(ground, connection) };
    await readLeased(ground, { row, connection, connector, settings, signal });
  } catch (error) {
    const told = error instanceof StreamFailure ? error : defect();
    if (!(error instanceof StreamFailure)) onDefect(error);
    const { code, message, advice } = told;
    const failure = { code, message, advice, answer: null, at: now.toISOString() };
    await failReading(ground.db, lease, { now, due: new Date(now.getTime() + 10 * 60_000), failure });
  }
  return true;
}

const withoutConnector = (id: string) =>
  new StreamFailure("misset", `The connector ${id} is not part of this version.`, {
    advice: "Remove the connection, or bring the connector's file back.",
  });

/** What is no fault of the other side. */
const defect = () =>
  new StreamFailure("failing", "Firsthand failed at this, not the other side.", {
    advice: "It is tried again. The server's log says what happened.",
  });
