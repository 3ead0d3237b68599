import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { MOST_AGAIN } from "../contract.ts";
import { spanTooLong, unclearSpan, unknownEvent, unknownWebhook } from "../errors.ts";
import type { WebhooksGround } from "../ground.ts";
import { sendAgain, sendSpanAgain } from "../store/deliveries.ts";
import { type EndpointRow, lockEndpoint } from "../store/endpoints.ts";
import { tellWebhooks } from "./deliver.ts";

/** Has an event be sent again, whatever became of it. Throws `unknown_webhook` and `unknown_event`. */
export async function sendEventAgain(ground: WebhooksGround, id: string, event: string): Promise<number> {
  return await transact(ground.db, async (tx) => {
    const { name } = await locked(tx, id);
    if (!(await sendAgain(tx, id, event, ground.now()))) throw unknownEvent();
    noteChange({ subject: `webhook ${name}`, before: null, after: { sentAgain: event } });
    await tellWebhooks(tx);
    return 1;
  });
}

interface Span {
  readonly id: string;
  readonly since: Date;
  readonly until: Date;
  /** Only those that were given up. */
  readonly failed: boolean;
}

/** The same of all events of a span. Throws `unknown_webhook`, `span_unclear`, `span_too_long`. */
export async function sendEventsAgain(ground: WebhooksGround, { id, since, until, failed }: Span): Promise<number> {
  if (until <= since) throw unclearSpan();
  return await transact(ground.db, async (tx) => {
    const endpoint = await locked(tx, id);
    const units = endpoint.units.length === 0 ? [] : await ground.unitsWithin(tx, endpoint.units);
    const now = ground.now();
    const count = await sendSpanAgain(tx, { ...endpoint, units }, { since, until, failed, now });
    if (count > MOST_AGAIN) throw spanTooLong(MOST_AGAIN);
    const after = { sentAgain: count, since: since.toISOString(), until: until.toISOString() };
    noteChange({ subject: `webhook ${endpoint.name}`, before: null, after });
    await tellWebhooks(tx);
    return count;
  });
}

async function locked(tx: Handle, id: string): Promise<EndpointRow> {
  const row = await lockEndpoint(tx, id);
  if (!row) throw unknownWebhook();
  return row;
}
