import { OpenAPIHandler } from "@orpc/openapi/fastify";
import { type AnyRouter, type Context, type InferRouterInitialContext, resolveContractProcedures } from "@orpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { Access } from "../contract.ts";
import { patternOf } from "../rules/route-patterns.ts";

/** The endpoints of a module, ready to be served below /api. */
export interface ApiMount {
  /** The name of the module; groups its endpoints in the reference. */
  readonly name: string;
  /** Who may call them. */
  readonly access: Access;
  readonly router: AnyRouter;
  readonly answer: (request: FastifyRequest, reply: FastifyReply) => Promise<{ matched: boolean }>;
}

/** Binds the router of a module to what its handlers work with; `context` is called once a request. */
export function mountApi<R extends AnyRouter>(mount: {
  readonly name: string;
  readonly access: Access;
  readonly router: R;
  readonly context: () => InferRouterInitialContext<R>;
}): ApiMount {
  const handler = new OpenAPIHandler<Context>(mount.router, {
    // Every error leaves here and becomes a problem where all others do.
    customErrorResponseBodyEncoder: (error) => {
      throw error;
    },
  });
  return {
    name: mount.name,
    access: mount.access,
    router: mount.router,
    answer: (request, reply) => handler.handle(request, reply, { prefix: "/api", context: mount.context() }),
  };
}

/** Registers each procedure as a route of its own: patterns, access and methods are those of its contract. */
export async function addApi(app: FastifyInstance, mounts: readonly ApiMount[]): Promise<void> {
  for (const { router, access, answer } of mounts) {
    for (const { method, path } of await endpointsOf(router)) {
      app.route({
        method,
        url: `/api${patternOf(path)}`,
        exposeHeadRoute: false,
        config: { access },
        handler: async (request, reply) => {
          const { matched } = await answer(request, reply);
          if (!matched) reply.callNotFound();
          return reply;
        },
      });
    }
  }
}

/** Method and OpenAPI path of each procedure, as oRPC chooses them where the contract is silent. */
export async function endpointsOf(router: AnyRouter): Promise<{ method: string; path: string }[]> {
  const endpoints: { method: string; path: string }[] = [];
  await resolveContractProcedures({ router, path: [] }, ({ contract, path }) => {
    const { route } = contract["~orpc"];
    endpoints.push({
      method: route.method ?? "POST",
      path: route.path ?? `/${path.map(encodeURIComponent).join("/")}`,
    });
  });
  return endpoints;
}
