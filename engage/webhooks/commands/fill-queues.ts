import { type Handle, transact } from "@firsthand/platform/storage";

import type { WebhooksGround } from "../ground.ts";
import { countWaiting, queueEvents } from "../store/deliveries.ts";
import { findEndpoints, lockEndpoint } from "../store/endpoints.ts";

/** While so many wait for an endpoint, no more are queued for it: they wait in the log of events. */
const MOST_WAITING = 1000;
const LOOKED_AT = 1000;

/** Queues what each endpoint that is on is to be told next. Returns whether anything was looked at. */
export async function fillQueues(ground: WebhooksGround): Promise<boolean> {
  let looked = 0;
  for (const { endpoint_id: id, state } of await findEndpoints(ground.db))
    if (state === "on") looked += await fillQueue(ground, id);
  return looked > 0;
}

async function fillQueue(ground: WebhooksGround, id: string): Promise<number> {
  return await transact(ground.db, async (tx: Handle) => {
    const endpoint = await lockEndpoint(tx, id);
    if (endpoint?.state !== "on" || (await countWaiting(tx, id)) >= MOST_WAITING) return 0;
    const units = endpoint.units.length === 0 ? [] : await ground.unitsWithin(tx, endpoint.units);
    return await queueEvents(tx, { ...endpoint, units }, { now: ground.now(), most: LOOKED_AT });
  });
}
