import type { IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";

import type { Asker, Gate, HttpSettings } from "@firsthand/platform/http";
import { z } from "zod";

import { createIntake, usualLimits, type IntakeLimits } from "./commands/create-intake.ts";
import { chunksOf, readBody } from "./commands/read-body.ts";
import { beginTakingIn, type Sender } from "./commands/take-in.ts";
import type { IngestAnswer } from "./contract.ts";
import { notTaken, unknownVerb } from "./errors.ts";
import type { IngestGround } from "./ground.ts";
import { receiveHook } from "./hooks/receive-hook.ts";
import { segmentVerbs } from "./rules/segment.ts";

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];

const query = z.object({
  source: z.string().trim().min(1).max(250).optional(),
  unit: z.string().trim().min(1).max(250).optional(),
});

const FORMS: Readonly<Record<string, "json" | "lines">> = {
  "application/json": "json",
  "application/cloudevents+json": "json",
  "application/cloudevents-batch+json": "json",
  "application/x-ndjson": "lines",
  "application/ndjson": "lines",
  "application/jsonl": "lines",
};

/** Where records come in over HTTP. Who sends in is not kept in the record of who did what: the log tells it all. */
export function ingestPlainRoutes(
  ground: IngestGround,
  limits: IntakeLimits = usualLimits,
): (app: App, gate: Pick<Gate, "askerOf">) => void {
  const intake = createIntake(ground, limits, () => performance.now());
  return (app, gate) => {
    void app.register(async (scope) => {
      // A body is read piece by piece, never as a whole into memory.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
      // Who has to wait is told by the queue before the log, and not by counting requests.
      const config = { access: "ingest.write", audited: false, pace: "queue", basicKey: true, longBody: true } as const;
      const send = { ...config, operation: "ingest.send" } as const;
      scope.post<{ Body: Readable | undefined }>("/api/ingest", { config: send }, async (request, reply) => {
        const asker = await gate.askerOf(request);
        const defaults = { ...query.parse(request.query), now: ground.now() };
        return reply.code(202).send(await takeRequest(request, senderOf(asker, defaults)));
      });
      scope.post<{ Body: Readable | undefined; Params: { verb: string } }>(
        "/api/ingest/v1/:verb",
        { config: { ...config, operation: "ingest.sendVerb" } },
        async (request) => {
          const { verb } = request.params;
          if (verb !== "batch" && !segmentVerbs.includes(verb)) throw unknownVerb();
          const asker = await gate.askerOf(request);
          const given = { ...query.parse(request.query), verb: verb === "batch" ? "" : verb, now: ground.now() };
          // Some libraries take nothing but 200 for a success.
          return { success: true, ...(await takeRequest(request, senderOf(asker, given))) };
        },
      );
      scope.post<{ Body: Readable | undefined; Params: { hook: string } }>(
        "/api/hooks/:hook",
        { config: { access: "open", audited: false, operation: "ingest.hooks.receive" } },
        async ({ body, params, headers }, reply) =>
          reply.code(202).send(await receiveHook({ ground, intake }, { body, id: params.hook, headers })),
      );
    });
  };

  async function takeRequest(
    { body, headers }: { body: Readable | undefined; headers: IncomingHttpHeaders },
    sender: Sender,
  ): Promise<IngestAnswer> {
    const type = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
    const form = Object.hasOwn(FORMS, type) ? FORMS[type] : undefined;
    if (form === undefined) throw notTaken(type);
    intake.checkRoom();
    const taking = beginTakingIn(ground, intake, sender);
    const chunks = chunksOf(body ?? Readable.from([]), headers["content-encoding"]);
    await readBody(headers["ce-specversion"] === undefined ? chunks : inEnvelope(headers, chunks), form, taking);
    return taking.answer();
  }
}

/** Who sends in: by a key, which is counted, or signed in. */
function senderOf({ id, name, kind, reach }: Asker, defaults: Sender["defaults"]): Sender {
  const by = kind === "person" ? {} : { by: { way: "key", wayId: id, wayName: name } as const };
  return { reach: reach("ingest.write"), ...by, defaults };
}

/** A CloudEvent whose envelope stands in the headers, as one that is whole: the body is its data. */
async function* inEnvelope(
  headers: IncomingHttpHeaders,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const envelope = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith("ce-") && typeof value === "string" ? [[name.slice(3), decoded(value)] as const] : [],
  );
  yield Buffer.from(`${JSON.stringify(Object.fromEntries(envelope)).slice(0, -1)},"data":`);
  yield* chunks;
  yield Buffer.from("}");
}

/** Headers carry what is not ASCII in percent signs. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
