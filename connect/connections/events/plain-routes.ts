import type { HttpSettings } from "@firsthand/platform/http";
import { z } from "zod";

import { eventTooLarge, noEvents, tooManyEvents } from "../errors.ts";
import type { ConnectionsGround } from "../ground.ts";
import { answerQuestion, receiveEvent } from "./receive-event.ts";

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];

/** Where the events of a connection are sent, below the address of this server. */
export const eventsPath = (id: string): string => `/api/hooks/connections/${id}`;

/** An event is a notice, not a file. */
const MOST_BYTES = 1024 * 1024;

/** So many are worked on at once; who comes beyond is asked to come again. */
const AT_ONCE = 32;

const id = z.guid().toLowerCase();

/**
 * Where other systems send their events, signed as their connector says. Who may is told by the signature alone, and what
 * came in is told by the log.
 */
export function eventRoutes(
  ground: ConnectionsGround,
  { publicUrl }: { readonly publicUrl: string | undefined },
): (app: App) => void {
  let atOnce = 0;
  const config = { access: "open", audited: false } as const;
  return (app) => {
    void app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      // Signatures are over the bytes as they came.
      scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST_BYTES }, (_request, body, done) =>
        done(null, body),
      );
      scope.setErrorHandler((error) => {
        throw isTooLarge(error) ? eventTooLarge(MOST_BYTES) : error;
      });
      scope.post<{ Params: { connection: string } }>(
        "/api/hooks/connections/:connection",
        { config: { ...config, operation: "connections.events.receive" } },
        async (request, reply) => {
          if (atOnce >= AT_ONCE) throw tooManyEvents();
          atOnce++;
          try {
            const answer = await receiveEvent(ground, {
              connection: idOf(request.params.connection),
              headers: textsOf(request.headers),
              body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
              url: (publicUrl ?? `${request.protocol}://${request.host}`) + request.url,
            });
            return await ("challenge" in answer
              ? reply.type("text/plain; charset=utf-8").send(answer.challenge)
              : reply.code(200).send(answer.tally));
          } finally {
            atOnce--;
          }
        },
      );
      scope.get<{ Params: { connection: string } }>(
        "/api/hooks/connections/:connection",
        { config: { ...config, operation: "connections.events.answer" } },
        async (request, reply) => {
          const connection = idOf(request.params.connection);
          const { searchParams: query } = new URL(request.url, "http://here.invalid");
          return await reply
            .type("text/plain; charset=utf-8")
            .send(await answerQuestion(ground, { connection, query }));
        },
      );
    });
  };
}

function idOf(text: string): string {
  const { data } = id.safeParse(text);
  if (data === undefined) throw noEvents();
  return data;
}

function textsOf(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(",")]));
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "FST_ERR_CTP_BODY_TOO_LARGE";
}
