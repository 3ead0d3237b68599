import { Failure } from "@firsthand/kernel/errors";
import type { FastifyInstance, RouteOptions } from "fastify";

import { opensWith } from "../access-key.ts";
import { type Access, type RouteEntry, accessKinds } from "../contract.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may call it; a route that does not say so fails the start. */
    access?: Access;
    /** The answer lasts as long as the listener stays: it is counted, not timed. */
    stream?: true;
  }
}

/**
 * Lets nobody in who may not: every route must declare its access when it is registered, and those that need the key
 * are answered only with it. Gives the table of all routes, which grows while they are registered.
 */
export function guardRoutes(app: FastifyInstance, accessKey: string): readonly RouteEntry[] {
  const routes: RouteEntry[] = [];
  app.addHook("onRoute", (route) => {
    const access = declaredAccess(route);
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, access });
  });
  app.addHook("onRequest", async (request) => {
    if (request.is404 || request.routeOptions.config.access === "open") return;
    if (!opensWith(request.headers.authorization, accessKey)) throw keyRequired(request.headers.authorization);
  });
  return routes;
}

function declaredAccess(route: RouteOptions): Access {
  const declared = accessKinds.find((kind) => kind === route.config?.access);
  if (declared) return declared;
  throw new Failure({
    code: "access_undeclared",
    status: 500,
    message: `The route ${[route.method].flat().join(", ")} ${route.url} does not declare who may call it.`,
    advice: `Give it config: { access: ... }, one of ${accessKinds.join(", ")}.`,
  });
}

function keyRequired(authorization: string | undefined): Failure {
  return new Failure({
    code: authorization === undefined ? "key_required" : "key_wrong",
    status: 401,
    message:
      authorization === undefined
        ? "This needs the access key."
        : "What the header Authorization carries is not the access key.",
    advice:
      "Send the header Authorization: Bearer KEY. The key stands in the file access-key in the data directory of the server (by default data/access-key).",
  });
}
