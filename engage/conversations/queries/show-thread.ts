import { writePageMark } from "@firsthand/kernel/page-marks";
import { transact, type Handle } from "@firsthand/platform/storage";

import type { ListedConversation, Participant, Thread } from "../contract.ts";
import { unknownConversation } from "../errors.ts";
import { readMark } from "../rules/page-mark.ts";
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
  },
): Promise<Thread> {
  const after = query.after === undefined ? undefined : readMark(query.after);
  // On one state of the log: a message that moves meanwhile must not be in both, or in neither.
  const show = async (tx: Handle): Promise<Thread> => {
    const conversation = await findConversation(tx, query.id, query.now);
    const rows = await findMessages(tx, conversation.id, { limit: query.limit + 1, after });
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      conversation,
      movedFrom: conversation.id === query.id ? null : query.id,
      messages: await shownMessages(tx, page),
      nextMessages: last
        ? writePageMark({ at: last.at_exact, id: last.interaction_id, count: { value: 0, capped: true } })
        : null,
      participants: (await findParticipants(tx, conversation.id, MOST_PARTICIPANTS)).map(participantOf),
    };
  };
  return transact(db, show, { isolation: "repeatable read" });
}

async function findConversation(tx: Handle, id: string, now: Date): Promise<ListedConversation> {
  const [row] = await findListed(tx, [id]);
  if (row) return listedOf(row, now);
  const leadsTo = await findAlias(tx, id);
  const [moved] = leadsTo ? await findListed(tx, [leadsTo]) : [];
  if (!moved) throw unknownConversation(id);
  return listedOf(moved, now);
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
