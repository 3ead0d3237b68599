import { setTimeout as sleep } from "node:timers/promises";

import { Client, type Pool } from "pg";
import type { Logger } from "pino";

import { reconnectPauseMs } from "./rules.ts";

export interface Listener {
  /** Resolves when it listens, or when the first attempt failed; it goes on trying either way. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface ListenerSettings {
  /** Tells how the database is reached; its connections are not used. */
  readonly pool: Pool;
  /** A plain identifier. */
  readonly channel: string;
  readonly logger: Logger;
  readonly onNotice: (payload: string | undefined) => void;
  /** Listens again after a gap, in which notices may have been missed. */
  readonly onRecovered: () => void;
}

/** A connection that went silent (a firewall, a sleeping machine) is found out by asking it this often. */
const pulseMs = 30_000;
const pulseLimitMs = 10_000;

/** Listens on a channel with a connection of its own, and again by itself whenever that is lost. */
export function createListener({ pool, channel, logger, onNotice, onRecovered }: ListenerSettings): Listener {
  const stopping = new AbortController();
  const first = Promise.withResolvers<void>();
  let running: Promise<void> | undefined;

  async function listenOnce(heard: () => void): Promise<void> {
    const client = new Client(pool.options);
    const gone = new Promise<void>((resolve) => client.once("end", resolve).on("error", () => resolve()));
    client.on("notification", ({ payload }) => onNotice(payload));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      heard();
      await untilSilent(client, gone, stopping.signal);
    } finally {
      // A connection that is cut off cannot say goodbye: it is not waited for long.
      await Promise.race([client.end().catch(() => {}), sleep(1_000, undefined, { ref: false })]);
    }
  }

  async function keepListening(): Promise<void> {
    let attempt = 0;
    for (let again = false; !stopping.signal.aborted; again = true) {
      try {
        await listenOnce(() => {
          attempt = 0;
          if (again) logger.info("listening to the database again");
          if (again) onRecovered();
          first.resolve();
        });
        if (!stopping.signal.aborted) logger.warn("the connection that listens for changes was lost");
      } catch (error) {
        if (attempt === 0) logger.warn({ err: error }, "cannot listen for changes, goes on trying");
        first.resolve();
      }
      await sleep(reconnectPauseMs(attempt), undefined, { signal: stopping.signal }).catch(() => {});
      attempt += 1;
    }
  }

  return {
    start: async () => {
      running ??= keepListening();
      await first.promise;
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Resolves when the connection ended, stopped answering, or is not wanted any more. */
async function untilSilent(client: Client, gone: Promise<void>, stopped: AbortSignal): Promise<void> {
  const ended = gone.then(() => "gone" as const);
  for (;;) {
    const pause = new AbortController();
    const signal = AbortSignal.any([stopped, pause.signal]);
    const pulse = sleep(pulseMs, "pulse" as const, { signal }).catch(() => "gone" as const);
    const next = await Promise.race([ended, pulse]);
    pause.abort();
    if (next === "gone") return;
    const late = sleep(pulseLimitMs, "gone" as const, { signal: stopped, ref: false }).catch(() => "gone" as const);
    const answer = client.query("select 1").then(
      () => "alive" as const,
      () => "gone" as const,
    );
    if ((await Promise.race([answer, late, ended])) === "gone") return;
  }
}
