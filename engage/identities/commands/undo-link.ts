import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import { noActiveLink } from "../errors.ts";
import * as store from "../store/identities.ts";
import { refreshPersons } from "./refresh-persons.ts";

/** Undoes the links between two identities, with a reason; the persons are exactly what they were without them. */
export async function undoLink(
  tx: Handle,
  decision: {
    readonly fromId: string;
    readonly toId: string;
    readonly by: string;
    readonly reason: string;
    readonly at: Date;
  },
): Promise<void> {
  await store.lockPersons(tx);
  if (!(await store.deactivateLink(tx, decision))) throw noActiveLink(decision.fromId, decision.toId);
  await refreshPersons(tx, [decision.fromId, decision.toId]);
  await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
}
