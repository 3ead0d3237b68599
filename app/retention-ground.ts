import { randomBytes } from "node:crypto";

import { findCells } from "@firsthand/engage/conversations";
import { findAllIdentities } from "@firsthand/engage/identities";
import {
  hasConversation,
  isWithin,
  keptDeliveries,
  keptIdentities,
  keptQuarantine,
  keptWords,
} from "@firsthand/engage/listen";
import { findUnits } from "@firsthand/govern/access";
import type { RetentionGround } from "@firsthand/govern/retention";
import type { Handle } from "@firsthand/platform/storage";

/** Retention joined to the log and the tree of units. */
export function retentionGround(
  db: Handle,
  world: {
    readonly now: () => Date;
    readonly enqueue: (tx: Handle, data: { readonly by: string }) => Promise<unknown>;
  },
): RetentionGround {
  return {
    db,
    now: world.now,
    random: () => randomBytes(8),
    contents: {
      words: keptWords,
      deliveries: keptDeliveries,
      quarantine: keptQuarantine,
      identities: keptIdentities,
    },
    cells: findCells,
    units: findUnits,
    identitiesOf: async (tx, ids) => {
      const found = await Promise.all(ids.map((id) => findAllIdentities(tx, id)));
      return found.flat().map(({ identityId }) => identityId);
    },
    hasConversation,
    liesWithin: isWithin,
    askForRun: async (tx, by) => void (await world.enqueue(tx, { by })),
  };
}
