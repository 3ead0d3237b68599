import { readPageMark, writePageMark } from "@firsthand/kernel/page-marks";
import type { Handle } from "@firsthand/platform/storage";

import type { AttemptShown, WebhookEventName, WebhookShown } from "../contract.ts";
import { unknownWebhook, unreadableCursor } from "../errors.ts";
import { type AttemptRow, countAll, type Counts, findAttempts } from "../store/attempts.ts";
import type { DeliveryState } from "../store/deliveries.ts";
import { type EndpointRow, findEndpoint, findEndpoints } from "../store/endpoints.ts";

/** Every endpoint with how it goes, by name. */
export async function listEndpoints(tx: Handle, now: Date): Promise<WebhookShown[]> {
  const [rows, counts] = await Promise.all([findEndpoints(tx), countAll(tx, now)]);
  return rows.map((row) => shownOf(row, counts.get(row.endpoint_id)));
}

/** Throws `unknown_webhook`. */
export async function showEndpoint(tx: Handle, id: string, now: Date): Promise<WebhookShown> {
  const found = (await listEndpoints(tx, now)).find((one) => one.id === id);
  if (!found) throw unknownWebhook();
  return found;
}

/** The attempts at an endpoint, the last first, a page at a time. Throws `unknown_webhook`, `unreadable_cursor`. */
export async function listAttempts(
  tx: Handle,
  query: {
    readonly id: string;
    readonly which: "all" | "failed";
    readonly limit: number;
    readonly after?: string | undefined;
  },
): Promise<{ rows: AttemptShown[]; next: string | null }> {
  if (!(await findEndpoint(tx, query.id))) throw unknownWebhook();
  const after = query.after === undefined ? undefined : readPageMark(query.after);
  if (query.after !== undefined && !after) throw unreadableCursor();
  const page = { limit: query.limit + 1, failed: query.which === "failed", after };
  const rows = await findAttempts(tx, query.id, page);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const count = { value: 0, capped: true };
  return {
    rows: shown.map(attemptShown),
    next: last ? writePageMark({ at: last.at_exact, id: last.attempt_id, count }) : null,
  };
}

/** An attempt as it is shown. */
export function attemptShown(row: AttemptRow & { readonly state?: DeliveryState | null }): AttemptShown {
  const { attempt_id: id, event_id: eventId, event_no: number, at, state = null, ...rest } = row;
  const { what, status, milliseconds, answer, failure } = rest;
  return { id, eventId, number, what, at: at.toISOString(), status, milliseconds, answer, failure, state };
}

function shownOf(row: EndpointRow, counts: Counts | undefined): WebhookShown {
  return {
    id: row.endpoint_id,
    name: row.name,
    address: row.address,
    events: row.events.map((event) => event as WebhookEventName),
    channels: [...row.channels],
    units: [...row.units],
    personal: row.personal,
    ownNetwork: row.own_network,
    state: row.state,
    stoppedWhy: row.stopped_why,
    stoppedAt: row.stopped_at?.toISOString() ?? null,
    version: row.version,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    failingSince: row.failing_since?.toISOString() ?? null,
    failures: row.failures,
    waiting: counts?.waiting ?? 0,
    waitingSince: counts?.waiting_since?.toISOString() ?? null,
    failed: counts?.failed ?? 0,
    doneDay: counts?.done_day ?? 0,
    oldSecretEndsAt: counts?.old_ends_at?.toISOString() ?? null,
  };
}
