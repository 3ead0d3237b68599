import { ownWords } from "@firsthand/analytics/text";
import type { Asker } from "@firsthand/platform/http/contract";

import type { ShownMessage, Thread } from "../../conversations/contract.ts";
import { checkReach, findCoverer, findMaskers, isClear, showInThread, showThread } from "../../conversations/index.ts";
import type { AssistGround } from "../ground.ts";
import { createPlaceholders, type Placeholders } from "../rules/placeholders.ts";
import type { Said } from "../rules/transcript.ts";

const PAGE = 200;
const MOST_PAGES = 250;
/** More have no room in what is asked anyway; beside these only the first is kept. */
const MOST_LAST = 600;

/** A conversation as it may be given to a model, and the way back. */
export interface ReadThread {
  readonly conversation: Thread["conversation"];
  /** With words, oldest first; what is withheld or was taken out is not among them. */
  readonly messages: readonly ShownMessage[];
  /** Messages after the first one that are not among them: there are too many. */
  readonly skipped: number;
  /** The words of a message without anything personal. */
  readonly covered: (message: ShownMessage) => string;
  readonly placeholders: Placeholders;
  /** Whether whoever asks sees personal data in it. */
  readonly clear: boolean;
  /** Masks a text as the thread is masked for who does not. */
  readonly mask: (text: string) => string;
}

/**
 * Reads a conversation in the name of somebody, who has to be able to read it and to use the model for it: its first
 * message and its last ones, or the one that is named alone. Throws `unknown_conversation`.
 */
export async function readThread(
  ground: AssistGround,
  asker: Pick<Asker, "reach">,
  { id, message }: { readonly id: string; readonly message?: string },
): Promise<ReadThread> {
  const { db } = ground;
  await checkReach(db, asker.reach("conversations.read"), id);
  await checkReach(db, asker.reach("assist.use"), id);
  const all: ShownMessage[] = [];
  let skipped = 0;
  const shown = { id, now: ground.now(), clear: "all" } as const;
  let page = await showThread(db, { ...shown, limit: message === undefined ? PAGE : 1 });
  const { conversation } = page;
  const named = message === undefined ? undefined : await showInThread(db, { ...shown, message });
  all.push(...(message === undefined ? page.messages : named ? [named] : []));
  for (let pages = 1; message === undefined && page.nextMessages !== null && pages < MOST_PAGES; pages += 1) {
    page = await showThread(db, { ...shown, limit: PAGE, after: page.nextMessages });
    all.push(...page.messages);
    const tooMany = all.length - 1 - MOST_LAST;
    if (tooMany > 0) skipped += all.splice(1, tooMany).filter(isTold).length;
  }
  const [cover, masker, clear] = await Promise.all([
    findCoverer(db, conversation.id),
    findMaskers(db, [conversation.id]),
    isClear(db, asker.reach("personal.unmask"), id),
  ]);
  const placeholders = createPlaceholders();
  return {
    conversation,
    messages: all.filter(isTold),
    skipped,
    covered: (message) => cover(placeholders.plain(wordsOf(message)), placeholders.cover),
    placeholders,
    clear,
    mask: masker(conversation.id),
  };
}

function isTold({ restrictedSince, clearedAt, body }: ShownMessage): boolean {
  return restrictedSince === null && clearedAt === null && body.trim() !== "";
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
