import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import { sharedNeverMerges, sameIdentity, unknownIdentity } from "../errors.ts";
import * as store from "../store/identities.ts";
import { refreshPersons } from "./refresh-persons.ts";

/** A person decides that two identities are one person. Refused for a shared identity and for one and the same. */
export async function linkIdentities(
  tx: Handle,
  decision: {
    readonly fromId: string;
    readonly toId: string;
    readonly by: string;
    readonly reason: string;
    readonly at: Date;
  },
): Promise<void> {
  const { fromId, toId, by, reason, at } = decision;
  if (fromId === toId) throw sameIdentity(fromId);
  await store.lockPersons(tx);
  const members = await store.findMembers(tx, [fromId, toId]);
  const missing = [fromId, toId].find((id) => !members.some((member) => member.identityId === id));
  if (missing) throw unknownIdentity(missing);
  const shared = members.find((member) => member.sharing === "shared");
  if (shared) throw sharedNeverMerges(shared.identityId);
  const row = {
    ...store.activeLink(fromId, toId),
    rule: "decided_by_person" as const,
    made_at: at,
    made_by: by,
    reason,
  };
  if ((await store.insertLinks(tx, [row])) === 0) await store.reactivateLink(tx, row);
  await refreshPersons(tx, [fromId, toId]);
  await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
}
