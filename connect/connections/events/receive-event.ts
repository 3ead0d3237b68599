import { transact } from "@firsthand/platform/storage";

import { connectorOf, openedOf, secretsOf } from "../commands/opened.ts";
import { tellSources } from "../commands/tell.ts";
import { eventNotSigned, eventsPaused, noEvents } from "../errors.ts";
import type { ConnectionsGround, EventsOfConnector, OpenConnection, Tally } from "../ground.ts";
import { hourOf } from "../rules/pauses.ts";
import { inUnit } from "../rules/unit.ts";
import { type ConnectionRow, findConnection, touchEvents } from "../store/connections.ts";
import { countHour } from "../store/streams.ts";

/** Many who send about the same customers at once wait for each other. */
const ATTEMPTS = 20;

const NOTHING: Tally = { records: 0, accepted: 0, repeated: 0, revised: 0, quarantined: 0 };

interface Received {
  readonly connection: string;
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** The address that was called, as the other side knows it. */
  readonly url: string;
}

/** What is answered: a word that the other side waits for, or what became of what it sent. */
export type EventAnswer = { readonly challenge: string } | { readonly tally: Tally };

/**
 * Takes in what another system sends to a connection, once its connector's signature is proved; answers when it is
 * stored. The same again counts once. Throws `no_events`, `event_not_signed`, `events_paused`.
 */
export async function receiveEvent(ground: ConnectionsGround, received: Received): Promise<EventAnswer> {
  const { row, events, opened } = await openEvents(ground, received.connection);
  const { headers, body, url } = received;
  const counted = { connectionId: row.connection_id, stream: events.stream ?? "events" };
  if (!(await events.verify(opened, { headers, body, url })).ok) {
    // The page of the source shows that something came and could not be believed.
    await countHour(ground.db, counted, { hour: hourOf(ground.now()), failures: 1 });
    throw eventNotSigned();
  }
  if (row.state === "paused") throw eventsPaused();
  const { items, challenge } = await events.map(opened, body);
  if (challenge !== null) return { challenge };
  if (items.length === 0) return { tally: NOTHING };
  const source = events.declaration(row.name);
  const tally = await transact(
    ground.db,
    async (tx) => {
      const became = await ground.deliver(tx, source, inUnit(items, row.settings));
      await countHour(tx, counted, { ...became, hour: hourOf(ground.now()), pages: 1, bytes: body.length });
      await touchEvents(tx, row.connection_id, ground.now());
      await tellSources(tx);
      return became;
    },
    { attempts: ATTEMPTS },
  );
  return { tally };
}

/** Answers who asks by GET whether one listens. Throws `no_events` and `event_not_signed`. */
export async function answerQuestion(
  ground: ConnectionsGround,
  asked: { readonly connection: string; readonly query: URLSearchParams },
): Promise<string> {
  const { events, opened } = await openEvents(ground, asked.connection);
  const answer = await events.answerHandshake(opened, asked.query);
  if (answer === null) throw eventNotSigned();
  return answer;
}

async function openEvents(
  ground: ConnectionsGround,
  id: string,
): Promise<{ readonly row: ConnectionRow; readonly events: EventsOfConnector; readonly opened: OpenConnection }> {
  await ground.own.refresh(ground.db);
  // Before the connection: no newer file is to get secrets that were given to an older one.
  const known = ground.connectors();
  const row = await findConnection(ground.db, id);
  if (!row) throw noEvents();
  const { events } = connectorOf({ connectors: () => known }, row.connector);
  if (!events) throw noEvents();
  return { row, events, opened: openedOf(ground, row, { ...row.settings, ...secretsOf(ground, row) }) };
}
