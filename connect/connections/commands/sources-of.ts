import type { Handle } from "@firsthand/platform/storage";

import type { Connector, ConnectionsGround } from "../ground.ts";
import { type ConnectionRow, findConnections } from "../store/connections.ts";

/** The sources in the log of one connection. */
export function sourcesOf(
  connector: Connector,
  { name, settings }: Pick<ConnectionRow, "name" | "settings">,
): ReadonlySet<string> {
  const { streams, events } = connector;
  const declared = streams.map((stream) => connector.declaration(name, settings, stream.name).name);
  return new Set([...declared, ...(events ? [events.declaration(name).name] : [])]);
}

/** The sources that connections bring; of one whose connector is not part of this version its name. */
export async function findConnectedSources(
  { connectors, own }: Pick<ConnectionsGround, "connectors" | "own">,
  tx: Handle,
): Promise<ReadonlySet<string>> {
  await own.refresh(tx);
  const rows = await findConnections(tx);
  return new Set(
    rows.flatMap((row) => {
      const connector = connectors().find(({ id }) => id === row.connector);
      return connector ? [...sourcesOf(connector, row)] : [row.name];
    }),
  );
}
