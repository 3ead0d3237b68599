import { setTimeout as sleep } from "node:timers/promises";

import { deliver } from "./commands/deliver.ts";
import { fillQueues } from "./commands/fill-queues.ts";
import { followLog } from "./commands/follow-log.ts";
import type { WebhooksGround } from "./ground.ts";
import { type Claimed, claimDue, settle } from "./store/deliveries.ts";
import { type EndpointRow, findEndpoints } from "./store/endpoints.ts";
import { forgetBefore } from "./store/events.ts";

export interface Sender {
  /** Begins to follow the log and to send; comes back at once. */
  readonly start: () => void;
  /** Breaks off what is being sent, to be sent again after the next start. */
  readonly stop: () => Promise<void>;
}

interface SenderSettings {
  readonly ground: WebhooksGround;
  /** Another word after each change of the log; asked often, so it must cost nothing. */
  readonly logVersion: () => string;
  /** Told the code of an error when sending begins to fail, and again after it went well in between. */
  readonly onTrouble: (code: string) => void;
}

/** So many are on their way to one endpoint at once; each endpoint has its own, so that none waits for another. */
const AT_ONCE = 4;
/** An endpoint that fails is asked by one at a time. */
const FAILING = 3;
/** Longer than an attempt can take. */
const LEASE_MS = 60_000;

const LOOK_MS = 100;
/** Without any word from the log it is looked this often: attempts become due by themselves. */
const LOOK_ANYWAY_MS = 1000;
/** The same while there is no endpoint. */
const IDLE_MS = 5000;
const AFTER_TROUBLE_MS = 2000;

/** So often it is looked for more of what happened before anything is sent, however much comes in. */
const ROUNDS = 50;

const HOUR_MS = 3_600_000;
const KEPT_MS = 30 * 24 * HOUR_MS;
const FORGOTTEN_AT_ONCE = 1000;

/** Sends events of the log to every endpoint that is on. */
export function createSender({ ground, logVersion, onTrouble }: SenderSettings): Sender {
  const stopping = new AbortController();
  const { signal } = stopping;
  const inFlight = new Map<string, Set<Promise<void>>>();
  let running: Promise<void> | undefined;
  let inTrouble = false;
  let awake = Promise.withResolvers<void>();
  let prunedAt = Number.NEGATIVE_INFINITY;

  const trouble = (error: unknown): void => {
    if (signal.aborted) return;
    if (!inTrouble) onTrouble(codeOf(error));
    inTrouble = true;
  };

  async function send(endpoint: EndpointRow, claimed: Claimed): Promise<void> {
    try {
      await deliver(ground, { endpoint, claimed, signal });
    } catch (error) {
      // Nothing became of it: it is due at once, or after its lease where not even that can be written.
      const { attempts } = claimed;
      await settle(ground.db, claimed, { state: "waiting", attempts, due: ground.now() }).catch(() => {});
      trouble(error);
    }
  }

  async function dispatch(endpoint: EndpointRow): Promise<void> {
    const { endpoint_id: id, failures, rest_until } = endpoint;
    const now = ground.now();
    const busy = inFlight.get(id) ?? new Set();
    inFlight.set(id, busy);
    const free = (failures >= FAILING ? 1 : AT_ONCE) - busy.size;
    if (free <= 0 || (rest_until !== null && rest_until > now)) return;
    const until = new Date(now.getTime() + LEASE_MS);
    for (const claimed of await claimDue(ground.db, id, { now, until, most: free })) {
      const sending = send(endpoint, claimed).finally(() => {
        busy.delete(sending);
        awake.resolve();
      });
      busy.add(sending);
    }
  }

  async function forgetOld(): Promise<void> {
    const now = ground.now().getTime();
    if (now - prunedAt < HOUR_MS) return;
    while (!signal.aborted && (await forgetBefore(ground.db, new Date(now - KEPT_MS), FORGOTTEN_AT_ONCE)) > 0);
    prunedAt = now;
  }

  /** Returns for how long nothing has to be looked at without a word. */
  async function look(): Promise<number> {
    await forgetOld();
    if ((await findEndpoints(ground.db)).length === 0) return IDLE_MS;
    const rest = [
      await inRounds(async () => (await followLog(ground.db)) > 0),
      await inRounds(() => fillQueues(ground)),
    ];
    for (const endpoint of await findEndpoints(ground.db))
      if (endpoint.state === "on" && !signal.aborted) await dispatch(endpoint);
    return rest.includes(true) ? 0 : LOOK_ANYWAY_MS;
  }

  /** Whether there may be more to do after that. */
  async function inRounds(doSome: () => Promise<boolean>): Promise<boolean> {
    for (let round = 0; round < ROUNDS && !signal.aborted; round += 1) if (!(await doSome())) return false;
    return true;
  }

  async function until(version: string, longestMs: number): Promise<void> {
    const woken = awake.promise.then(() => true);
    for (let waited = 0; !signal.aborted && waited < longestMs; waited += LOOK_MS) {
      if (logVersion() !== version) return;
      const rest = sleep(LOOK_MS, false, { signal, ref: false }).catch(() => true);
      if (await Promise.race([woken, rest])) return;
    }
  }

  async function follow(): Promise<void> {
    while (!signal.aborted) {
      const version = logVersion();
      awake = Promise.withResolvers();
      try {
        const longestMs = await look();
        inTrouble = false;
        await until(version, longestMs);
      } catch (error) {
        trouble(error);
        await sleep(AFTER_TROUBLE_MS, undefined, { signal, ref: false }).catch(() => {});
      }
    }
  }

  return {
    start: () => {
      running ??= follow();
    },
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.all([...inFlight.values()].flatMap((busy) => [...busy]));
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
