import type { Access } from "@firsthand/kernel/permissions";
import { OpenAPIHandler } from "@orpc/openapi/fastify";
import { type AnyRouter, type Context, type InferRouterInitialContext, resolveContractProcedures } from "@orpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { Asker, EndpointMeta } from "../contract.ts";
import { patternOf } from "../rules/route-patterns.ts";

/** The endpoints of a module, ready to be served below /api. */
export interface ApiMount {
  /** The name of the module; groups its endpoints in the reference. */
  readonly name: string;
  readonly router: AnyRouter;
  readonly answer: (asker: Asker, exchange: Exchange) => Promise<{ matched: boolean }>;
}

/** A request and its reply, for endpoints that read or set headers. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Binds the router of a module to what its handlers work with; `context` is called once a request, with who asks. */
export function mountApi<R extends AnyRouter>(mount: {
  readonly name: string;
  readonly router: R;
  readonly context: (asker: Asker, exchange: Exchange) => InferRouterInitialContext<R>;
}): ApiMount {
  const handler = new OpenAPIHandler<Context>(mount.router, {
    // Every error leaves here and becomes a problem where all others do.
    customErrorResponseBodyEncoder: (error) => {
      throw error;
    },
  });
  return {
    name: mount.name,
    router: mount.router,
    answer: (asker, { request, reply }) =>
      handler.handle(request, reply, { prefix: "/api", context: mount.context(asker, { request, reply }) }),
  };
}

/** Registers each procedure as a route of its own: patterns, access and methods are those of its contract. */
export async function addApi(
  app: FastifyInstance,
  mounts: readonly ApiMount[],
  askerOf: (request: FastifyRequest) => Promise<Asker>,
): Promise<void> {
  for (const { name, router, answer } of mounts) {
    for (const { method, path, access, procedure, audited, pace } of await endpointsOf(router)) {
      app.route({
        method,
        url: `/api${patternOf(path)}`,
        exposeHeadRoute: false,
        config: {
          operation: `${name}.${procedure}`,
          ...(access === undefined ? {} : { access }),
          ...(audited === undefined ? {} : { audited }),
          ...(pace === undefined ? {} : { pace }),
        },
        handler: async (request, reply) => {
          const { matched } = await answer(await askerOf(request), { request, reply });
          if (!matched) reply.callNotFound();
          return reply;
        },
      });
    }
  }
}

interface Endpoint {
  readonly method: string;
  /** As OpenAPI writes it. */
  readonly path: string;
  /** Undefined where the contract does not say. */
  readonly access: Access | undefined;
  /** Its name within the router. */
  readonly procedure: string;
  readonly audited: boolean | undefined;
  readonly pace: EndpointMeta["pace"];
}

/** Each procedure with method and path, as oRPC chooses them where the contract is silent, and its access. */
export async function endpointsOf(router: AnyRouter): Promise<Endpoint[]> {
  const endpoints: Endpoint[] = [];
  await resolveContractProcedures({ router, path: [] }, ({ contract, path }) => {
    const { route, meta } = contract["~orpc"];
    const { access, audited, pace }: EndpointMeta = meta;
    endpoints.push({
      method: route.method ?? "POST",
      path: route.path ?? `/${path.map(encodeURIComponent).join("/")}`,
      access,
      procedure: path.join("."),
      audited,
      pace,
    });
  });
  return endpoints;
}
