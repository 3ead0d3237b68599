import type { Content } from "@firsthand/govern/retention";
import type { Handle } from "@firsthand/platform/storage";

import { deleteAttachments } from "../attachments/index.ts";
import { clearContent } from "../conversations/index.ts";
import { clearIdentities } from "../identities/index.ts";
import { clearProfiles } from "../profiles/index.ts";
import { clearDeliveries } from "./commands/clear-raw.ts";
import { countDue, deliveriesKept, findDue, quarantineKept, surveyKept, wordsKept } from "./store/due.ts";
import { identitiesKept } from "./store/due-identities.ts";

type Clear = (tx: Handle, ids: readonly string[], at: Date) => Promise<number>;

function contentOf(kept: typeof wordsKept, clear: Clear): Content {
  return {
    survey: (tx) => surveyKept(tx, kept),
    count: (tx, due) => countDue(tx, kept, due),
    async clear(tx, due, { after, limit, at }) {
      const found = await findDue(tx, kept, { due, after, limit });
      const ids = found.map(({ id }) => id);
      const last = found.length < limit ? undefined : found.at(-1);
      return { cleared: await clear(tx, ids, at), next: last && `${last.place} ${last.id}` };
    },
  };
}

/** The words of messages. With them go their files, and the deliveries that brought them: else they would stand there still. */
export const keptWords = contentOf(wordsKept, async (tx, ids, at) => {
  await clearDeliveries(tx, ids);
  await deleteAttachments(tx, ids);
  return await clearContent(tx, ids, at);
});

/** Deliveries as they came; the messages made of them stay. */
export const keptDeliveries = contentOf(deliveriesKept, (tx, ids) => clearDeliveries(tx, ids));

/** What could not be understood. */
export const keptQuarantine = contentOf(quarantineKept, (tx, ids) => clearDeliveries(tx, ids));

/** Who somebody is, once nothing that they said or that was said to them is left; with what other systems know of them. */
export const keptIdentities = contentOf(identitiesKept, async (tx, ids, at) => {
  await clearProfiles(tx, ids, at);
  return await clearIdentities(tx, ids);
});
