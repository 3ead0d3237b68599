import { Failure } from "@firsthand/kernel/errors";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { RouteEntry } from "../contract.ts";
import { type Foresee, answerTo, withClientFields } from "../rules/problems.ts";
import { isPagePath } from "../rules/page-paths.ts";
import { methodsAt } from "../rules/route-patterns.ts";
import type { AnswerPage } from "./documents.ts";

/**
 * Makes everything that goes wrong a problem document (RFC 9457); defects are logged, with the id of the request. What
 * nothing else answers may be a page of the app.
 */
export function answerProblems(
  app: FastifyInstance,
  routes: readonly RouteEntry[],
  { foresee, page }: { foresee: Foresee; page: AnswerPage },
): void {
  app.setErrorHandler(async (error, request, reply) => sendProblem(error, request, reply, foresee));
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "/";
    const found = methodsAt(path, routes);
    const methods = found.includes(request.method) ? [] : found;
    const reads = request.method === "GET" || request.method === "HEAD";
    if (reads && methods.length === 0 && isPagePath(path)) return page(request, reply);
    if (methods.length > 0) reply.header("allow", methods.join(", "));
    return sendProblem(
      methods.length > 0 ? methodNotAllowed(request.method, methods) : notFound,
      request,
      reply,
      foresee,
    );
  });
}

const answered = new WeakMap<FastifyRequest, string>();

/** The code of the problem that a request was answered with. */
export const codeAnswered = (request: FastifyRequest): string | undefined => answered.get(request);

/** Sends an error as a problem. Below /api it carries what the typed client reads as well. */
export async function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  foresee: Foresee,
): Promise<void> {
  const { problem, defect } = answerTo(error, request.id, foresee);
  answered.set(request, problem.code);
  if (defect) request.log.error({ err: error }, "a defect");
  if (problem.status === 401) reply.header("www-authenticate", 'Bearer realm="firsthand"');
  const { retryAfterSeconds } = problem;
  if (typeof retryAfterSeconds === "number") reply.header("retry-after", String(retryAfterSeconds));
  else if (problem.status === 503) reply.header("retry-after", "5");
  const body = request.url.startsWith("/api/") ? withClientFields(problem, error) : problem;
  await reply.code(problem.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(body));
}

const notFound = new Failure({
  code: "not_found",
  status: 404,
  message: "There is nothing at this address.",
  advice: "The addresses that there are stand at /api/.",
});

function methodNotAllowed(method: string, allowed: readonly string[]): Failure {
  return new Failure({
    code: "method_not_allowed",
    status: 405,
    message: `This address does not answer to ${method}.`,
    advice: `Use ${allowed.join(" or ")}.`,
    details: { allowed },
  });
}
