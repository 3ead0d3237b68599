import { setTimeout as sleep } from "node:timers/promises";

import type { Cursor } from "../../streams/index.ts";
import type { Connector, ConnectionsGround } from "../ground.ts";
import { type ConnectionRow, findConnections } from "../store/connections.ts";
import { bringForward, findStreams } from "../store/streams.ts";
import { openedOf, secretsOf } from "./opened.ts";

/** How often it is looked whether connections came or went. */
const LOOK_MS = 30_000;
/** After news, and after what went wrong, so long until the next wait: reading has its turn first. */
const REST_MS = 5000;

export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Has what is due be read. */
  readonly readNow: () => Promise<void>;
  readonly lookMs?: number;
  readonly restMs?: number;
}

/**
 * Waits at every connection whose other side can tell of news (a mailbox by IDLE), and has it read at once. What goes
 * wrong at this is not told: reading meets it too, and says so. Ends with the signal.
 */
export async function watchSources(ground: ConnectionsGround, options: WatchOptions): Promise<void> {
  const { signal, lookMs = LOOK_MS } = options;
  const waits = new Map<string, AbortController>();
  const ended: Promise<void>[] = [];
  while (!signal.aborted) {
    const wanted = await watchable(ground).catch(() => undefined);
    for (const [key, wait] of waits) {
      if (wanted === undefined || wanted.has(key)) continue;
      wait.abort();
      waits.delete(key);
    }
    for (const [key, { row, watch }] of wanted ?? []) {
      if (waits.has(key)) continue;
      const wait = new AbortController();
      waits.set(key, wait);
      ended.push(watchOne(ground, { row, watch }, { ...options, signal: AbortSignal.any([signal, wait.signal]) }));
    }
    await sleep(lookMs, undefined, { signal }).catch(() => {});
  }
  await Promise.all(ended);
}

interface Watchable {
  readonly row: ConnectionRow;
  readonly watch: NonNullable<Connector["watch"]>;
}

/** Connections that are on and can be watched, by id and version: one that is changed is watched anew. */
async function watchable(ground: ConnectionsGround): Promise<Map<string, Watchable>> {
  const found = new Map<string, Watchable>();
  await ground.own.refresh(ground.db);
  for (const row of await findConnections(ground.db)) {
    const watch = ground.connectors().find(({ id }) => id === row.connector)?.watch;
    if (watch && row.state === "on") found.set(`${row.connection_id} ${row.version}`, { row, watch });
  }
  return found;
}

async function watchOne(
  ground: ConnectionsGround,
  { row, watch }: Watchable,
  { signal, readNow, restMs = REST_MS }: WatchOptions,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const opened = openedOf(ground, row, { ...row.settings, ...secretsOf(ground, row) });
      if (await watch(opened, await cursorOf(ground, row.connection_id), signal)) {
        await bringForward(ground.db, row.connection_id, ground.now());
        await readNow();
      }
    } catch {
      // Reading meets the same and tells of it.
      await sleep(restMs * 10, undefined, { signal }).catch(() => {});
    }
    await sleep(restMs, undefined, { signal }).catch(() => {});
  }
}

async function cursorOf(ground: ConnectionsGround, id: string): Promise<Cursor | null> {
  const [stream] = await findStreams(ground.db, [id]);
  return stream?.cursor ?? null;
}
