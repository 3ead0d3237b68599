import type { Pool } from "pg";
import type { Logger } from "pino";

import { createListener } from "./listener.ts";
import { everything, mergedTopics, topicsOf, waitMs } from "./rules.ts";
import { type Streams, createStreams } from "./streams.ts";

/** The channel on which a batch tells what it changed: `{ "topics": ["..."] }`. */
export const logChannel = "firsthand_log";

/** The topic of everything in the log; other topics leave its figures as they are. */
const logTopic = "log";

export interface Live {
  /** Adds GET /api/events. */
  readonly routes: Streams["routes"];
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Another word after each change of the log that was committed, and after each gap in listening. */
  readonly version: () => string;
  /** Calls back after notices of a topic, at most every 200 ms, and after each gap in listening; before `start`. */
  readonly onTopic: (topic: string, hear: () => void) => void;
  /** How many browsers listen now. */
  readonly listeners: () => number;
}

export interface LiveSettings {
  /** Tells how the database is reached; a connection of its own is opened like those of the pool. */
  readonly pool: Pool;
  readonly logger: Logger;
  readonly heartbeatSeconds?: number;
  readonly mostListeners?: number;
}

/** Shortest pause between two events, in milliseconds. */
const pauseMs = 200;

/**
 * Tells browsers what changed in the log, at most every 200 ms. An event carries no data: browsers fetch again what
 * they show. After a gap in listening, and to a browser that comes back, it says that everything may have changed.
 */
export function createLive({ pool, logger, heartbeatSeconds = 20, mostListeners = 100 }: LiveSettings): Live {
  const streams = createStreams({ heartbeatSeconds, mostListeners });
  let waiting: (readonly string[])[] = [];
  let lastSentAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let heard = 0;
  const hearers: { readonly topic: string; readonly hear: () => void }[] = [];

  function send(): void {
    timer = undefined;
    lastSentAt = performance.now();
    const topics = mergedTopics(waiting);
    waiting = [];
    if (topics.length > 0) streams.tell(topics);
    for (const { topic, hear } of hearers) if (topics.includes(topic) || topics.includes(everything)) hear();
  }

  function take(topics: readonly string[]): void {
    if (topics.includes(logTopic) || topics.includes(everything)) heard += 1;
    waiting.push(topics);
    timer ??= setTimeout(send, waitMs({ now: performance.now(), lastSentAt, pauseMs }));
  }

  const listener = createListener({
    pool,
    channel: logChannel,
    logger,
    onNotice: (payload) => take(topicsOf(payload)),
    onRecovered: () => take([everything]),
  });
  return {
    routes: streams.routes,
    start: listener.start,
    stop: async () => {
      streams.close();
      await listener.stop();
      clearTimeout(timer);
    },
    version: () => String(heard),
    onTopic: (topic, hear) => void hearers.push({ topic, hear }),
    listeners: streams.count,
  };
}
