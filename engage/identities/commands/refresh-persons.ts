import type { Handle } from "@firsthand/platform/storage";

import { personsOf, type Link } from "../rules.ts";
import * as store from "../store/identities.ts";

/**
 * Computes again which person these identities, and all that are or were linked to them, belong to. No row moves:
 * only the cached label of the component changes.
 */
export async function refreshPersons(tx: Handle, identityIds: readonly string[]): Promise<void> {
  await store.changeIdentities(tx, await personChanges(tx, identityIds, new Set()));
}

/**
 * The labels that change once links around these identities did, and once those in `turned` are shared. The caller
 * holds the lock on persons since before it touched the links.
 */
export async function personChanges(
  tx: Handle,
  identityIds: readonly string[],
  turned: ReadonlySet<string>,
): Promise<store.IdentityChange[]> {
  const ids = new Set([...identityIds, ...(await store.findSamePersons(tx, identityIds))]);
  const links: Link[] = [];
  for (let frontier = [...ids]; frontier.length > 0;) {
    const next = new Set<string>();
    for (const link of await store.linksTouching(tx, frontier)) {
      links.push(link);
      for (const id of [link.fromId, link.toId]) if (!ids.has(id)) next.add(id);
    }
    for (const id of next) ids.add(id);
    frontier = [...next];
  }
  const members = (await store.findMembers(tx, [...ids])).map((member) =>
    turned.has(member.identityId) ? { ...member, sharing: "shared" as const } : member,
  );
  const persons = personsOf(members, links);
  return members.flatMap((member): store.IdentityChange[] => {
    const now = persons.get(member.identityId);
    const sharing = turned.has(member.identityId) ? "shared" : null;
    if (!now || (!sharing && now.personId === member.personId && now.known === member.known)) return [];
    const { identityId } = member;
    return [{ identity_id: identityId, sharing, person_id: now.personId, known: now.known, name: null, name_at: null }];
  });
}
