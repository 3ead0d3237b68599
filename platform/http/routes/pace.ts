import { Failure } from "@firsthand/kernel/errors";
import type { FastifyRequest } from "fastify";

import type { Asker } from "../contract.ts";
import { addressOfRequest, networkOf } from "../rules/addresses.ts";
import { type FullAt, type Pace, takeTurn } from "../rules/pace.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /**
     * `export`: it gives much out at once and counts by itself as well; `free`: it costs next to nothing; `queue`: it has
     * a queue that says when it is full, so that only strangers are counted.
     */
    pace?: "export" | "free" | "queue";
  }
}

/** How often one person, one key, or one network of people who are not signed in may ask; undefined: without limit. */
export interface Paces {
  readonly requests: Pace | undefined;
  /** Of what is given out as a file. */
  readonly exports: Pace | undefined;
}

/** More who ask at the same time are forgotten, those first who came first. */
const MOST_KEPT = 50_000;

/** Counts a request; throws `too_many_requests`. */
export type KeepPace = (request: FastifyRequest, asker: Asker) => void;

/** Counts in the memory of this process: an installation has one server, and a restart forgives everybody. */
export function createPace({ requests, exports }: Paces, clock: () => number = () => performance.now()): KeepPace {
  const keepRequests = counter(requests, clock);
  const keepExports = counter(exports, clock);
  return (request, asker) => {
    const { pace, stream } = request.routeOptions.config;
    if (pace === "free" || stream || (pace === "queue" && asker.kind !== "nobody")) return;
    const who =
      asker.kind === "nobody" ? `network ${networkOf(addressOfRequest(request))}` : `${asker.kind} ${asker.id}`;
    keepRequests(who);
    if (pace === "export") keepExports(who);
  };
}

function counter(pace: Pace | undefined, clock: () => number): (who: string) => void {
  if (pace === undefined) return () => {};
  const kept = new Map<string, FullAt>();
  return (who) => {
    const now = clock();
    const turn = takeTurn(kept.get(who), now, pace);
    if ("waitMs" in turn) throw tooManyRequests(Math.max(1, Math.ceil(turn.waitMs / 1000)), pace);
    kept.delete(who);
    kept.set(who, turn.fullAt);
    if (kept.size > MOST_KEPT) forget(kept, now);
  };
}

/** Who may ask as often as ever counts as one who never asked; if that is not enough, the oldest go. */
function forget(kept: Map<string, FullAt>, now: number): void {
  for (const [who, fullAt] of kept) if (fullAt <= now) kept.delete(who);
  for (const who of kept.keys()) {
    if (kept.size <= MOST_KEPT / 2) return;
    kept.delete(who);
  }
}

function tooManyRequests(retryAfterSeconds: number, { perSecond }: Pace): Failure {
  const rate = perSecond >= 1 ? `${Math.round(perSecond)} a second` : `${Math.round(perSecond * 60)} a minute`;
  return new Failure({
    code: "too_many_requests",
    status: 429,
    message: `These are more requests than are answered in this time (${rate}, more after a rest).`,
    advice: `Ask again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? "second" : "seconds"}, as the header Retry-After says; programs should ask for fewer, larger pages.`,
    details: { retryAfterSeconds },
  });
}
