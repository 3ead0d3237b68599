import type { Handle } from "@firsthand/platform/storage";

import type { ConnectionShown, StreamShown } from "../contract.ts";
import { unknownConnection } from "../errors.ts";
import { eventsPath } from "../events/plain-routes.ts";
import type { ConnectionsGround } from "../ground.ts";
import { fieldsOf, secretsOf } from "../commands/opened.ts";
import { sourcesOf } from "../commands/sources-of.ts";
import { healthOf } from "../rules/pauses.ts";
import { shownAs } from "../rules/settings.ts";
import { type DriftRow, findDrift, findHours, type HourRow, sumSince } from "../store/activity.ts";
import { type ConnectionRow, findConnections } from "../store/connections.ts";
import { findStreams, type StreamRow } from "../store/streams.ts";

const HOUR = 3_600_000;
const HOURS = 48;

/** Every connection with how it flows, by name. */
export async function listConnections(tx: Handle, ground: ConnectionsGround): Promise<ConnectionShown[]> {
  const now = ground.now().getTime();
  const [rows, streams, drift, hours, totals, graces] = await Promise.all([
    findConnections(tx),
    findStreams(tx),
    findDrift(tx),
    findHours(tx, new Date(now - HOURS * HOUR)),
    sumSince(tx, new Date(now - 30 * 24 * HOUR)),
    ground.graces(tx),
  ]);
  return rows.map((row) => {
    const of = <T extends { readonly connection_id: string }>(all: readonly T[]) =>
      all.filter(({ connection_id }) => connection_id === row.connection_id);
    const shown = of(streams).map((stream) => shownStream(ground, row, stream, of(drift)));
    return {
      ...described(ground, row),
      countsFrom: graces.get(row.name)?.toISOString() ?? null,
      health: worst(shown),
      streams: shown,
      totals: totals.get(row.connection_id) ?? { records: 0, accepted: 0, repeated: 0, revised: 0, quarantined: 0 },
      hours: everyHour(of(hours), now),
    };
  });
}

/** All hours up to now, also those in which nothing came. */
function everyHour(rows: readonly HourRow[], now: number): ConnectionShown["hours"] {
  const known = new Map(rows.map((row) => [row.hour.getTime(), row]));
  const last = Math.floor(now / HOUR);
  return Array.from({ length: HOURS }, (_, index) => {
    const hour = (last - HOURS + 1 + index) * HOUR;
    const { records = 0, failures = 0 } = known.get(hour) ?? {};
    return { hour: new Date(hour).toISOString(), records, failures };
  });
}

/** Throws `unknown_connection`. */
export async function showConnection(tx: Handle, ground: ConnectionsGround, id: string): Promise<ConnectionShown> {
  const found = (await listConnections(tx, ground)).find((connection) => connection.id === id);
  if (!found) throw unknownConnection(id);
  return found;
}

function described(ground: ConnectionsGround, row: ConnectionRow) {
  const connector = ground.connectors().find(({ id }) => id === row.connector);
  const fields = connector ? fieldsOf(connector) : [];
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  return {
    id: row.connection_id,
    name: row.name,
    connector: row.connector,
    connectorName: connector?.name ?? row.connector,
    icon: connector?.icon ?? "plug-off",
    channel: connector?.declaration(row.name, row.settings).channel ?? "",
    state: row.state,
    since: row.since.toISOString(),
    settings: Object.fromEntries(
      Object.entries(row.settings).map(([name, value]) => [name, shownAs(kinds.get(name), value)]),
    ),
    labels: Object.fromEntries(fields.map(({ name, label }) => [name, label])),
    // An address with a token in it stands among the settings, shortened.
    secretsSet: Object.keys(secretsOf(ground, row)).filter((name) => kinds.get(name) !== "url"),
    sources: connector ? [...sourcesOf(connector, row)] : [row.name],
    allowedHosts: [...row.allowed_hosts],
    version: row.version,
    by: row.by_name,
    madeAt: row.made_at.toISOString(),
    events: connector?.events
      ? {
          path: eventsPath(row.connection_id),
          about: connector.events.about,
          lastAt: row.event_at?.toISOString() ?? null,
        }
      : null,
  };
}

function shownStream(
  { connectors }: ConnectionsGround,
  { connector }: ConnectionRow,
  row: StreamRow,
  drift: readonly DriftRow[],
): StreamShown {
  const known = connectors()
    .find(({ id }) => id === connector)
    ?.streams.find(({ name }) => name === row.stream);
  const lag = row.news_at && row.newest ? (row.news_at.getTime() - row.newest.getTime()) / 1000 : null;
  return {
    name: row.stream,
    words: known?.words ?? row.stream,
    health: healthOf(row.failures, row.failure?.code),
    readAt: row.read_at?.toISOString() ?? null,
    newsAt: row.news_at?.toISOString() ?? null,
    lagSeconds: lag === null ? null : Math.max(0, lag),
    dueAt: row.due_at.toISOString(),
    failures: row.failures,
    failingSince: row.failing_since?.toISOString() ?? null,
    failure: row.failure,
    drift: drift
      .filter(({ stream }) => stream === row.stream)
      .map(({ field, change, first_at, last_at }) => ({
        field,
        change,
        firstAt: first_at.toISOString(),
        lastAt: last_at.toISOString(),
      })),
  };
}

function worst(streams: readonly StreamShown[]): StreamShown["health"] {
  if (streams.some(({ health }) => health === "stopped")) return "stopped";
  return streams.some(({ health }) => health === "retrying") ? "retrying" : "flows";
}
