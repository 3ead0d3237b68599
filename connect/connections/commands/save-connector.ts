import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { type Manifest, readManifest } from "../../manifest/index.ts";
import { connectorConflict, connectorFaulty, connectorInUse, connectorTaken, unknownConnector } from "../errors.ts";
import type { Connector, ConnectionsGround } from "../ground.ts";
import { bringsAnything } from "../manifest-connector.ts";
import { asksTheSame, mapsTheSame } from "../rules/asks-the-same.ts";
import {
  type ConnectionRow,
  findConnections,
  lockConnection,
  updateConnection,
  writeTokens,
} from "../store/connections.ts";
import {
  deleteOwnConnector,
  findOwnConnector,
  lockOwnConnectors,
  type OwnConnectorRow,
  putOwnConnector,
} from "../store/own-connectors.ts";
import { dropStreams, insertStreams } from "../store/streams.ts";
import { declarationsOf } from "./declarations.ts";
import { secretsOf } from "./opened.ts";
import { tellSources } from "./tell.ts";

interface Saved {
  readonly id: string;
  readonly version: number;
  readonly paused: readonly string[];
}

/**
 * Keeps a connector that somebody wrote. Connections of it go on with the new file; where it asks other places than
 * before, their secrets and the hosts of your own network that they may ask are forgotten and they are paused: who may
 * change a file must not learn a secret by it, nor ask anything of what others opened for another file. Throws
 * `connector_faulty`, `connector_taken`, `connector_conflict`, `source_differs`.
 */
export async function saveConnector(
  ground: ConnectionsGround,
  { text, ifVersion }: { readonly text: string; readonly ifVersion: number },
  by: string,
): Promise<Saved> {
  const manifest = manifestOf(text);
  const { id } = manifest;
  const saved = await transact(ground.db, async (tx) => {
    await lockOwnConnectors(tx);
    const before = await findOwnConnector(tx, id);
    if (!before && ground.own.isTaken(id)) throw connectorTaken(id);
    if ((before?.version ?? 0) !== ifVersion) throw connectorConflict(before?.version ?? 0);
    const row: OwnConnectorRow = {
      connector_id: id,
      manifest: text,
      version: ifVersion + 1,
      by_name: by,
      changed_at: ground.now(),
    };
    await putOwnConnector(tx, row);
    const was = before && readManifest(before.manifest);
    const same = {
      asked: was?.ok === true && asksTheSame(was.manifest, manifest),
      mapped: was?.ok === true && mapsTheSame(was.manifest, manifest),
    };
    const connector = ground.own.of(manifest);
    const paused: string[] = [];
    for (const { connection_id } of await connectionsOf(tx, id))
      if (await adapt(ground, tx, { connectionId: connection_id, connector, same })) paused.push(connection_id);
    noteChange({ subject: `connector ${id}`, before: before ? shown(before) : null, after: shown(row) });
    await tellSources(tx);
    const names = (await connectionsOf(tx, id)).flatMap((one) =>
      paused.includes(one.connection_id) ? [one.name] : [],
    );
    return { id, version: row.version, paused: names };
  });
  await ground.own.refresh(ground.db);
  return saved;
}

/** Removes a connector that somebody wrote. Throws `unknown_connector`, and `connector_in_use` while anything is connected by it. */
export async function removeConnector(ground: ConnectionsGround, id: string): Promise<void> {
  await transact(ground.db, async (tx) => {
    await lockOwnConnectors(tx);
    const before = await findOwnConnector(tx, id);
    if (!before) throw unknownConnector(id);
    const used = await connectionsOf(tx, id);
    if (used.length > 0) throw connectorInUse(used.map(({ name }) => name));
    await deleteOwnConnector(tx, id);
    noteChange({ subject: `connector ${id}`, before: shown(before), after: null });
    await tellSources(tx);
  });
  await ground.own.refresh(ground.db);
}

/** Throws `connector_faulty`. */
function manifestOf(text: string): Manifest {
  const read = readManifest(text);
  if (!read.ok) throw connectorFaulty(read.faults);
  if (!bringsAnything(read.manifest))
    throw connectorFaulty([
      { line: 1, path: "streams", message: "nothing comes in: it has neither a stream nor a webhook" },
    ]);
  return read.manifest;
}

/** What two files have in common. */
interface Same {
  readonly asked: boolean;
  readonly mapped: boolean;
}

/** Has a connection go on with another file; true where its secrets were forgotten. */
async function adapt(
  ground: ConnectionsGround,
  tx: Handle,
  {
    connectionId,
    connector,
    same,
  }: { readonly connectionId: string; readonly connector: Connector; readonly same: Same },
): Promise<boolean> {
  const row = await lockConnection(tx, connectionId);
  if (!row) return false;
  const secrets = secretsOf(ground, row);
  // A map sees addresses as they are, also the token in one.
  const tells = !same.mapped && connector.settings.some(({ name, kind }) => kind === "url" && name in secrets);
  const hasAny = row.secrets !== null || connector.agreement !== undefined || row.allowed_hosts.length > 0;
  const forgets = (!same.asked || tells) && hasAny;
  for (const declaration of declarationsOf(connector, row.name, row.settings))
    await ground.declare(tx, declaration, ground.now());
  const streams = connector.streams.map(({ name }) => name);
  await insertStreams(tx, connectionId, streams, ground.now());
  await dropStreams(tx, connectionId, streams);
  await updateConnection(tx, forgets ? { ...row, secrets: null, allowed_hosts: [], state: "paused" } : row);
  if (forgets) await writeTokens(tx, connectionId, null);
  return forgets;
}

async function connectionsOf(tx: Handle, connector: string): Promise<ConnectionRow[]> {
  return (await findConnections(tx)).filter((row) => row.connector === connector);
}

/** What the audit record shows. */
function shown({ manifest, version }: OwnConnectorRow) {
  return { version, file: manifest };
}
