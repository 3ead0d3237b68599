import { z } from "zod";

import type { Settings } from "../../streams/index.ts";
import type { SettingField } from "../contract.ts";
import { unknownConnector } from "../errors.ts";
import type { Connector, ConnectionsGround, OpenConnection } from "../ground.ts";
import { UNIT_FIELD } from "../rules/unit.ts";
import { type ConnectionRow, purposeOf } from "../store/connections.ts";
import { keeperOf } from "./tokens.ts";

const secretsShape = z.record(z.string(), z.string());

/** Throws `unknown_connector`. */
export function connectorOf({ connectors }: Pick<ConnectionsGround, "connectors">, id: string): Connector {
  const connector = connectors().find((one) => one.id === id);
  if (!connector) throw unknownConnector(id);
  return connector;
}

/** What is asked of somebody who connects it: what the connector asks, and what every connection has. */
export function fieldsOf({ settings }: Pick<Connector, "settings">): readonly SettingField[] {
  return [...settings, UNIT_FIELD];
}

/** The secrets of a connection in the clear. */
export function secretsOf(
  { open }: Pick<ConnectionsGround, "open">,
  { secrets, connection_id }: Pick<ConnectionRow, "secrets" | "connection_id">,
): Settings {
  return secrets === null ? {} : secretsShape.parse(JSON.parse(open(secrets, purposeOf(connection_id))));
}

/** The secrets of a connection as they are kept. */
export function sealedSecrets({ seal }: Pick<ConnectionsGround, "seal">, id: string, secrets: Settings): string | null {
  return Object.keys(secrets).length === 0 ? null : seal(JSON.stringify(secrets), purposeOf(id));
}

/** A connection as its connector gets it. */
export function openedOf(ground: ConnectionsGround, row: ConnectionRow, settings: Settings): OpenConnection {
  const { connection_id: id, version, allowed_hosts: allowedHosts } = row;
  return { kept: { id, version }, settings, allowedHosts, tokens: keeperOf(ground, row) };
}
