import type { Handle } from "@firsthand/platform/storage";

import { readManifest } from "../../manifest/index.ts";
import { fieldsOf } from "../commands/opened.ts";
import type { CheckedConnector, ConnectorFile, ConnectorShown } from "../contract.ts";
import { unknownConnector } from "../errors.ts";
import type { ConnectionsGround } from "../ground.ts";
import { bringsAnything } from "../manifest-connector.ts";
import { findConnections } from "../store/connections.ts";
import { findOwnConnector, findOwnConnectors, findOwnVersions } from "../store/own-connectors.ts";

/** What can be connected: your own first, then those that were run against the real thing. */
export async function listConnectors({
  db,
  connectors,
  own,
}: Pick<ConnectionsGround, "db" | "connectors" | "own">): Promise<ConnectorShown[]> {
  const versions = await findOwnVersions(db);
  return connectors()
    .map(({ id, name, icon, about, tried, settings, streams, declaration, agreement }) => ({
      id,
      name,
      icon,
      about,
      tried: versions.has(id) ? null : tried,
      own: versions.has(id),
      described: versions.has(id) || own.shippedFile(id) !== undefined,
      channel: declaration(name, {}).channel,
      agreement: agreement !== undefined,
      settings: [...fieldsOf({ settings })],
      streams: [...streams],
    }))
    .toSorted(
      (a, b) =>
        Number(b.own) - Number(a.own) ||
        Number(a.tried === null) - Number(b.tried === null) ||
        a.name.localeCompare(b.name, "en"),
    );
}

/** The file of a connector, and of your own who keeps it. Throws `unknown_connector`. */
export async function showConnectorFile(
  tx: Handle,
  { own }: Pick<ConnectionsGround, "own">,
  id: string,
): Promise<ConnectorFile> {
  const row = await findOwnConnector(tx, id);
  if (!row) {
    const text = own.shippedFile(id);
    if (text === undefined) throw unknownConnector(id);
    return { id, text, own: null };
  }
  const used = (await findConnections(tx)).filter(({ connector }) => connector === id);
  return {
    id,
    text: row.manifest,
    own: {
      version: row.version,
      by: row.by_name,
      at: row.changed_at.toISOString(),
      connections: used.map(({ name }) => name),
    },
  };
}

/** Your own connectors; one that this version of the product does not understand has faults. */
export async function listOwnConnectors(tx: Handle) {
  return (await findOwnConnectors(tx)).map(({ connector_id: id, manifest, version, by_name, changed_at }) => {
    const read = readManifest(manifest);
    return {
      id,
      name: read.ok ? read.manifest.name : id,
      version,
      by: by_name,
      at: changed_at.toISOString(),
      faults: read.ok ? [] : [...read.faults],
    };
  });
}

/** What a file says, or what is wrong with it. */
export async function checkConnector(
  tx: Handle,
  { own }: Pick<ConnectionsGround, "own">,
  text: string,
): Promise<CheckedConnector> {
  const read = readManifest(text);
  if (!read.ok) return { faults: [...read.faults], contents: null };
  const { manifest } = read;
  if (!bringsAnything(manifest))
    return {
      faults: [{ line: 1, path: "streams", message: "nothing comes in: it has neither a stream nor a webhook" }],
      contents: null,
    };
  const { id, name, about, settings, streams, answers, events } = own.of(manifest);
  const stands = (await findOwnConnector(tx, id)) !== undefined;
  return {
    faults: [],
    contents: {
      id,
      name,
      about,
      streams: [...streams],
      settings: settings.map(({ label, kind, required }) => ({ label, kind, required })),
      answers: answers !== undefined,
      events: events !== undefined,
      taken: !stands && own.isTaken(id),
    },
  };
}
