import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import { sameIdentity, unknownIdentity } from "../errors.ts";
import { addParting } from "../store/duplicates.ts";
import { findMembers } from "../store/identities.ts";

/** A person decides that two identities are not one person; it is kept, and not asked again. */
export async function partIdentities(
  tx: Handle,
  decision: { readonly fromId: string; readonly toId: string; readonly by: string; readonly at: Date },
): Promise<void> {
  const { fromId, toId } = decision;
  if (fromId === toId) throw sameIdentity(fromId);
  const members = await findMembers(tx, [fromId, toId]);
  const missing = [fromId, toId].find((id) => !members.some((member) => member.identityId === id));
  if (missing) throw unknownIdentity(missing);
  await addParting(tx, decision);
  await notify(tx, logChannel, JSON.stringify({ topics: ["quality"] }));
}
