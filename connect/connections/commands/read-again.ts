import type { Handle } from "@firsthand/platform/storage";

import type { Delivery } from "../../records/index.ts";
import { StreamFailure } from "../../streams/index.ts";
import type { ConnectionsGround } from "../ground.ts";
import { findConnections } from "../store/connections.ts";
import { inUnit } from "../rules/unit.ts";
import { openedOf, secretsOf } from "./opened.ts";
import { sourcesOf } from "./sources-of.ts";

/** Reads what one connection brought and was not understood; null: it is still not understood. */
export type ReadKept = (raw: Uint8Array) => Promise<readonly Delivery[] | null>;

/** How what a source delivered is read again; undefined where no connection brings this source. */
export async function findReadAgain(
  ground: ConnectionsGround,
  tx: Handle,
  source: string,
): Promise<ReadKept | undefined> {
  await ground.own.refresh(tx);
  for (const row of await findConnections(tx)) {
    const connector = ground.connectors().find(({ id }) => id === row.connector);
    if (!connector || !sourcesOf(connector, row).has(source)) continue;
    const settings = { ...row.settings, ...secretsOf(ground, row) };
    const sourceOf = (stream: string) => connector.declaration(row.name, settings, stream).name;
    const streams = connector.streams.map(({ name }) => name).filter((stream) => sourceOf(stream) === source);
    const events = connector.events?.declaration(row.name).name === source;
    return async (raw) => {
      try {
        const read = await connector.readAgain?.(openedOf(ground, row, settings), { raw, streams, events });
        return read ? inUnit(read, settings) : null;
      } catch (error) {
        // Settings that are not complete: nothing can be read with them now.
        if (error instanceof StreamFailure) return null;
        throw error;
      }
    };
  }
  return undefined;
}
