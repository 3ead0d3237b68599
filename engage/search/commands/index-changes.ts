import { takeChanges } from "@firsthand/engage/conversations";
import type { Handle } from "@firsthand/platform/storage";

import { entryOf, wordsOf } from "../rules/entry.ts";
import { formsToStem } from "../rules/stemming.ts";
import { weekOf } from "../rules/weeks.ts";
import { addEntries, countWeeks, lockIndex, removeEntries } from "../store/entries.ts";
import type { Stemmer } from "../store/stems.ts";
import { findOtherUnits, findTexts, type MessageKey, type MessageText } from "../store/texts.ts";

/** About so many messages are brought up to date in one transaction. */
const MESSAGES_AT_ONCE = 500;

/**
 * Brings the index up to date with some of the changes that wait, in the caller's transaction: both are done, or
 * neither. Returns how many messages; 0 when none waits or another process does it.
 */
export async function indexChanges(tx: Handle, stemmer: Stemmer): Promise<number> {
  if (!(await lockIndex(tx))) return 0;
  const changes = await takeChanges(tx, MESSAGES_AT_ONCE);
  await indexMessages(tx, stemmer, changes);
  return changes.length;
}

/** Makes the index say of these messages what the log says now. The lock of the index must be held. */
export async function indexMessages(tx: Handle, stemmer: Stemmer, keys: readonly MessageKey[]): Promise<void> {
  if (keys.length === 0) return;
  const weeks = new Map<number, number>();
  const replaced = await replace(tx, stemmer, { keys, weeks });
  // A message without a unit has that of its conversation, and that may have changed with this one.
  const others = await findOtherUnits(tx, replaced);
  if (others.length > 0) await replace(tx, stemmer, { keys: others, weeks });
  await countWeeks(tx, weeks);
}

/** Takes messages out and puts them in as they stand; returns the conversations that they are or were of. */
async function replace(
  tx: Handle,
  stemmer: Stemmer,
  { keys, weeks }: { readonly keys: readonly MessageKey[]; readonly weeks: Map<number, number> },
): Promise<string[]> {
  const gone = await removeEntries(
    tx,
    keys.map((key) => key.interaction_id),
  );
  // The latest change comes first: an earlier one names a home that the message has left, where nothing is of it.
  const texts = new Map((await findTexts(tx, [...keys, ...gone])).map((text) => [text.message_id, text]));
  await stemmer.learn(tx, formsOf(texts.values()));
  const rows = [...texts.values()].map((text) => ({
    interaction_id: text.message_id,
    home: text.home,
    conversation_id: text.conversation_id,
    at: text.at,
    unit: text.unit,
    words: entryOf(text, stemmer.stemOf),
  }));
  await addEntries(tx, rows);
  const count = (at: Date, change: number): unknown =>
    weeks.set(weekOf(at.getTime()), (weeks.get(weekOf(at.getTime())) ?? 0) + change);
  for (const { at } of gone) count(at, -1);
  for (const { at } of rows) count(at, 1);
  return [...new Set([...gone, ...rows].map((row) => row.conversation_id))];
}

/** What the stems are asked for of: language and word. */
function* formsOf(texts: Iterable<MessageText>): Generator<readonly [string, string]> {
  for (const text of texts) {
    if (text.language === null) continue;
    const { subject, body } = wordsOf(text);
    for (const token of [...subject, ...body]) {
      for (const form of formsToStem(token.said)) yield [text.language, form];
    }
  }
}
