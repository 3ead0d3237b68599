import { homeOf, stableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { messageId } from "../commands/place-messages.ts";
import { findConversationsBeside, findUnitsOfConversations } from "../store/beside.ts";

/** What of a message says which thread it will lie in. */
interface Threaded {
  readonly externalId?: string | undefined;
  readonly thread?: string | undefined;
  readonly parents: readonly string[];
}

/**
 * For each of these messages, which need not be there yet, the units of the conversations in the threads that it names or
 * that wait for it; null: a conversation that has none.
 */
export async function findUnitsBeside(
  tx: Handle,
  source: string,
  messages: readonly Threaded[],
): Promise<(readonly (string | null)[])[]> {
  const nodes = messages.map((message) => nodesOf(source, message));
  const beside = await findConversationsBeside(tx, [...new Set(nodes.flat())]);
  const all = [...new Set([...beside.values()].flat())];
  const units = await findUnitsOfConversations(
    tx,
    all.map((id) => ({ home: homeOf(id), id })),
  );
  return nodes.map((ids) => {
    const conversations = ids.flatMap((id) => beside.get(id) ?? []);
    return [...new Set(conversations.flatMap((id) => (units.has(id) ? [units.get(id) ?? null] : [])))];
  });
}

function nodesOf(source: string, { externalId, thread, parents }: Threaded): string[] {
  return [
    ...[externalId, ...parents].flatMap((id) => (id === undefined ? [] : [messageId(source, id)])),
    ...(thread === undefined || thread === "" ? [] : [stableId("thread", source, thread)]),
  ];
}
