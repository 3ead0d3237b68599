import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";

import { Failure, problemOf } from "@firsthand/kernel/errors";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { Logger } from "pino";

import type { RouteEntry } from "./contract.ts";
import { createInstruments } from "./instruments.ts";
import { listen } from "./listen.ts";
import { type OpenApiDocument, describeApi } from "./openapi.ts";
import { type Gate, type Recognise, guardRoutes } from "./routes/access.ts";
import { type ApiMount, addApi } from "./routes/api.ts";
import { type AnswerPage, addDocuments } from "./routes/documents.ts";
import { guardEdge, securityHeaders } from "./routes/edge.ts";
import { addProbes } from "./routes/probes.ts";
import { type Paces, createPace } from "./routes/pace.ts";
import { answerProblems, sendProblem } from "./routes/problems.ts";
import { limitSlowBodies } from "./routes/slow-bodies.ts";
import { type TraceSettings, traceRoutes } from "./routes/trace.ts";
import type { MetricFamily } from "./rules/exposition.ts";
import type { Foresee } from "./rules/problems.ts";
import { acceptedRequestId } from "./rules/request-id.ts";

export interface HttpSettings {
  readonly config: { readonly host: string; readonly port: number };
  readonly logger: Logger;
  readonly lineCounts: () => Readonly<Record<string, number>>;
  /** The version of the program, for the document of the API. */
  readonly version: string;
  /** The key of the installation; who has it may do everything. */
  readonly accessKey: string;
  /** Tells who asks when it is not the installation itself. */
  readonly recognise: Recognise;
  /** How often anybody may ask; without it as often as they like. */
  readonly paces?: Paces;
  /** How long the body of a request may take to come; 120 unless told. */
  readonly slowestBodySeconds?: number;
  readonly mounts: readonly ApiMount[];
  /** Routes without a contract, such as streams; each declares its access. */
  readonly plainRoutes?: (app: FastifyInstance, gate: Omit<Gate, "routes">) => void;
  /** Answers at `/`, and at every other address that is a page of the app. */
  readonly page: AnswerPage;
  /** Resolves when all that requests need is there. */
  readonly ready: () => Promise<void>;
  readonly foresee: Foresee;
  /** Where it is recorded who did what; without it nothing is. */
  readonly trace?: TraceSettings;
  /** What is measured beyond the process itself. */
  readonly families?: () => Promise<readonly MetricFamily[]>;
}

export interface HttpServer {
  /** Every route with its access. */
  readonly routes: readonly RouteEntry[];
  readonly document: OpenApiDocument;
  /** Begins to answer; gives the address. Throws `port_in_use`, `port_forbidden` or `host_not_here`. */
  readonly listen: () => Promise<{ url: string; port: number }>;
  /** Takes no new requests, lets running ones finish for `graceSeconds`, then cuts them. */
  readonly close: (options: { graceSeconds: number }) => Promise<void>;
}

/** The HTTP server with all its routes, not yet listening. Throws `access_undeclared` if a route does not say who may call it. */
export async function createHttpServer(settings: HttpSettings): Promise<HttpServer> {
  const instruments = createInstruments(settings.lineCounts);
  const app = createFastify(settings);
  guardEdge(app, settings.config);
  limitSlowBodies(app, settings.slowestBodySeconds ?? 120);
  const { routes, ...gate } = guardRoutes(app, {
    ...settings,
    keepPace: createPace(settings.paces ?? { requests: undefined, exports: undefined }),
  });
  if (settings.trace) traceRoutes(app, gate.askerOf, settings.trace);
  answerProblems(app, routes, settings);
  app.addHook("onResponse", async (request, reply) => {
    const { url: route = "unmatched", config } = request.routeOptions;
    const seconds = reply.elapsedTime / 1000;
    const answer = {
      method: request.method,
      route: request.is404 ? unmatchedName(reply.statusCode) : route,
      status: reply.statusCode,
    };
    instruments.answered({ ...answer, seconds: config.stream ? undefined : seconds });
    request.log.info({ ...answer, seconds: Number(seconds.toFixed(6)) }, "answered");
  });
  closeConnectionsWhenStopping(app);
  addProbes(app, {
    ready: settings.ready,
    families: async () => [...instruments.families(), ...((await settings.families?.()) ?? [])],
  });
  settings.plainRoutes?.(app, gate);
  await addApi(app, settings.mounts, gate.askerOf);
  const document = await describeApi({ ...settings, routes });
  addDocuments(app, { document, page: settings.page });
  await app.ready();
  return {
    routes,
    document,
    listen: () => listen(app, settings.config),
    close: async ({ graceSeconds }) => {
      const cut = setTimeout(() => app.server.closeAllConnections(), graceSeconds * 1000);
      await app.close();
      clearTimeout(cut);
      instruments.stop();
    },
  };
}

/** A page of the app is found by its path alone, without a route. */
function unmatchedName(status: number): string {
  return status === 200 ? "page" : "unmatched";
}

function createFastify({ logger, foresee }: HttpSettings): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: (request) => acceptedRequestId(request.headers["x-request-id"]) ?? randomUUID(),
    bodyLimit: 1024 * 1024,
    // Headers have a limit of Node's own; how long a body may take is looked at by `limitSlowBodies`.
    requestTimeout: 0,
    return503OnClosing: false,
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error, request, reply) => {
      // No hook runs for an address that cannot be read.
      reply.headers(securityHeaders).header("x-request-id", request.id);
      void sendProblem(error, request, reply, foresee);
    },
  });
  app.removeContentTypeParser("text/plain");
  return app;
}

/** A connection kept alive would hold up the stop until its client lets go. */
function closeConnectionsWhenStopping(app: FastifyInstance): void {
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (stopping) reply.header("connection", "close");
  });
}

/** Answers what Node could not even parse as HTTP, in the same form as everything else. */
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason] = unreadable.get(error.code ?? "") ?? [400, "Bad Request"];
  const problem = problemOf(
    new Failure({
      code: "bad_request",
      status,
      message: `The request is not valid HTTP (${reason}).`,
      advice: "Check its first line and headers.",
    }),
    randomUUID(),
  );
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

const unreadable = new Map<string, readonly [number, string]>([
  ["HPE_HEADER_OVERFLOW", [431, "Request Header Fields Too Large"]],
  ["ERR_HTTP_REQUEST_TIMEOUT", [408, "Request Timeout"]],
]);
