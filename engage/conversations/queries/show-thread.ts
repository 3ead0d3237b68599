import { type Reach, isWithin } from "@firsthand/kernel/permissions";
import { writePageMark } from "@firsthand/kernel/page-marks";
import { transact, type Handle } from "@firsthand/platform/storage";

import type { ListedConversation, Participant, ShownMessage, Thread } from "../contract.ts";
import { unknownConversation } from "../errors.ts";
import { readMark } from "../rules/page-mark.ts";
import { maskedMessage, maskedParticipant } from "../rules/masked.ts";
import { withheldMessage, withheldParticipant } from "../rules/withheld.ts";
import { findAlias, findListed } from "../store/listed.ts";
import { findMessage, findMessages, findParticipants, type ParticipantRow } from "../store/messages.ts";
import { findRestricted, type Restricted } from "../store/restricted.ts";
import { findMaskers } from "./find-maskers.ts";
import { listRows } from "./list-rows.ts";
import { shownMessages } from "./show-message.ts";

const MOST_PARTICIPANTS = 200;

/**
 * One message as `showThread` shows it, however long its thread is; undefined where it lies elsewhere. Throws
 * `unknown_conversation`.
 */
export async function showInThread(
  db: Handle,
  query: { readonly id: string; readonly message: string; readonly now: Date; readonly clear?: Reach | undefined },
): Promise<ShownMessage | undefined> {
  return transact(
    db,
    async (tx) => {
      const { conversation, isClear } = await findConversation(tx, query);
      const row = await findMessage(tx, conversation.id, query.message);
      if (!row) return undefined;
      const customerId = conversation.customer.identityId;
      const restricted = await findRestricted(tx, [customerId, row.author_id]);
      const [message] = (await shownMessages(tx, [row])).map((one) => withheldMessage(one, customerId, restricted));
      if (!message || isClear) return message;
      return maskedMessage(message, (await findMaskers(tx, [conversation.id]))(conversation.id));
    },
    { isolation: "repeatable read" },
  );
}

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
    const customerId = conversation.customer.identityId;
    const rows = await findMessages(tx, conversation.id, { limit: query.limit + 1, after });
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    const everybody = await findParticipants(tx, conversation.id, MOST_PARTICIPANTS);
    const present = [...everybody.map((row) => row.identity_id), ...page.map((row) => row.author_id)];
    const restricted = await findRestricted(tx, [customerId, ...present]);
    const messages = (await shownMessages(tx, page)).map((one) => withheldMessage(one, customerId, restricted));
    const participants = everybody.map((row) => participantOf(row, restricted));
    const maskerIn = await findMaskers(tx, isClear ? [] : [conversation.id]);
    const mask = maskerIn(conversation.id);
    return {
      conversation,
      movedFrom: conversation.id === query.id ? null : query.id,
      messages: isClear ? messages : messages.map((one) => maskedMessage(one, mask)),
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
  const [conversation] = await listRows(tx, [row], { now, clear });
  if (!conversation) throw unknownConversation(id);
  return { conversation, isClear: isWithin(clear, row) };
}

function participantOf(row: ParticipantRow, restricted: Restricted): Participant {
  const participant = {
    identityId: row.identity_id,
    personId: row.person_id,
    name: row.name,
    kind: row.kind,
    value: row.kind === "anonymous" ? null : row.value,
    role: row.role,
    restrictedSince: null,
  };
  return withheldParticipant(participant, restricted.get(row.identity_id));
}
