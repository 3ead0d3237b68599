import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import {
  type Ending,
  type Recorder,
  type Trace,
  createTrace,
  endTrace,
  keptInput,
  lineOfRead,
  runTraced,
  subjectOf,
} from "../../trace/index.ts";
import type { Asker } from "../contract.ts";
import { codeAnswered } from "./problems.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Its name in the record of who did what, for example `imports.upload`. */
    operation?: string;
    /** As in `EndpointMeta`; `changes` for what changes something although it is asked for with GET. */
    audited?: boolean | "changes";
  }
}

/** Where the record is kept. */
export interface TraceSettings {
  readonly recorder: Recorder;
  readonly now: () => Date;
  /** The network address that a request comes from. */
  readonly addressOf: (request: FastifyRequest) => string;
}

/** What is recorded of a route: what it changes, that it was read, or nothing. */
type Recorded = "changes" | "reads" | "nothing";

/** Whether and how a route stands in the record. */
export function recordedOf(method: string, audited: boolean | "changes" | undefined): Recorded {
  const reads = method === "GET" || method === "HEAD" || method === "OPTIONS";
  if (audited === "changes") return "changes";
  if (audited === undefined) return reads ? "nothing" : "changes";
  if (!audited) return "nothing";
  return reads ? "reads" : "changes";
}

/**
 * Has every request that changes something recorded, in the transaction of the change where there is one; also reads
 * that are marked as audited, and what was refused for want of a right or of a proof.
 */
export function traceRoutes(
  app: FastifyInstance,
  askerOf: (request: FastifyRequest) => Promise<Asker>,
  settings: TraceSettings,
): void {
  const traces = new WeakMap<FastifyRequest, Trace>();
  const begin = async (request: FastifyRequest): Promise<Trace> => {
    const { kind, id, name } = await askerOf(request);
    const operation = nameOf(request);
    const input = keptInput({ path: request.params, rest: [request.query, request.body] });
    return createTrace({
      facts: {
        actor: { kind, id, name },
        operation,
        subject: subjectOf(operation, input),
        unit: input["unit"] ?? null,
        address: settings.addressOf(request),
        requestId: request.id,
        input,
      },
      recorder: settings.recorder,
      now: settings.now,
      records: recordedAs(request) === "changes" ? "changes" : "nothing",
    });
  };
  app.addHook("preHandler", (request, _reply, done) => {
    if (recordedAs(request) === "nothing") return done();
    begin(request).then((trace) => {
      traces.set(request, trace);
      runTraced(trace, done);
    }, done);
  });
  app.addHook("onSend", async (request, reply) => {
    const ending = endingOf(request, reply);
    const trace = traces.get(request);
    if (trace && ending.outcome === "done" && recordedAs(request) === "reads")
      settings.recorder.read(lineOfRead(trace));
    else if (trace) await endTrace(trace, ending);
    else if (ending.outcome === "refused") {
      const refused = await begin(request).catch(() => undefined);
      if (refused) await endTrace(refused, ending);
    }
  });
}

function recordedAs({ method, is404, routeOptions }: FastifyRequest): Recorded {
  return is404 ? "nothing" : recordedOf(method, routeOptions.config.audited);
}

function nameOf({ method, routeOptions: { config, url } }: FastifyRequest): string {
  return config.operation ?? `${method} ${url ?? ""}`;
}

/** What only says that nobody is signed in is no attempt at anything; and who asks too often must not fill the record. */
const NO_ATTEMPT = new Set(["sign_in_needed", "session_ended", "wrong_host", "too_many_requests"]);

function endingOf(request: FastifyRequest, { statusCode }: FastifyReply): Ending {
  if (statusCode < 400) return { outcome: "done" };
  const code = codeAnswered(request) ?? String(statusCode);
  const refused = (statusCode === 401 || statusCode === 403 || statusCode === 429) && !NO_ATTEMPT.has(code);
  return { outcome: refused && !request.is404 ? "refused" : "failed", code };
}
