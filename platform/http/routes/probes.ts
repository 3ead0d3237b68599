import { Failure } from "@firsthand/kernel/errors";
import type { FastifyInstance } from "fastify";

import { type MetricFamily, expositionOf } from "../rules/exposition.ts";

export interface Probes {
  /** Resolves when the server can do its work, rejects with the reason when not. */
  readonly ready: () => Promise<void>;
  readonly families: () => Promise<readonly MetricFamily[]>;
}

const patienceMs = 3_000;

/** `/health` (the process answers), `/ready` (its database does too) and `/metrics` (Prometheus). */
export function addProbes(app: FastifyInstance, { ready, families }: Probes): void {
  app.get("/health", { config: { access: "open", pace: "free" } }, async () => ({ status: "up" }));
  app.get("/ready", { config: { access: "open", pace: "free" } }, async () => {
    await withinPatience(ready());
    return { status: "ready" };
  });
  app.get("/metrics", { config: { access: "system.read" } }, async (_request, reply) => {
    await reply.type("text/plain; version=0.0.4; charset=utf-8").send(expositionOf(await families()));
  });
}

async function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), patienceMs);
  });
  try {
    await Promise.race([work, late]);
  } catch (error) {
    throw error instanceof Failure ? error : notReady(error);
  } finally {
    clearTimeout(timer);
  }
}

function notReady(cause: unknown): Failure {
  return new Failure(
    {
      code: "not_ready",
      status: 503,
      message: "The server runs, but its database does not answer.",
      advice: "It tries again by itself; if this lasts, see the log of the server and that of the database.",
    },
    { cause },
  );
}
