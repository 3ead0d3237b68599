import { mintId } from "@firsthand/kernel/ids";
import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { badSettings, connectionConflict, connectionTwice, unknownConnection, unknownConnector } from "../errors.ts";
import type { ConnectionsGround } from "../ground.ts";
import { isElsewhere, settled } from "../rules/settings.ts";
import {
  type ConnectionRow,
  deleteConnection,
  insertConnection,
  lockConnection,
  updateConnection,
  writeTokens,
} from "../store/connections.ts";
import { findOwnConnector, lockOwnConnectors } from "../store/own-connectors.ts";
import { insertStreams, makeDue } from "../store/streams.ts";
import { declarationsOf } from "./declarations.ts";
import { connectorOf, fieldsOf, sealedSecrets, secretsOf } from "./opened.ts";
import { tellSources } from "./tell.ts";

interface Given {
  readonly connector: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly allowedHosts: readonly string[];
  readonly days: number;
}

const DAY = 86_400_000;

/** Connects; it is read from now on. Throws `connection_settings`, `connection_twice`, `source_differs`. */
export async function makeConnection(ground: ConnectionsGround, given: Given, by: string): Promise<string> {
  const connector = connectorOf(ground, given.connector);
  const { plain, secret, issues } = settled(fieldsOf(connector), given.settings, { plain: {}, secret: {} });
  if (issues.length > 0) throw badSettings(issues);
  const now = ground.now();
  const id = mintId(0, now.getTime(), ground.random);
  await transact(ground.db, async (tx) => {
    // Nobody removes the connector meanwhile.
    await lockOwnConnectors(tx);
    if (!ground.own.isTaken(connector.id) && !(await findOwnConnector(tx, connector.id)))
      throw unknownConnector(connector.id);
    const row: ConnectionRow = {
      connection_id: id,
      connector: connector.id,
      name: given.name,
      settings: plain,
      secrets: sealedSecrets(ground, id, secret),
      allowed_hosts: given.allowedHosts,
      since: new Date(now.getTime() - given.days * DAY),
      // Before somebody agreed on the other side there is nothing to read with.
      state: connector.agreement ? "paused" : "on",
      version: 1,
      by_name: by,
      made_at: now,
      event_at: null,
    };
    if (!(await insertConnection(tx, row))) throw connectionTwice(given.name);
    for (const declaration of declarationsOf(connector, given.name, plain)) await ground.declare(tx, declaration, now);
    await insertStreams(tx, id, namesOf(connector.streams), now);
    noteChange({ subject: `connection ${given.name}`, before: null, after: shown(row) });
    await tellSources(tx);
  });
  return id;
}

interface Change {
  readonly id: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly allowedHosts: readonly string[];
  readonly ifVersion: number;
}

/**
 * Changes the settings; secrets left empty stay, unless another place is asked with them. Throws `unknown_connection`, `connection_conflict`,
 * `connection_settings`.
 */
export async function changeConnection(ground: ConnectionsGround, change: Change): Promise<void> {
  await transact(ground.db, async (tx) => {
    const before = await locked(tx, change.id);
    if (before.version !== change.ifVersion) throw connectionConflict(before.version);
    const connector = connectorOf(ground, before.connector);
    const secretsBefore = secretsOf(ground, before);
    const kept = { plain: before.settings, secret: secretsBefore };
    const { plain, secret, issues } = settled(fieldsOf(connector), change.settings, kept);
    if (issues.length > 0) throw badSettings(issues);
    const elsewhere = isElsewhere(connector.settings, before.settings, plain);
    const after: ConnectionRow = {
      ...before,
      // What was agreed with another place is no agreement with this one.
      state: elsewhere && connector.agreement ? "paused" : before.state,
      settings: plain,
      secrets: sealedSecrets(ground, change.id, secret),
      allowed_hosts: change.allowedHosts,
    };
    await updateConnection(tx, after);
    if (elsewhere) await writeTokens(tx, change.id, null);
    await insertStreams(tx, change.id, namesOf(connector.streams), ground.now());
    await makeDue(tx, change.id, { now: ground.now(), again: false });
    const newSecrets = Object.keys(secret).filter((name) => secret[name] !== secretsBefore[name]);
    noteChange({
      subject: `connection ${before.name}`,
      before: shown(before),
      after: { ...shown(after), ...(newSecrets.length > 0 ? { newSecrets } : {}) },
    });
    await tellSources(tx);
  });
}

/** Pauses a connection, or has it go on at once. Throws `unknown_connection`. */
export async function steerConnection(ground: ConnectionsGround, id: string, state: "on" | "paused"): Promise<void> {
  await transact(ground.db, async (tx) => {
    const before = await locked(tx, id);
    await updateConnection(tx, { ...before, state });
    if (state === "on") await makeDue(tx, id, { now: ground.now(), again: false });
    if (before.state !== state)
      noteChange({ subject: `connection ${before.name}`, before: { state: before.state }, after: { state } });
    await tellSources(tx);
  });
}

/** Ends the grace of a new source. Throws `unknown_connection`. */
export async function countConnection(ground: ConnectionsGround, id: string): Promise<void> {
  await transact(ground.db, async (tx) => {
    const { name } = await locked(tx, id);
    const until = (await ground.graces(tx)).get(name);
    if (until === undefined) return;
    await ground.endGrace(tx, name);
    const [before, after] = [{ countsFrom: until.toISOString() }, { countsFrom: null }];
    noteChange({ subject: `connection ${name}`, before, after });
    await tellSources(tx, "log");
  });
}

/** Has everything since a day be read again. Throws `unknown_connection`. */
export async function resetConnection(ground: ConnectionsGround, id: string, since: Date): Promise<void> {
  await transact(ground.db, async (tx) => {
    const before = await locked(tx, id);
    await updateConnection(tx, { ...before, since });
    await makeDue(tx, id, { now: ground.now(), again: true });
    const after = { readAgainSince: since.toISOString() };
    noteChange({ subject: `connection ${before.name}`, before: { since: before.since.toISOString() }, after });
    await tellSources(tx);
  });
}

/** Ends a connection; what it brought stays in the log. Throws `unknown_connection`. */
export async function removeConnection(ground: ConnectionsGround, id: string): Promise<void> {
  const { connector } = await transact(ground.db, async (tx) => {
    const before = await locked(tx, id);
    await deleteConnection(tx, id);
    noteChange({ subject: `connection ${before.name}`, before: shown(before), after: null });
    await tellSources(tx);
    return before;
  });
  await ground
    .connectors()
    .find((one) => one.id === connector)
    ?.forget?.(id);
}

async function locked(tx: Handle, id: string): Promise<ConnectionRow> {
  const row = await lockConnection(tx, id);
  if (!row) throw unknownConnection(id);
  return row;
}

function namesOf(streams: readonly { readonly name: string }[]): string[] {
  return streams.map(({ name }) => name);
}

/** What the audit record shows: no secret, also not sealed. */
function shown({ connector, name, settings, allowed_hosts, state }: ConnectionRow) {
  return { connector, name, settings, allowedHosts: allowed_hosts, state };
}
