import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { personsOf, type Link } from "../rules.ts";
import * as store from "../store.ts";

/**
 * Computes again which person these identities, and all that are or were linked to them, belong to. No row moves:
 * only the cached label of the component changes.
 */
export async function refreshPersons(tx: Handle, identityIds: readonly string[]): Promise<void> {
  await store.lockPersons(tx);
  const ids = new Set([...identityIds, ...(await store.findSamePersons(tx, identityIds))]);
  const links = new Map<string, Link>();
  for (let frontier = [...ids]; frontier.length > 0;) {
    const next = new Set<string>();
    for (const link of await store.linksTouching(tx, frontier)) {
      links.set(`${link.fromId} ${link.toId}`, link);
      for (const id of [link.fromId, link.toId]) if (!ids.has(id)) next.add(id);
    }
    for (const id of next) ids.add(id);
    frontier = [...next];
  }
  const persons = personsOf(await store.findMembers(tx, [...ids]), [...links.values()]);
  const rows = [...persons].map(([id, { personId, known }]) => ({
    home: homeOf(id),
    identity_id: id,
    person_id: personId,
    known,
  }));
  await store.relabel(tx, rows);
}
