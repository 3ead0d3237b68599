import type { Handle } from "@firsthand/platform/storage";

import { countMeant } from "../store/counts.ts";
import { findIncidentsSince, removeIncident } from "../store/incidents.ts";
import { findWatch } from "../store/watches.ts";
import { tellPages } from "./tell.ts";

/**
 * Takes incidents out, with all that was written about them, that began since then and of which no message is left in the
 * log: those of an invented organisation, once that is removed. Drills stay, they had no messages.
 */
export async function forgetEmptyIncidents(tx: Handle, since: Date): Promise<void> {
  for (const { incident_id, watch_id, onset, ended_at } of await findIncidentsSince(tx, since)) {
    const watch = await findWatch(tx, watch_id);
    if (!watch || (await countMeant(tx, watch.filter, { since: onset, until: ended_at })) > 0) continue;
    await removeIncident(tx, incident_id);
  }
  await tellPages(tx);
}
