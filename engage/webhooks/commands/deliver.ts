import { randomUUID } from "node:crypto";

import { showTold } from "@firsthand/engage/conversations";
import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";

import { unknownWebhook } from "../errors.ts";
import type { WebhooksGround } from "../ground.ts";
import { failureOf, isGone, type Outcome } from "../rules/outcome.ts";
import { deletedPayload, testPayload, toldPayload } from "../rules/payload.ts";
import { isHopeless, nextAttempt, restUntil } from "../rules/schedule.ts";
import { addAttempt, type AttemptRow } from "../store/attempts.ts";
import { type Claimed, type DeliveryState, settle } from "../store/deliveries.ts";
import { type EndpointRow, findEndpoint, noteDone, noteFailed, setRest, setState } from "../store/endpoints.ts";
import { type EventRow, findEvent } from "../store/events.ts";
import { sendMessage } from "./send-message.ts";

/**
 * Sends what was claimed and writes what became of it, in one transaction with the attempt. What happens between the answer
 * and that transaction makes it be sent again, under the same id.
 */
export async function deliver(
  ground: WebhooksGround,
  { endpoint, claimed, signal }: { endpoint: EndpointRow; claimed: Claimed; signal: AbortSignal },
): Promise<void> {
  const event = await findEvent(ground.db, claimed.event_no);
  const payload = event ? await payloadOf(ground, endpoint, event) : "gone";
  if (!event || typeof payload === "string") {
    const state = typeof payload === "string" ? payload : "gone";
    await settle(ground.db, claimed, { state, attempts: claimed.attempts, due: ground.now() });
    return;
  }
  const outcome = await sendMessage(ground, endpoint, { id: event.event_id, payload, signal });
  await transact(ground.db, (tx) => writeOutcome(tx, ground, { endpoint, claimed, event, outcome }));
}

/** Sends a test, whatever the state of the endpoint; it is kept among the attempts. Throws `unknown_webhook`. */
export async function sendTest(ground: WebhooksGround, endpointId: string, signal: AbortSignal): Promise<AttemptRow> {
  const endpoint = await findEndpoint(ground.db, endpointId);
  if (!endpoint) throw unknownWebhook();
  const id = randomUUID();
  const outcome = await sendMessage(ground, endpoint, { id, payload: testPayload(ground.now()), signal });
  const event = { event_no: null, event_id: id, what: "webhook.test" };
  const row = attemptOf(ground, endpoint, { event, outcome });
  await transact(ground.db, async (tx) => {
    await addAttempt(tx, row);
    await tellWebhooks(tx);
  });
  return row;
}

/** Tells who listens that something of a webhook changed. */
export async function tellWebhooks(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["webhooks"] }));
}

/** What is sent of an event, made anew from the log; or why nothing is. */
async function payloadOf(
  ground: WebhooksGround,
  { personal }: EndpointRow,
  row: EventRow,
): Promise<object | "gone" | "withheld"> {
  const { event_no: number, what, at, interaction_id: interactionId, conversation_id: conversationId } = row;
  const event = { number, what, at, interactionId, conversationId, unit: row.unit };
  if (what === "interaction.deleted") return deletedPayload(event);
  const told = await showTold(ground.db, interactionId, { clear: personal === "full", now: ground.now() });
  return typeof told === "string" ? told : toldPayload(event, told);
}

interface Sent {
  readonly endpoint: EndpointRow;
  readonly claimed: Claimed;
  readonly event: EventRow;
  readonly outcome: Outcome;
}

async function writeOutcome(tx: Handle, ground: WebhooksGround, sent: Sent): Promise<void> {
  const { endpoint, claimed, event, outcome } = sent;
  const now = ground.now();
  await addAttempt(tx, attemptOf(ground, endpoint, { event, outcome }));
  const failed = failureOf(outcome) !== null;
  const attempts = claimed.attempts + 1;
  const { notBefore } = outcome;
  const due = failed
    ? nextAttempt(now, { attempts, chance: ground.chance(), ...(notBefore ? { notBefore } : {}) })
    : now;
  const state: DeliveryState = failed ? (due === null ? "failed" : "waiting") : "done";
  await settle(tx, claimed, { state, attempts, due: due ?? now });
  if (failed) await noteTrouble(tx, ground, sent);
  else await noteDone(tx, endpoint.endpoint_id, now);
  await tellWebhooks(tx);
}

async function noteTrouble(tx: Handle, ground: WebhooksGround, { endpoint, outcome }: Sent): Promise<void> {
  const now = ground.now();
  const { endpoint_id: id } = endpoint;
  const noted = await noteFailed(tx, id, now);
  if (noted?.state !== "on") return;
  if (isGone(outcome))
    await setState(tx, id, { state: "gone", why: "It answered that it wants nothing more (410).", now });
  else if (noted.failing_since && isHopeless(now, noted.failing_since))
    await setState(tx, id, { state: "failing", why: "Nothing got through for three days.", now });
  else await setRest(tx, id, restUntil(now, noted.failures, ground.chance()));
}

function attemptOf(
  ground: WebhooksGround,
  { endpoint_id }: EndpointRow,
  {
    event: { event_no, event_id, what },
    outcome,
  }: {
    readonly event: Pick<EventRow, "event_id" | "what"> & { readonly event_no: number | null };
    readonly outcome: Outcome;
  },
): AttemptRow {
  const { status, milliseconds, answer } = outcome;
  const at = ground.now();
  const failure = failureOf(outcome);
  return { attempt_id: randomUUID(), endpoint_id, event_no, event_id, what, at, status, milliseconds, answer, failure };
}
