import { PassThrough } from "node:stream";

import { Failure } from "@firsthand/kernel/errors";
import type { FastifyInstance, FastifyRequest } from "fastify";

import type { Gate } from "../http/index.ts";
import { eventText, everything } from "./rules.ts";

export interface Streams {
  readonly routes: (app: FastifyInstance, gate: Pick<Gate, "mayStill">) => void;
  readonly tell: (topics: readonly string[]) => void;
  readonly count: () => number;
  readonly close: () => void;
}

/** Bytes that may wait for one browser; one that reads slower is let go, and fetches anew when it comes back. */
const mostWaitingBytes = 64 * 1024;

/** The open streams of server-sent events. */
export function createStreams({
  heartbeatSeconds,
  mostListeners,
}: {
  heartbeatSeconds: number;
  mostListeners: number;
}): Streams {
  const streams = new Set<PassThrough>();
  let lastId = 0;
  let closed = false;

  function write(stream: PassThrough, text: string): void {
    if (stream.writableLength > mostWaitingBytes) stream.destroy();
    else if (stream.writable) stream.write(text);
  }

  function close(): void {
    closed = true;
    for (const stream of streams) stream.end();
  }

  /** Says that it is still here, to who may still listen; others are let go and learn why when they come back. */
  async function beat(stream: PassThrough, mayStill: () => Promise<boolean>): Promise<void> {
    if (await mayStill().catch(() => true)) write(stream, ": still here\n\n");
    else stream.end();
  }

  function open(cameBack: boolean, mayStill: () => Promise<boolean>): PassThrough {
    const stream = new PassThrough();
    const timer = setInterval(() => void beat(stream, mayStill), heartbeatSeconds * 1000);
    stream.once("close", () => {
      clearInterval(timer);
      streams.delete(stream);
    });
    // An error here is a browser that went away.
    stream.on("error", () => {});
    streams.add(stream);
    stream.write("retry: 2000\n\n");
    if (cameBack) stream.write(eventText({ id: lastId, topics: [everything] }));
    return stream;
  }

  return {
    routes: (app, { mayStill }) => {
      const opened = (request: FastifyRequest) =>
        open(request.headers["last-event-id"] !== undefined, () => mayStill(request));
      app.addHook("preClose", async () => close());
      app.get(
        "/api/events",
        { exposeHeadRoute: false, config: { access: "known", stream: true } },
        async (request, reply) => {
          if (closed || streams.size >= mostListeners) throw tooMany(mostListeners);
          reply
            .type("text/event-stream; charset=utf-8")
            .headers({ "cache-control": "no-store, no-transform", "x-accel-buffering": "no" });
          return reply.send(opened(request));
        },
      );
    },
    tell: (topics) => {
      lastId += 1;
      const text = eventText({ id: lastId, topics });
      for (const stream of streams) write(stream, text);
    },
    count: () => streams.size,
    close,
  };
}

function tooMany(most: number): Failure {
  return new Failure({
    code: "too_many_listeners",
    status: 503,
    message: `There are ${most} open streams already, which is as many as this server keeps.`,
    advice: "Close pages that are not needed, or try again later.",
  });
}
