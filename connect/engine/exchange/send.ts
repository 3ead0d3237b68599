import type { Manifest } from "../../manifest/index.ts";
import { type Settings, StreamFailure } from "../../streams/index.ts";
import { asStreamFailure } from "../failures.ts";
import type { EngineGround, TokenKeeper } from "../ground.ts";
import { waitBeforeRetry } from "../rules/backoff.ts";
import { type Bucket, fullBucket, takeOne } from "../rules/bucket.ts";
import { passes } from "../rules/circuit.ts";
import { type Credentials, credentialsFor } from "./authenticate.ts";
import type { Filled } from "./fill-request.ts";
import { type Answer, AnswerFailure, judge } from "./judge.ts";
import { secretsOf } from "./ready-settings.ts";

/** Sends the requests of one connection: not too often, with who asks, again where it is worth it. */
export interface Sender {
  /** Throws StreamFailure, or the reason of the signal. */
  readonly send: (filled: Filled, sending: Sending) => Promise<Answer>;
  /** Waits before a try that something else than the answer's status made necessary; false where there were enough. */
  readonly pause: (tried: number, signal: AbortSignal, askedMs?: number) => Promise<boolean>;
}

interface Sending {
  readonly settings: Settings;
  readonly signal: AbortSignal;
  /** Asked twice it does harm: it is asked again only where it is sure that nothing was done. */
  readonly once?: boolean;
}

/** Makes a sender; the counting of its rate begins now. */
export function createSender(manifest: Manifest, ground: EngineGround, keeper: TokenKeeper): Sender {
  const { outgoing, now, random, sleep } = ground;
  let bucket: Bucket | undefined;

  const waitForTurn = async (signal: AbortSignal) => {
    const { rate } = manifest;
    if (!rate) return;
    const nowMs = now().getTime();
    const taken = takeOne(bucket ?? fullBucket(rate, nowMs), rate, nowMs);
    bucket = taken.bucket;
    if (taken.waitMs > 0) await sleep(taken.waitMs, signal);
  };

  const sendOnce = async (filled: Filled, credentials: Credentials, { settings, signal }: Sending): Promise<Answer> => {
    const url = new URL(filled.url);
    for (const [name, value] of Object.entries(credentials.query)) url.searchParams.set(name, value);
    const secrets = secretsOf(manifest, settings);
    const begun = now().getTime();
    const answer = await outgoing.ask({
      url: url.href,
      method: filled.method,
      headers: { ...filled.headers, ...credentials.headers },
      ...(filled.body === undefined ? {} : { body: filled.body }),
      secretHeaders: [...Object.keys(manifest.headers), ...Object.keys(credentials.headers)],
      plainHttp: secrets.length === 0 && credentials.token === null,
      signal,
    });
    return {
      status: answer.status,
      headers: answer.headers,
      text: textOf(answer.bytes, answer.headers["content-type"]),
      bytes: answer.bytes.length,
      milliseconds: now().getTime() - begun,
    };
  };

  const pause: Sender["pause"] = async (tried, signal, askedMs) => {
    const waitMs = waitBeforeRetry({ tried, random: random(), askedMs });
    if (waitMs === null) return false;
    await sleep(waitMs, signal);
    return true;
  };

  return {
    pause,
    send: async (filled, sending) => {
      const { settings, signal, once = false } = sending;
      let refused: string | undefined;
      for (let tried = 1; ; tried++) {
        await waitForTurn(signal);
        const credentials = await credentialsFor(manifest, {
          outgoing,
          now,
          settings,
          keeper,
          signal,
          ...(refused === undefined ? {} : { not: refused }),
        });
        const failure = await outcomeOf(() => sendOnce(filled, credentials, sending), credentials);
        if (!(failure instanceof StreamFailure)) return failure;
        signal.throwIfAborted();
        // A token may be taken back before its time: one that is new gets a try.
        if (failure.code === "refused" && credentials.token !== null && refused === undefined) {
          refused = credentials.token;
          continue;
        }
        const again = passes(failure.code) && (!once || wasNotDone(failure));
        const askedMs = failure.retryAt ? Math.max(0, failure.retryAt.getTime() - now().getTime()) : undefined;
        if (!again || !(await pause(tried, signal, askedMs))) throw failure;
      }

      async function outcomeOf(ask: () => Promise<Answer>, { token }: Credentials): Promise<Answer | StreamFailure> {
        try {
          const answer = await ask();
          const secrets = [...secretsOf(manifest, settings), ...(token === null ? [] : [token])];
          return judge(answer, { now: now(), secrets }) ?? answer;
        } catch (error) {
          signal.throwIfAborted();
          const failure = asStreamFailure(error);
          if (failure instanceof StreamFailure) return failure;
          throw failure;
        }
      }
    },
  };
}

/** Whether it is sure that a request had no effect: nobody was reached, or they said that they did not take it. */
function wasNotDone(failure: StreamFailure): boolean {
  if (failure instanceof AnswerFailure) return failure.status === 429 || failure.status === 503;
  return failure.code === "unreachable";
}

function textOf(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = /charset\s*=\s*"?([\w-]{1,40})/i.exec(contentType ?? "")?.[1];
  return decoderOf(charset).decode(bytes);
}

function decoderOf(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
