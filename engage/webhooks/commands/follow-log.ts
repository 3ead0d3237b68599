import { findStanding, takeNews } from "@firsthand/engage/conversations";
import { type Handle, transact } from "@firsthand/platform/storage";
import { randomUUID } from "node:crypto";

import { eventsOf } from "../rules/events.ts";
import { addEvents, type EventRow, findLastPlaces, lockPlace } from "../store/events.ts";

/** So many transactions of the log are looked at in one of ours. */
const TRANSACTIONS = 20;

/**
 * Makes numbered events of what happened in the log since the last time: both in one transaction, so that nothing is lost
 * and nothing numbered twice. Returns how many transactions of the log it took; 0: there is nothing, or another process
 * does it.
 */
export async function followLog(db: Handle): Promise<number> {
  return await transact(db, async (tx) => {
    const last = await lockPlace(tx);
    if (last === null) return 0;
    const news = await takeNews(tx, TRANSACTIONS);
    const ids = [...new Set(news.flatMap(({ interactions }) => [...interactions.keys()]))];
    const standing = await findStanding(tx, ids);
    const lost = ids.filter((id) => !standing.has(id));
    const places = await findLastPlaces(tx, lost);
    const events = news.flatMap(({ at, interactions }) =>
      [...interactions].flatMap(([id, happened]) => {
        const { conversation_id = null, channel = null, unit = null } = standing.get(id) ?? places.get(id) ?? {};
        return eventsOf(happened, standing.get(id)).map((what): Omit<EventRow, "event_no"> => ({
          event_id: randomUUID(),
          what,
          interaction_id: id,
          conversation_id,
          channel,
          unit,
          at,
        }));
      }),
    );
    await addEvents(tx, last, events);
    return news.length;
  });
}
