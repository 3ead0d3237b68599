import { randomUUID } from "node:crypto";

import { StreamFailure } from "../../streams/index.ts";
import type { ConnectionsGround } from "../ground.ts";
import { findConnection } from "../store/connections.ts";
import { failReading, leaseNext } from "../store/streams.ts";
import { secretsOf } from "./opened.ts";
import { LEASE_MS, readLeased } from "./read-stream.ts";

/** So many streams are read at once: one that is slow holds up none of the others. */
const AT_ONCE = 4;

/** Reads every stream that is due, the one that waits longest first, until none is. */
export async function readDue(
  ground: ConnectionsGround,
  { signal, onDefect }: { readonly signal: AbortSignal; readonly onDefect: (error: unknown) => void },
): Promise<void> {
  const slot = async () => {
    while (!signal.aborted && (await readNext(ground, signal, onDefect))) {
      // the next one
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, slot));
}

async function readNext(
  ground: ConnectionsGround,
  signal: AbortSignal,
  onDefect: (error: unknown) => void,
): Promise<boolean> {
  const now = ground.now();
  const row = await leaseNext(ground.db, { lease: randomUUID(), now, until: new Date(now.getTime() + LEASE_MS) });
  if (!row) return false;
  const lease = { connectionId: row.connection_id, stream: row.stream, lease: row.lease };
  try {
    const connection = await findConnection(ground.db, row.connection_id);
    if (!connection) return true;
    const connector = ground.connectors.find(({ id }) => id === connection.connector);
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
