import { type Reach, isWithin } from "@firsthand/kernel/permissions";
import { writePageMark } from "@firsthand/kernel/page-marks";
import { transact, type Handle } from "@firsthand/platform/storage";

import type { ListedConversation, Participant, Thread } from "../contract.ts";
import { unknownConversation } from "../errors.ts";
import { readMark } from "../rules/page-mark.ts";
import { maskedMessage, maskedParticipant } from "../rules/masked.ts";
import { listedOf } from "../rules/shown.ts";
import { findAlias, findListed } from "../store/listed.ts";
import { findMessages, findParticipants, type ParticipantRow } from "../store/messages.ts";
import { shownMessages } from "./show-message.ts";

const MOST_PARTICIPANTS = 200;

/**
 * A conversation with its messages, oldest first, a page at a time, and everybody in it. The id of one that was joined
 * to another leads to that. Throws `unknown_conversation` and `unreadable_cursor`.
 */
export async function showThread(
  db: Handle,
  query: {
    readonly id: string;
    readonly limit: number;
    /** `nextMessages` of the page before. */
    readonly after?: string | undefined;
    readonly now: Date;
    /** Where personal data are shown; elsewhere they are masked. */
    readonly clear?: Reach | undefined;
  },
): Promise<Thread> {
  const after = query.after === undefined ? undefined : readMark(query.after);
  // On one state of the log: a message that moves meanwhile must not be in both, or in neither.
  const show = async (tx: Handle): Promise<Thread> => {
    const { conversation, isClear } = await findConversation(tx, query);
    const rows = await findMessages(tx, conversation.id, { limit: query.limit + 1, after });
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    const messages = await shownMessages(tx, page);
    const participants = (await findParticipants(tx, conversation.id, MOST_PARTICIPANTS)).map(participantOf);
    return {
      conversation,
      movedFrom: conversation.id === query.id ? null : query.id,
      messages: isClear ? messages : messages.map(maskedMessage),
      nextMessages: last
        ? writePageMark({ at: last.at_exact, id: last.interaction_id, count: { value: 0, capped: true } })
        : null,
      participants: isClear ? participants : participants.map(maskedParticipant),
    };
  };
  return transact(db, show, { isolation: "repeatable read" });
}

async function findConversation(
  tx: Handle,
  { id, now, clear = "all" }: { readonly id: string; readonly now: Date; readonly clear?: Reach | undefined },
): Promise<{ conversation: ListedConversation; isClear: boolean }> {
  const [here] = await findListed(tx, [id]);
  const leadsTo = here ? undefined : await findAlias(tx, id);
  const [row] = here ? [here] : leadsTo ? await findListed(tx, [leadsTo]) : [];
  if (!row) throw unknownConversation(id);
  return { conversation: listedOf(row, now, clear), isClear: isWithin(clear, row) };
}

function participantOf(row: ParticipantRow): Participant {
  return {
    identityId: row.identity_id,
    personId: row.person_id,
    name: row.name,
    kind: row.kind,
    value: row.kind === "anonymous" ? null : row.value,
    role: row.role,
  };
}
