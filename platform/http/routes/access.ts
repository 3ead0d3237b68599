import type { IncomingHttpHeaders } from "node:http";

import { Failure } from "@firsthand/kernel/errors";
import { type Access, accessKinds, accessWords } from "@firsthand/kernel/permissions";
import type { FastifyInstance, FastifyRequest, RouteOptions } from "fastify";

import { opensWith } from "../access-key.ts";
import type { Asker, RouteEntry } from "../contract.ts";
import { withBearer } from "../rules/basic-key.ts";
import { isForeign } from "../rules/foreign.ts";
import type { KeepPace } from "./pace.ts";
import { recordedOf } from "./trace.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may call it; a route that does not say so fails the start. */
    access?: Access;
    /** The answer lasts as long as the listener stays: it is counted, not timed. */
    stream?: true;
    /** It takes no cookie for who asks, so that pages of other origins may ask for a change; it looks which do. */
    anyOrigin?: true;
    /** A key may also come as the name of Basic authentication, as some libraries send it. */
    basicKey?: true;
  }
}

/** Who a request comes from. */
export interface Recognised {
  readonly asker: Asker;
  /** It carries a session that is over. */
  readonly ended?: boolean;
  /** To be set with the answer, unless that sets cookies itself: the session was prolonged. */
  readonly cookies?: readonly string[];
}

/**
 * Tells who a request comes from by its headers: a session or a key; `nobody` where it carries neither. A `quiet` look
 * does not count as use: the session is not prolonged by it.
 */
export type Recognise = (headers: IncomingHttpHeaders, look?: { readonly quiet: boolean }) => Promise<Recognised>;

export const nobody: Asker = { id: "nobody", name: "nobody", kind: "nobody", may: ["open"], reach: () => [] };

const installation: Asker = {
  id: "installation",
  name: "the access key",
  kind: "installation",
  may: accessKinds,
  reach: () => "all",
};

export interface Gate {
  /** Every route with its access; grows while they are registered. */
  readonly routes: readonly RouteEntry[];
  /** Who a request comes from; found out once a request. */
  readonly askerOf: (request: FastifyRequest) => Promise<Asker>;
  /** Whether who asked may still do it: to be asked now and then by what answers for a long time. */
  readonly mayStill: (request: FastifyRequest) => Promise<boolean>;
}

/**
 * Lets nobody in who may not: every route must declare its access when it is registered, and those that are not open
 * are answered only to who may, and not more often than `keepPace` allows. What changes something is refused when a
 * page of another origin asks for it.
 */
export function guardRoutes(
  app: FastifyInstance,
  { accessKey, recognise, keepPace }: { accessKey: string; recognise: Recognise; keepPace: KeepPace },
): Gate {
  const routes: RouteEntry[] = [];
  const recognised = new WeakMap<FastifyRequest, Promise<Recognised>>();
  const recogniseNow = (request: FastifyRequest, quiet: boolean): Promise<Recognised> => {
    const headers = request.routeOptions.config.basicKey ? withBearer(request.headers) : request.headers;
    return opensWith(headers.authorization, accessKey)
      ? Promise.resolve({ asker: installation })
      : recognise(headers, { quiet });
  };
  const recogniseOnce = (request: FastifyRequest) => {
    const found = recognised.get(request) ?? recogniseNow(request, false);
    recognised.set(request, found);
    return found;
  };
  /** What is free or open to nobody in particular is answered also while nobody can be recognised. */
  const askerOfOpen = async (request: FastifyRequest): Promise<Asker> => {
    const { pace, anyOrigin } = request.routeOptions.config;
    if (pace === "free" || anyOrigin === true) return nobody;
    return recogniseOnce(request).then(
      ({ asker }) => asker,
      () => nobody,
    );
  };
  app.addHook("onRoute", (route) => {
    const access = declaredAccess(route);
    for (const method of [route.method].flat()) {
      const { operation = `${method} ${route.url}`, audited } = route.config ?? {};
      const recorded = recordedOf(method, audited) !== "nothing";
      routes.push({ method, url: route.url, access, operation: recorded ? operation : undefined });
    }
  });
  app.addHook("onRequest", async (request) => {
    if (request.is404) return;
    const { anyOrigin } = request.routeOptions.config;
    if (anyOrigin !== true && isForeign(request.method, request.headers)) throw foreignOrigin();
    const access = accessOf(request);
    if (access === "open") return keepPace(request, await askerOfOpen(request));
    const { asker, ended } = await recogniseOnce(request);
    keepPace(request, asker);
    if (asker.may.includes(access)) return;
    if (asker.kind !== "nobody") throw notAllowed(access);
    throw ended === true ? sessionEnded() : signInNeeded(request.headers.authorization);
  });
  app.addHook("onSend", async (request, reply) => {
    const { cookies = [] } = (await recognised.get(request)?.catch(() => undefined)) ?? {};
    if (cookies.length > 0 && !reply.hasHeader("set-cookie")) reply.header("set-cookie", [...cookies]);
  });
  return {
    routes,
    askerOf: async (request) => (await recogniseOnce(request)).asker,
    // Its answer has begun, so that a cookie of a longer session could not be given with it.
    mayStill: async (request) => (await recogniseNow(request, true)).asker.may.includes(accessOf(request)),
  };
}

function accessOf(request: FastifyRequest): Access {
  return request.routeOptions.config.access ?? "system.manage";
}

function declaredAccess(route: RouteOptions): Access {
  const declared = accessKinds.find((kind) => kind === route.config?.access);
  if (declared) return declared;
  throw new Failure({
    code: "access_undeclared",
    status: 500,
    message: `The route ${[route.method].flat().join(", ")} ${route.url} does not declare who may call it.`,
    advice: `Give an endpoint meta({ access: ... }), a plain route config: { access: ... }: one of ${accessKinds.join(", ")}.`,
  });
}

function signInNeeded(authorization: string | undefined): Failure {
  if (authorization !== undefined) return keyWrong();
  return new Failure({
    code: "sign_in_needed",
    status: 401,
    message: "This needs somebody who is signed in, or a key.",
    advice:
      "Sign in at /, or send the header Authorization: Bearer KEY with a key that an administrator made, or with the one in the file access-key in the data directory of the server (by default data/access-key).",
  });
}

function keyWrong(): Failure {
  return new Failure({
    code: "key_wrong",
    status: 401,
    message: "What the header Authorization carries is not a key that opens this installation.",
    advice:
      "It may have been removed or have expired. Administrators make keys; the key of the installation stands in the file access-key in the data directory of the server.",
  });
}

function sessionEnded(): Failure {
  return new Failure({
    code: "session_ended",
    status: 401,
    message: "The session is over.",
    advice: "Sign in again at /.",
  });
}

function notAllowed(access: Access): Failure {
  const words = accessWords(access);
  const needed = words === undefined ? "" : `: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
  return new Failure({
    code: "not_allowed",
    status: 403,
    message: `This needs a permission that you do not have${needed}.`,
    advice:
      "Ask an administrator to do it, or for another role or key. A grant for one unit is not enough for what concerns the whole.",
    details: { needed: access },
  });
}

function foreignOrigin(): Failure {
  return new Failure({
    code: "foreign_origin",
    status: 403,
    message: "A page of another address asked for a change here.",
    advice:
      "Open Firsthand by its own address. Behind a proxy, let it pass on the header Host. Programs use a key instead of a cookie.",
  });
}
