import { request as rawRequest } from "node:http";
import { connect } from "node:net";

import { Failure } from "@firsthand/kernel/errors";
import { type Access, accessKinds } from "@firsthand/kernel/permissions";
import { implement } from "@orpc/server";
import type { FastifyInstance } from "fastify";
import { expect } from "vitest";
import { z } from "zod";

import {
  type HttpServer,
  type Paces,
  createHttpServer,
  createLogging,
  endpoint,
  mountApi,
  nobody,
  type Recognise,
} from "../index.ts";

/** The key of the server under test. */
export const key = "k".repeat(43);

const contract = {
  read: endpoint
    .meta({ access: "figures.read" })
    .route({ method: "GET", path: "/things/{id}", summary: "One thing" })
    .input(z.object({ id: z.string(), limit: z.coerce.number().int().max(10).optional() }))
    .output(z.object({ id: z.string(), tenant: z.string() }))
    .errors({
      DUPLICATE: { status: 409, message: "There is one already", data: z.object({ existingId: z.string() }) },
    }),
  make: endpoint
    .meta({ access: "model.edit" })
    .route({ method: "POST", path: "/things" })
    .input(z.object({ name: z.string().min(2), inner: z.object({ count: z.number() }).optional() }))
    .output(z.object({ name: z.string() })),
};
const os = implement(contract).$context<{ tenant: string }>();
const router = os.router({
  read: os.read.handler(({ input, context, errors }) => {
    if (input.id === "twice") throw errors.DUPLICATE({ data: { existingId: "7" } });
    if (input.id === "gone") {
      throw new Failure({
        code: "thing_gone",
        status: 410,
        message: "It is gone.",
        advice: "Take another.",
        details: { was: "here" },
      });
    }
    if (input.id === "defect") throw new TypeError('cannot read "ann@example.org"');
    if (input.id === "away") throw new Error("connection lost");
    return { id: input.id, tenant: context.tenant };
  }),
  make: os.make.handler(({ input }) => ({ name: input.name })),
});
const things = mountApi({ name: "things", router, context: (asker) => ({ tenant: asker.name }) });

const away = new Failure({ code: "database_away", status: 503, message: "The database is away.", advice: "Wait." });
export const withKey = { authorization: `Bearer ${key}` };

/** Opens what these rights open: `Bearer may-view`, and so on. A cookie stands for a session that is over. */
const recognise: Recognise = async ({ authorization, cookie }) => {
  const may = rights.get(authorization ?? "");
  if (may) return { asker: { id: "1", name: "Ann", kind: "person", may, reach: () => "all" } };
  return { asker: nobody, ended: cookie !== undefined };
};

const rights = new Map<string, readonly Access[]>([
  ["Bearer may-view", ["open", "known", "figures.read", "system.read"]],
  ["Bearer may-edit", ["open", "known", "figures.read", "system.read", "model.edit"]],
  ["Bearer may-administer", accessKinds],
]);

/** A server under test on a free port of this machine. */
export interface Fixture {
  readonly server: HttpServer;
  readonly url: string;
  readonly port: number;
  /** What it logged. */
  readonly lines: readonly string[];
  /** Decides what /ready finds. */
  ready: () => Promise<void>;
  /** Ends the running request to /slow. */
  letGo: (() => void) | undefined;
}

interface Variation {
  readonly host?: string;
  readonly port?: number;
  readonly plainRoutes?: (app: FastifyInstance) => void;
  readonly paces?: Paces;
}

export async function startFixture(variation: Variation = {}): Promise<Fixture> {
  const lines: string[] = [];
  const state: Pick<Fixture, "ready" | "letGo"> = { ready: async () => {}, letGo: undefined };
  const server = await buildServer(variation, { lines, state });
  const { url, port } = await server.listen();
  return Object.assign(state, { server, url, port, lines });
}

/** A server that does not listen yet. */
export async function buildServer(
  { host = "127.0.0.1", port = 0, plainRoutes, paces }: Variation,
  { lines, state }: { lines: string[]; state: Pick<Fixture, "ready" | "letGo"> } = {
    lines: [],
    state: { ready: async () => {}, letGo: undefined },
  },
): Promise<HttpServer> {
  const { logger, lineCounts } = createLogging({ level: "info", write: (line) => lines.push(line) });
  return createHttpServer({
    config: { host, port },
    logger,
    lineCounts,
    version: "1.2.3",
    accessKey: key,
    recognise,
    mounts: [things],
    ...(paces === undefined ? {} : { paces }),
    plainRoutes: plainRoutes ?? ((app) => addPlainRoutes(app, state)),
    page: async (_request, reply) => reply.type("text/html").send("<p>page</p>"),
    ready: () => state.ready(),
    foresee: (error) => (error instanceof Error && error.message === "connection lost" ? away : undefined),
    families: async () => [
      { name: "extra", help: "More.", type: "gauge", samples: [{ labels: { of: 'a"b' }, value: 3 }] },
    ],
  });
}

function addPlainRoutes(app: FastifyInstance, state: Pick<Fixture, "letGo">): void {
  app.get("/slow", { config: { access: "open" } }, async () => {
    await new Promise<void>((resolve) => {
      state.letGo = resolve;
    });
    return { done: true };
  });
  app.get("/zod", { config: { access: "open" } }, async () =>
    z.object({ a: z.object({ b: z.number() }) }).parse({ a: {} }),
  );
}

interface RawRequest {
  readonly port: number;
  readonly method: string;
  readonly path?: string;
  readonly headers: Record<string, string>;
}

interface Asked {
  readonly method?: string;
  readonly type?: string;
  readonly body?: string;
}

/** Asks with the key and expects a problem document in good form. */
export async function problemAt(
  { url }: Fixture,
  path: string,
  { method = "GET", type, body }: Asked = {},
): Promise<Record<string, unknown>> {
  const headers: Record<string, string> = type === undefined ? withKey : { ...withKey, "content-type": type };
  const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const problem = z.record(z.string(), z.unknown()).parse(await response.json());
  expect(problem["status"]).toBe(response.status);
  expect(problem["instance"]).toBe(response.headers.get("x-request-id"));
  expect(problem["type"]).toBe(`urn:firsthand:problem:${String(problem["code"])}`);
  return problem;
}

/** Asks by another name than the address leads to. */
export function askAs({ port }: Fixture, host: string): Promise<{ status: number; text: string }> {
  return ask({ port, method: "GET", path: "/health", headers: { host } });
}

/** Asks with exactly these headers, also those that `fetch` sets by itself. */
export function ask({
  port,
  method,
  path = "/api/things",
  headers,
}: RawRequest): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = rawRequest({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      let text = "";
      response
        .on("data", (chunk) => (text += String(chunk)))
        .on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on("error", reject).end();
  });
}

/** Says something that need not be HTTP, and gives all that is answered. */
export function say({ port }: Fixture, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket
      .on("data", (chunk) => (answer += String(chunk)))
      .on("end", () => resolve(answer))
      .on("error", reject);
  });
}
