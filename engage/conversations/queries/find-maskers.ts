import type { Handle } from "@firsthand/platform/storage";

import { covererAmong, type Coverer, maskerAmong, type Masker } from "../rules/masked.ts";
import { findAlias } from "../store/listed.ts";
import { findPeopleIn } from "../store/people-in.ts";

/** What masks the texts of these conversations, by their ids: personal data, and the names of who is in them. */
export async function findMaskers(tx: Handle, conversationIds: readonly string[]): Promise<(id: string) => Masker> {
  const people = Map.groupBy(await findPeopleIn(tx, conversationIds), (one) => one.conversation_id);
  const maskers = new Map<string, Masker>();
  return (id) => {
    const known = maskers.get(id) ?? maskerAmong(people.get(id) ?? []);
    maskers.set(id, known);
    return known;
  };
}

/** The same of one conversation, also of one that was joined to another. */
export async function findMasker(tx: Handle, conversationId: string): Promise<Masker> {
  const here = (await findAlias(tx, conversationId)) ?? conversationId;
  return (await findMaskers(tx, [here]))(here);
}

/** What puts something else in the place of personal data in a conversation and of everybody in it, who answers too. */
export async function findCoverer(tx: Handle, conversationId: string): Promise<Coverer> {
  return covererAmong(await findPeopleIn(tx, [conversationId]));
}
