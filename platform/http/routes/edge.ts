import { Failure } from "@firsthand/kernel/errors";
import type { FastifyInstance } from "fastify";

import { isLoopback, isOwnHost } from "../rules/host.ts";

/** What every answer carries: nothing from elsewhere may run in a page, frame it, or learn its address. */
export const securityHeaders = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;

/** Browsers that came by https are to do so for two years; over plain http they pass this over. */
const keepToHttps = "max-age=63072000";

/** The outermost layer: headers of safety, the id of the request, and the check of the name it was asked by. */
export function guardEdge(app: FastifyInstance, { host }: { host: string }): void {
  const onlyHere = isLoopback(host);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(securityHeaders).header("x-request-id", request.id);
    if (cameByHttps(request.headers["x-forwarded-proto"])) reply.header("strict-transport-security", keepToHttps);
    if (onlyHere && !isOwnHost(request.headers.host, request.raw.socket.localPort ?? 0)) throw wrongHost();
  });
}

/** What the proxy nearest to us says of the way there. */
function cameByHttps(forwarded: string | string[] | undefined): boolean {
  return [forwarded].flat().at(-1)?.split(",").at(-1)?.trim() === "https";
}

function wrongHost(): Failure {
  return new Failure({
    code: "wrong_host",
    status: 403,
    message: "This server is asked by a name that is not its own.",
    advice:
      "It listens to this machine alone and answers to localhost, 127.0.0.1 and [::1] with its port. To reach it by another name, set HOST (for example 0.0.0.0) behind a proxy that you trust.",
  });
}
