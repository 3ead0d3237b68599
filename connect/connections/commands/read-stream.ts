import { maskPersonalData } from "@firsthand/analytics/personal-data";
import { transact } from "@firsthand/platform/storage";

import type { SourceDeclaration } from "../../records/index.ts";
import { type Settings, StreamFailure, type StreamPage } from "../../streams/index.ts";
import type { Connector, ConnectionsGround } from "../ground.ts";
import { hourOf, retryAt } from "../rules/pauses.ts";
import { inUnit } from "../rules/unit.ts";
import type { ConnectionRow } from "../store/connections.ts";
import {
  advanceStream,
  countHour,
  endReading,
  failReading,
  holdLease,
  type Lease,
  noteDrift,
  type StreamRow,
  yieldReading,
} from "../store/streams.ts";
import { openedOf } from "./opened.ts";
import { tellSources } from "./tell.ts";

/** For so long somebody who reads need not be heard of before another takes over. */
export const LEASE_MS = 2 * 60_000;
/** After so long a stream lets others have their turn. */
const TURN_MS = 60_000;
const MINUTE = 60_000;

export interface Turn {
  readonly row: StreamRow & { readonly lease: string };
  readonly connection: ConnectionRow;
  readonly connector: Connector;
  readonly settings: Settings;
  readonly signal: AbortSignal;
}

/**
 * Reads a stream until nothing is left for now, or its turn is over. Each page is stored with the cursor behind it, so
 * that whatever happens nothing is lost and nothing counts twice. What went wrong is noted with the stream, for people.
 */
export async function readLeased(ground: ConnectionsGround, turn: Turn): Promise<void> {
  const { row, connection, connector, settings, signal } = turn;
  const lease: Lease = { connectionId: row.connection_id, stream: row.stream, lease: row.lease };
  const over = ground.now().getTime() + TURN_MS;
  try {
    const source = connector.declaration(connection.name, settings, row.stream);
    const reading = connector.read(openedOf(ground, connection, settings));
    const request = { stream: row.stream, settings, cursor: row.cursor, since: connection.since, signal };
    for await (const read of reading(request)) {
      const page = { ...read, items: inUnit(read.items, settings) };
      if (!(await keepPage(ground, { lease, source, page }))) return;
      if (signal.aborted || ground.now().getTime() > over) return await giveUp(ground, lease);
    }
    if (signal.aborted) return await giveUp(ground, lease);
    const now = ground.now();
    const minutes = connector.streams.find(({ name }) => name === row.stream)?.everyMinutes ?? 15;
    await transact(ground.db, async (tx) => {
      await endReading(tx, lease, { now, due: new Date(now.getTime() + minutes * MINUTE) });
      await tellSources(tx);
    });
  } catch (error) {
    if (signal.aborted) return await giveUp(ground, lease);
    if (!(error instanceof StreamFailure)) throw error;
    await noteFailure(ground, { lease, failures: row.failures + 1, error });
  }
}

/** False when somebody paused, reset or took over the stream meanwhile: then nothing is kept. */
async function keepPage(
  ground: ConnectionsGround,
  { lease, source, page }: { lease: Lease; source: SourceDeclaration; page: StreamPage },
): Promise<boolean> {
  return await transact(ground.db, async (tx) => {
    const now = ground.now();
    if (!(await holdLease(tx, lease, new Date(now.getTime() + LEASE_MS)))) return false;
    const nothing = { records: 0, accepted: 0, repeated: 0, revised: 0, quarantined: 0 };
    const tally = page.items.length === 0 ? nothing : await ground.deliver(tx, source, page.items);
    const news = tally.accepted + tally.revised > 0 ? now : null;
    await advanceStream(tx, lease, { cursor: page.cursor, news, newest: news && newestOf(page) });
    const { bytes, milliseconds } = page.answer;
    await countHour(tx, lease, { ...tally, hour: hourOf(now), pages: 1, bytes, milliseconds });
    await noteDrift(tx, lease, { drift: page.drift, now });
    if (tally.records > 0) await tellSources(tx);
    return true;
  });
}

function newestOf({ items }: StreamPage): Date | null {
  const times = items.flatMap((item) => {
    const { at } = madeOf(item) ?? {};
    return at === undefined ? [] : [Date.parse(at)];
  });
  const newest = times.reduce((latest, time) => Math.max(latest, time), Number.NEGATIVE_INFINITY);
  return Number.isFinite(newest) ? new Date(newest) : null;
}

function madeOf(item: StreamPage["items"][number]): { readonly at: string } | undefined {
  switch (item.status) {
    case "understood":
      return item.record;
    case "person":
      return item.person;
    case "document":
      return item.document;
    case "rejected":
      return undefined;
  }
}

async function giveUp(ground: ConnectionsGround, lease: Lease): Promise<void> {
  await yieldReading(ground.db, lease, ground.now());
}

async function noteFailure(
  ground: ConnectionsGround,
  { lease, failures, error }: { lease: Lease; failures: number; error: StreamFailure },
): Promise<void> {
  const now = ground.now();
  const { code, message, advice } = error;
  // What came back may say something of a customer.
  const answer = error.answer === undefined ? null : maskPersonalData(error.answer);
  const due = retryAt(now, { failures, code, notBefore: error.retryAt }, ground.chance());
  await transact(ground.db, async (tx) => {
    await failReading(tx, lease, { now, due, failure: { code, message, advice, answer, at: now.toISOString() } });
    await countHour(tx, lease, { hour: hourOf(now), failures: 1 });
    await tellSources(tx);
  });
}
