import { maskPersonalData } from "@firsthand/analytics/personal-data";
import { sign } from "@firsthand/connect/ingest";
import { Failure } from "@firsthand/kernel/errors";
import type { Outgoing } from "@firsthand/platform/outgoing";

import type { WebhooksGround } from "../ground.ts";
import type { Outcome } from "../rules/outcome.ts";
import { retryAfter } from "../rules/retry-after.ts";
import { endpointSecrets } from "../sealed-columns.ts";
import type { EndpointRow } from "../store/endpoints.ts";

const LIMITS = { connectMs: 10_000, firstByteMs: 15_000, wholeMs: 20_000, mostBytes: 64 * 1024 };

/** So much of an answer is read, masked and kept; half an address at its end would not be known as one. */
const READ_BYTES = 4096;
const KEPT_CHARACTERS = 500;

/** Hosts of our own network that an endpoint may reach: its own, if somebody allowed it. */
function hostsOf({ address, own_network }: Pick<EndpointRow, "address" | "own_network">): string[] {
  const url = own_network ? URL.parse(address) : null;
  return url ? [url.host] : [];
}

/**
 * Sends one message to an endpoint, signed with every secret that is good now, and waits for the answer. Never throws for
 * what the other side does.
 */
export async function sendMessage(
  ground: WebhooksGround,
  endpoint: EndpointRow,
  { id, payload, signal }: { readonly id: string; readonly payload: object; readonly signal: AbortSignal },
): Promise<Outcome> {
  const now = ground.now();
  const body = Buffer.from(JSON.stringify(payload));
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const secrets = await endpointSecrets.find(ground.db, endpoint.endpoint_id, { open: ground.open, now });
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": secrets.map((secret) => sign(secret, { id, timestamp, body })).join(" "),
  };
  const began = performance.now();
  const tookMs = () => Math.round(performance.now() - began);
  try {
    const outgoing = ground.outgoing(hostsOf(endpoint));
    const answer = await ask(outgoing, { url: endpoint.address, headers, body, signal });
    return {
      status: answer.status,
      milliseconds: tookMs(),
      answer: shortened(answer.text),
      trouble: null,
      notBefore: retryAfter(answer.retryAfter, ground.now()),
    };
  } catch (error) {
    if (signal.aborted || !(error instanceof Failure)) throw error;
    return { status: null, milliseconds: tookMs(), answer: null, trouble: error.message, notBefore: undefined };
  }
}

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
}

/** The status decides: of an answer without end, or one that breaks off, the beginning is enough. */
async function ask(outgoing: Outgoing, asked: Asked) {
  const { status, headers, body, close } = await outgoing.open({
    ...asked,
    method: "POST",
    staysPut: true,
    limits: LIMITS,
  });
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of body) {
      parts.push(part);
      length += part.length;
      if (length >= READ_BYTES) break;
    }
  } catch (error) {
    if (asked.signal.aborted || !(error instanceof Failure)) throw error;
  } finally {
    close();
  }
  const text = new TextDecoder().decode(Buffer.concat(parts).subarray(0, READ_BYTES));
  return { status, retryAfter: headers["retry-after"], text };
}

function shortened(text: string): string | null {
  const told = maskPersonalData(text.replaceAll("\0", "").trim()).slice(0, KEPT_CHARACTERS).toWellFormed();
  return told === "" ? null : told;
}
