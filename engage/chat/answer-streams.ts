import { PassThrough } from "node:stream";

import type { Handle } from "@firsthand/platform/storage";

import type { ChatMessage } from "./contract.ts";
import { tooManyListen } from "./errors.ts";
import type { ChatGround } from "./ground.ts";
import { findLatest, type Listener } from "./store/messages.ts";
import { findEnded } from "./store/visitors.ts";

/** How much is kept open at once. */
export interface StreamLimits {
  readonly most: number;
  /** Of one network, which may be that of a whole office. */
  readonly mostOfNetwork: number;
  /** How often it is looked whether the log changed. */
  readonly lookMs: number;
  readonly heartbeatMs: number;
}

const usualStreams: StreamLimits = { most: 1000, mostOfNetwork: 50, lookMs: 400, heartbeatMs: 20_000 };

interface Open extends Listener {
  readonly visitorId: string;
  readonly network: string;
  readonly stream: PassThrough;
  readonly told: Set<string>;
}

/** The streams in which visitors hear what is said to them. */
export interface AnswerStreams {
  /** Tells the latest at once, and then whatever comes. Throws `too_many_listeners`. */
  readonly open: (who: Listener & { readonly visitorId: string; readonly network: string }) => PassThrough;
  /** Whether a page of this visitor listens now. */
  readonly hears: (visitorId: string) => boolean;
  readonly close: () => void;
}

/** So many messages are looked at when something changed: more are not said between two looks. */
const LOOKED_AT = 20;

/** Bytes that may wait for one page; one that reads slower is let go, and asks for the history when it comes back. */
const MOST_WAITING = 256 * 1024;

/** Streams that follow the log: one look for all who listen, and only after the log changed. */
export function createAnswerStreams(
  { db, logVersion }: Pick<ChatGround, "db" | "logVersion">,
  limits: StreamLimits = usualStreams,
): AnswerStreams {
  const opened = new Set<Open>();
  let seen = "";
  let looking = false;
  let timer: NodeJS.Timeout | undefined;
  let heartbeat: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const version = logVersion();
    const fresh = [...opened].some(({ told }) => !told.has(BEGUN));
    if (looking || (version === seen && !fresh)) return;
    looking = true;
    try {
      await tell(db, [...opened]);
      seen = version;
    } catch {
      // The database is away: the next look tells it all.
    } finally {
      looking = false;
    }
  }

  function rest(): void {
    if (opened.size > 0) return;
    clearInterval(timer);
    clearInterval(heartbeat);
    timer = undefined;
    heartbeat = undefined;
  }

  function beat(): void {
    for (const { stream } of opened) write(stream, ": still here\n\n");
  }

  return {
    open: ({ visitorId, network, identityId, source }) => {
      const ofNetwork = [...opened].filter((one) => one.network === network).length;
      if (opened.size >= limits.most || ofNetwork >= limits.mostOfNetwork) throw tooManyListen();
      const stream = new PassThrough();
      const one: Open = { visitorId, network, identityId, source, stream, told: new Set() };
      opened.add(one);
      stream.on("error", () => {});
      stream.once("close", () => {
        opened.delete(one);
        rest();
      });
      stream.write(": here\n\n");
      timer ??= setInterval(() => void look(), limits.lookMs);
      heartbeat ??= setInterval(beat, limits.heartbeatMs);
      void look();
      return stream;
    },
    hears: (visitorId) => [...opened].some((one) => one.visitorId === visitorId),
    close: () => {
      for (const { stream } of opened) stream.end();
      opened.clear();
      rest();
    },
  };
}

/** Stands among what was told, once anything was. */
const BEGUN = "begun";

async function tell(db: Handle, listening: readonly Open[]): Promise<void> {
  const ended = await findEnded(db, [...new Set(listening.map(({ visitorId }) => visitorId))]);
  const still = listening.filter(({ visitorId }) => !ended.has(visitorId));
  for (const one of listening) if (ended.has(one.visitorId)) one.stream.end();
  const latest = await findLatest(db, still, LOOKED_AT);
  for (const [at, one] of still.entries()) {
    const news = (latest[at] ?? []).filter(({ id }) => !one.told.has(id));
    for (const { id } of news) one.told.add(id);
    if (news.length > 0 || !one.told.has(BEGUN)) write(one.stream, eventOf(news));
    one.told.add(BEGUN);
  }
}

function write(stream: PassThrough, text: string): void {
  if (stream.writableLength > MOST_WAITING) stream.destroy();
  else if (stream.writable) stream.write(text);
}

function eventOf(messages: readonly ChatMessage[]): string {
  return `event: messages\ndata: ${JSON.stringify({ messages })}\n\n`;
}
