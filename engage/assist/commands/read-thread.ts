import { ownWords } from "@firsthand/analytics/text";
import type { Asker } from "@firsthand/platform/http/contract";

import type { ShownMessage, Thread } from "../../conversations/contract.ts";
import { checkReach, findCoverer, findMaskers, isClear, showThread } from "../../conversations/index.ts";
import type { AssistGround } from "../ground.ts";
import { createPlaceholders, type Placeholders } from "../rules/placeholders.ts";
import type { Said } from "../rules/transcript.ts";

const PAGE = 200;
const MOST_PAGES = 10;

/** A conversation as it may be given to a model, and the way back. */
export interface ReadThread {
  readonly conversation: Thread["conversation"];
  /** With words, oldest first; what is withheld or was taken out is not among them. */
  readonly messages: readonly ShownMessage[];
  /** The words of a message without anything personal. */
  readonly covered: (message: ShownMessage) => string;
  readonly placeholders: Placeholders;
  /** Whether whoever asks sees personal data in it. */
  readonly clear: boolean;
  /** Masks a text as the thread is masked for who does not. */
  readonly mask: (text: string) => string;
}

/**
 * Reads a conversation in the name of somebody, who has to be able to read it and to use the model for it. Throws
 * `unknown_conversation`.
 */
export async function readThread(ground: AssistGround, asker: Pick<Asker, "reach">, id: string): Promise<ReadThread> {
  const { db } = ground;
  await checkReach(db, asker.reach("conversations.read"), id);
  await checkReach(db, asker.reach("assist.use"), id);
  const all: ShownMessage[] = [];
  let page = await showThread(db, { id, limit: PAGE, now: ground.now(), clear: "all" });
  const { conversation } = page;
  all.push(...page.messages);
  for (let pages = 1; page.nextMessages !== null && pages < MOST_PAGES; pages += 1) {
    page = await showThread(db, { id, limit: PAGE, after: page.nextMessages, now: ground.now(), clear: "all" });
    all.push(...page.messages);
  }
  const [cover, masker, clear] = await Promise.all([
    findCoverer(db, conversation.id),
    findMaskers(db, [conversation.id]),
    isClear(db, asker.reach("personal.unmask"), id),
  ]);
  const placeholders = createPlaceholders();
  return {
    conversation,
    messages: all.filter(
      ({ restrictedSince, clearedAt, body }) => restrictedSince === null && clearedAt === null && body.trim() !== "",
    ),
    covered: (message) => cover(placeholders.plain(wordsOf(message)), placeholders.cover),
    placeholders,
    clear,
    mask: masker(conversation.id),
  };
}

/** What a message says itself: its subject, and its text without what it quotes. */
function wordsOf({ subject, body }: ShownMessage): string {
  const own = ownWords(body).trim();
  const text = own === "" ? body : own;
  return subject ? `${subject}\n${text}` : text;
}

/** The messages of a conversation as they are told to a model; a subject that repeats is told once. */
export function saidIn({ messages, covered }: ReadThread): Said[] {
  return messages.map((message, at) => {
    const repeats = message.subject !== null && message.subject === messages[at - 1]?.subject;
    const { direction } = message;
    return { direction, at: message.at, text: covered(repeats ? { ...message, subject: null } : message) };
  });
}
